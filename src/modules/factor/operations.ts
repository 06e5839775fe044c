import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { verify } from 'otplib'
import { type Instant, msOf } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import { isLocked } from '#modules/access/rules.ts'
import { digestToken } from '#modules/access/token.ts'
import type { CommandContext, Operations, SessionAnswer } from '#platform/context.ts'
import { KeptRefusal } from '#platform/kept-refusal.ts'
import type { factor } from './contract.ts'
import { challengeFrom, lockCodes, provenFrom } from './rules.ts'
import {
  deleteFactor,
  listFactors,
  listPasskeys,
  listTotps,
  readAttempts,
  readProof,
  resetAccount,
  saveAttempts,
  saveChallenge,
  saveCounter,
  savePasskey,
  saveProof,
  saveStep,
  saveTotp,
  takeChallenge,
} from './store.ts'

// Loaded when somebody has a passkey: it is the heaviest import of the house, and the server must be back in seconds.
const webauthn = () => import('@simplewebauthn/server')

type Context = CommandContext & { session: SessionAnswer }
const BASIS = '网络安全等级保护基本要求 8.1.4 身份鉴别'
const STEP = 30 // seconds; a phone's clock may be one step off

const stepOf = async (
  secret: string,
  token: string,
  now: Instant,
  afterStep: number | null,
): Promise<number | null> => {
  const checked = await verify({
    secret,
    token,
    epoch: Math.floor(msOf(now) / 1000),
    epochTolerance: STEP,
    ...(afterStep !== null && { afterTimeStep: afterStep }),
  })
  return checked.valid && 'timeStep' in checked ? checked.timeStep : null
}

/** Whoever has a factor already adds another one only after proving; the first one is added on the password alone. */
async function requireProofToAdd(context: Context): Promise<void> {
  const { tx, actor, now, session } = context
  // An inner server knows no sessions, and asks nobody for a proof.
  if (session.token === null || (await listFactors(tx, actor)).length === 0) return
  const until = await readProof(tx, digestToken(session.token))
  if (!until || until <= now)
    throw new Refusal('second_factor_needed', '已有二次验证方式，增加新的方式要先用原来的方式验证', BASIS)
}

async function prove({ tx, now, session }: Context): Promise<{ provenUntil: Instant }> {
  const until = provenFrom(now)
  if (session.token) await saveProof(tx, digestToken(session.token), until)
  return { provenUntil: until }
}

/** Counts a wrong code although it is refused. */
async function refuseCode({ tx, actor, now }: Context, failures: number): Promise<never> {
  await saveAttempts(tx, actor, { failures: failures + 1, lockedUntil: lockCodes(failures + 1, now) })
  throw new KeptRefusal('invalid', '验证码不对或者已经用过，请输入手机上当前显示的 6 位数字', BASIS, [
    { field: 'code', message: '验证码不对或者已经用过' },
  ])
}
async function requireUnlocked({ tx, actor, now }: Context): Promise<number> {
  const { failures, lockedUntil } = await readAttempts(tx, actor)
  if (isLocked(lockedUntil, now))
    throw new Refusal('too_many', '验证码连续输错，请 15 分钟后再试，或者改用通行密钥', BASIS)
  return failures
}
/** The library throws at whatever is not as it should be; to the person it is one thing. */
const noPasskey = () => new Refusal('invalid', '通行密钥没有通过验证，请重试，或者改用手机验证码', BASIS)
const siteOf = ({ session }: Context) => ({ origin: session.origin, id: new URL(session.origin).hostname })
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'))

