import { expect, it } from 'vitest'
import { judgeDossier, paginate } from './rules.ts'

const matter = {
  state: 'subsidised',
  cause: 'labourPay',
  source: 'self',
  noticeReason: null,
  assignedOn: '2026-03-05' as never,
} as const
const materials = ['applicationForm', 'identity', 'meansStatement', 'caseMaterials']
  .map((code) => ({ phase: 'application', code }))
  .concat([{ phase: 'closing', code: 'agreement' }])
const documents = ['grant-decision', 'assignment-notice', 'closing-report'] as const

it('[AR1] a complete dossier passes; an empty one has everything named', () => {
  expect(judgeDossier(matter, { materials, documents })).toEqual([])
  expect(judgeDossier(matter, { materials: [], documents: [] })).toHaveLength(8)
  expect(judgeDossier(matter, { materials: materials.slice(1), documents }).map(({ text }) => text)).toEqual([
    '缺法律援助申请表',
  ])
})
it('[AR1] a notified matter needs no application papers and no decision', () => {
  expect(
    judgeDossier(
      { ...matter, noticeReason: 'minor' },
      { materials: materials.slice(4), documents: documents.slice(1) },
    ),
  ).toEqual([])
})
it('[AR2] a terminated matter shows its termination instead of a closing report', () => {
  const terminated = { ...matter, state: 'terminated' } as const
  expect(
    judgeDossier(terminated, {
      materials: materials.slice(0, 4),
      documents: ['grant-decision', 'assignment-notice', 'termination-decision'],
    }),
  ).toEqual([])
  expect(judgeDossier(terminated, { materials, documents }).map(({ text }) => text)).toEqual(['缺终止法律援助决定书'])
})
it('[AR3] pages run on without a gap', () => {
  const paper = { title: 'x', responsible: 'y', on: null }
  expect(
    paginate([
      { ...paper, pages: 2 },
      { ...paper, pages: 1 },
      { ...paper, pages: 3 },
    ]).map(({ firstPage, lastPage }) => [firstPage, lastPage]),
  ).toEqual([
    [1, 2],
    [3, 3],
    [4, 6],
  ])
})
