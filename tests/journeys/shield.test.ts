import { Writable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instantOf } from '#kernel/plain-date.ts'
import { openFileStore } from '#platform/files.ts'
import { createTypesetter } from '#platform/typesetter.ts'
import { buildServer } from '#server/http.ts'
import { openMetrics } from '#server/metrics.ts'
import { MODULES } from '#server/modules.ts'
import { identifyBySession } from '#server/session.ts'
import { idNumberOf, wageClaim } from '../examples.ts'
import { type Centre, newId, openCentre } from '../world.ts'

let centre: Centre
let app: FastifyInstance
const lines: string[] = []
let close: () => Promise<void>

beforeAll(async () => {
  centre = await openCentre()
  const logger = pino(
    new Writable({
      write(line, _encoding, done) {
        lines.push(String(line))
        done()
      },
    }),
  )
  const typesetter = createTypesetter()
  app = await buildServer(
    {
      db: centre.db,
      typesetter,
      files: openFileStore('/nonexistent'),
      vault: centre.vault,
      now: () => instantOf(Date.now()),
      identify: identifyBySession(centre.db),
      open: { logger, metrics: openMetrics(centre.db) },
    },
    MODULES,
  )
  close = async () => {
    await app.close()
    await typesetter.close()
    await centre.close()
  }
})
afterAll(() => close?.())

describe('the program that people reach', () => {
  it('lets no foreign and no inline script run, and nobody else frame it', async () => {
    const { headers } = await app.inject('/api/me')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'self'")
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
  })
  it('logs each answer with its request id, and nothing of anybody', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/applications',
      payload: wageClaim(newId(), { recipients: [{ name: '样例不入日志', idNumber: idNumberOf(77) }] }),
      headers: { 'idempotency-key': newId() },
    })
    const line = lines.find((each) => each.includes(answer.json().requestId))
    expect(JSON.parse(line ?? '{}')).toMatchObject({ operation: 'submitApplication', status: 401 })
    expect(lines.join('')).not.toMatch(/样例不入日志|340422198001010/)
  })
  it('lets a stranger try some thirty passwords a minute, and says when to go on', async () => {
    const answers = []
    for (let tries = 0; tries < 35; tries++)
      answers.push(
        await app.inject({
          method: 'POST',
          url: '/api/sign-in',
          remoteAddress: '127.0.0.9',
          headers: { 'idempotency-key': newId() },
          payload: { login: `nobody-${tries}`, password: 'x' },
        }),
      )
    expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(30)
    expect(answers.at(-1)?.json()).toMatchObject({
      code: 'too_many',
      message: expect.stringMatching(/请 \d+ 秒后再试/),
    })
    expect((await app.inject('/api/me')).statusCode).toBe(401)
  })
})

it('shows a person’s full numbers some thirty times an hour, no more', async () => {
  const reviewer = await centre.hire({ roles: ['reviewer'], name: '审查员' })
  const matterId = newId()
  await reviewer.api.submitApplication(wageClaim(matterId))
  const personId = (await reviewer.api.readMatter({ matterId })).parties[0]?.personId as string
  for (let looks = 0; looks < 30; looks++) await reviewer.api.revealPerson({ matterId, personId })
  await expect(reviewer.api.revealPerson({ matterId, personId })).rejects.toMatchObject({
    code: 'too_many',
    basis: expect.stringContaining('个人信息保护法'),
  })
})

it('keeps people’s numbers sealed in the database, each for its own row', async () => {
  const { rows, sql } = await import('#platform/database.ts')
  const kept = await rows(
    centre.db,
    sql<{
      idNumber: string
      phone: string
    }>`select id_number, phone from person where id_number is not null and phone is not null`,
  )
  expect(kept.length).toBeGreaterThan(0)
  for (const { idNumber, phone } of kept)
    expect([idNumber, phone].every((text) => /^v1\.intl\.[\w-]+\.[\w-]+$/.test(text))).toBe(true)
  const [facts] = await rows(centre.db, sql<{ facts: string }>`select facts from document limit 1`)
  expect(facts?.facts).toMatch(/^v1\.intl\./)
})

it('asks for a reason before a file without a task opens, and shows it on the director’s board', async () => {
  const reviewer = await centre.hire({ roles: ['reviewer'], name: '审查员乙' })
  const director = await centre.hire({ roles: ['director'], name: '主任乙' })
  const archivist = await centre.hire({ roles: ['archivist'], name: '档案员乙' })
  const matterId = newId()
  await reviewer.api.submitApplication(
    wageClaim(matterId, { recipients: [{ name: '样例被看', idNumber: idNumberOf(79) }] }),
  )
  const titleFor = async ({ api }: typeof reviewer) =>
    (await api.listMatters({})).rows.find(({ id }) => id === matterId)?.title
  expect([await titleFor(reviewer), await titleFor(archivist)]).toEqual([
    '样例被看请求支付劳动报酬',
    '样***请求支付劳动报酬',
  ])
  await expect(archivist.api.readMatter({ matterId })).rejects.toMatchObject({ code: 'reason_needed' })
  await archivist.api.openMatter({ matterId, reason: '核对统计数字' })
  expect((await archivist.api.readMatter({ matterId })).opening).toMatchObject({ reason: '核对统计数字' })
  expect((await reviewer.api.readMatter({ matterId })).opening).toBeNull()
  expect((await director.api.listOpenings({}))[0]).toMatchObject({ matterId, by: '档案员乙', reason: '核对统计数字' })
  const seen = await director.api.listReadings({ idNumber: idNumberOf(79) })
  expect(seen.map(({ by, operation }) => `${by} ${operation}`)).toEqual(
    expect.arrayContaining([
      '审查员乙 submitApplication',
      '档案员乙 openMatter',
      '档案员乙 readMatter',
      '审查员乙 readMatter',
    ]),
  )
  await expect(archivist.api.listOpenings({})).rejects.toMatchObject({ code: 'not_permitted' })
})

it('tells an auditor who read somebody’s consultation, and a leader’s list no whole names', async () => {
  const reviewer = await centre.hire({ roles: ['reviewer'], name: '审查员丙' })
  const auditor = await centre.hire({ roles: ['auditor'], name: '审计员丙' })
  const leader = await centre.hire({ roles: ['bureau'], name: '分管领导丙' })
  const consultationId = newId()
  await reviewer.api.recordConsultation({
    consultationId,
    channel: 'visit',
    cause: 'other',
    groups: [],
    name: '样例问事人',
    question: '咨询',
    answer: '已答复',
    toldMayApply: false,
  })
  await reviewer.api.readConsultation({ consultationId })
  const seen = await auditor.api.listReadings({ name: '样例问事人' })
  expect(seen.map(({ operation }) => operation)).toEqual(['readConsultation', 'recordConsultation'])
  const nameFor = async ({ api }: typeof reviewer) =>
    (await api.listConsultations({})).rows.find(({ id }) => id === consultationId)?.name
  expect([await nameFor(reviewer), await nameFor(leader)]).toEqual(['样例问事人', '样****'])
})