export const factorOperations: Operations<typeof factor> = {
  async listFactors(context) {
    const { db, actor, now } = context
    const { token } = context.session
    const until = token ? await readProof(db, digestToken(token)) : null
    return { provenUntil: until && until > now ? until : null, factors: await listFactors(db, actor) }
  },

  async addTotp(context, { factorId, label, secret, code }) {
    const { now } = context
    await requireProofToAdd(context)
    const failures = await requireUnlocked(context)
    const step = await stepOf(secret, code, now, null)
    if (step === null) return refuseCode(context, failures)
    await saveTotp(context, { id: factorId, label, secret, step })
    return prove(context)
  },

  async startPasskey(context) {
    const { tx, actor, now } = context
    await requireProofToAdd(context)
    const known = await listPasskeys(tx, actor)
    const options = await (await webauthn()).generateRegistrationOptions({
      rpName: '法律援助工作台',
      rpID: siteOf(context).id,
      userName: actor.name,
      userID: new TextEncoder().encode(actor.userId) as Uint8Array<ArrayBuffer>,
      attestationType: 'none',
      excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
      authenticatorSelection: { residentKey: 'discouraged', userVerification: 'required' },
    })
    await saveChallenge(tx, actor, options.challenge, challengeFrom(now))
    return { ...options }
  },

  async addPasskey(context, { factorId, label, response }) {
    const { tx, actor, now } = context
    await requireProofToAdd(context)
    const challenge = await takeChallenge(tx, actor, now)
    if (!challenge) throw noPasskey()
    const { origin, id } = siteOf(context)
    const { verified, registrationInfo } = await (await webauthn())
      .verifyRegistrationResponse({
        response: response as unknown as RegistrationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: id,
      })
      .catch(() => ({ verified: false as const, registrationInfo: undefined }))
    if (!verified) throw noPasskey()
    const { credential } = registrationInfo
    await savePasskey(
      tx,
      actor,
      {
        id: factorId,
        label,
        credentialId: credential.id,
        publicKey: Buffer.from(credential.publicKey).toString('base64url'),
        counter: credential.counter,
        transports: credential.transports ?? [],
      },
      now,
    )
    return prove(context)
  },

  async proveByCode(context, { code }) {
    const { tx, actor, now } = context
    const failures = await requireUnlocked(context)
    for (const { id, secret, lastStep } of await listTotps(context, actor)) {
      const step = await stepOf(secret, code, now, lastStep)
      if (step === null) continue
      await saveStep(tx, actor, id, step, now)
      await saveAttempts(tx, actor, { failures: 0, lockedUntil: null })
      return prove(context)
    }
    return refuseCode(context, failures)
  },

  async startProof(context) {
    const { tx, actor, now } = context
    const known = await listPasskeys(tx, actor)
    if (known.length === 0) throw new Refusal('not_now', '还没有登记通行密钥，请用手机验证码，或者先登记', BASIS)
    const options = await (await webauthn()).generateAuthenticationOptions({
      rpID: siteOf(context).id,
      allowCredentials: known.map(({ credentialId, transports }) => ({
        id: credentialId,
        transports: transports as AuthenticatorTransport[],
      })),
      userVerification: 'required',
    })
    await saveChallenge(tx, actor, options.challenge, challengeFrom(now))
    return { ...options }
  },

  async proveByPasskey(context, { response }) {
    const { tx, actor, now } = context
    const challenge = await takeChallenge(tx, actor, now)
    const passkey = (await listPasskeys(tx, actor)).find(({ credentialId }) => credentialId === response.id)
    if (!challenge || !passkey) throw noPasskey()
    const { origin, id } = siteOf(context)
    const { verified, authenticationInfo } = await (await webauthn())
      .verifyAuthenticationResponse({
        response: response as unknown as AuthenticationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: id,
        credential: { id: passkey.credentialId, publicKey: bytesOf(passkey.publicKey), counter: passkey.counter },
      })
      .catch(() => ({ verified: false as const, authenticationInfo: undefined }))
    if (!verified || !authenticationInfo) throw noPasskey()
    await saveCounter(tx, actor, passkey.id, authenticationInfo.newCounter, now)
    return prove(context)
  },

  async removeFactor({ tx, actor }, { factorId }) {
    await deleteFactor(tx, actor, factorId)
    return {}
  },

  async resetFactors({ tx, actor }, { accountId }) {
    if (accountId === actor.userId)
      throw new Refusal('not_permitted', '不能清除自己的二次验证方式，请由另一位系统管理员办理', BASIS)
    if (!(await resetAccount(tx, actor.county, accountId)))
      throw new Refusal('not_found', '没有这个用户，请从用户名册中选择')
    return {}
  },
}
