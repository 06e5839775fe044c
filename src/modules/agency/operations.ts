import { ORGANISATION_KINDS } from '#kernel/actor.ts'
import { Refusal } from '#kernel/refusal.ts'
import { isNoticeAgency } from '#law/notices.ts'
import { digestPassword } from '#modules/access/password.ts'
import { shownSince } from '#modules/access/rules.ts'
import { listOrganisations, saveAccount } from '#modules/access/store.ts'
import { newToken, newWebhookSecret } from '#modules/access/token.ts'
import type { Operations } from '#platform/context.ts'
import type { agency } from './contract.ts'
import { readPublicKey } from './public-key.ts'
import { endLink, findSecret, listLinks, saveLink } from './store.ts'

export const agencyOperations: Operations<typeof agency> = {
  listAgencyLinks: ({ db, actor }) => listLinks(db, actor.county),

  async connectAgency(context, { linkId, organisationId, publicKey: given, webhookUrl = null }) {
    const { tx, actor } = context
    const organisation = (await listOrganisations(tx, actor.county)).find(({ id }) => id === organisationId)
    if (!organisation || !isNoticeAgency(organisation.kind))
      throw new Refusal('invalid', '请选择法院、检察院、公安机关或者看守所；没有的先在机构名册中登记', undefined, [
        { field: 'organisationId', message: '请选择办案机关' },
      ])
    const publicKey = readPublicKey(given)
    if (!publicKey)
      throw new Refusal(
        'invalid',
        '不是 Ed25519 公钥；请办案机关生成密钥后只把公钥（-----BEGIN PUBLIC KEY-----）交来',
        undefined,
        [{ field: 'publicKey', message: '不是 Ed25519 公钥' }],
      )
    const accountId = crypto.randomUUID()
    // It signs what it sends; nobody knows its password, so nobody signs in with it.
    await saveAccount(tx, {
      county: actor.county,
      id: accountId,
      login: `link-${linkId.slice(0, 8)}-${linkId.slice(-12)}`,
      name: `${ORGANISATION_KINDS[organisation.kind]}业务系统`,
      passwordDigest: await digestPassword(newToken()),
      roles: ['agencyClerk'],
      organisationId,
      counselId: null,
    })
    await saveLink(context, {
      id: linkId,
      organisationId,
      accountId,
      publicKey,
      webhookUrl,
      secret: newWebhookSecret(),
    })
    return { linkId }
  },

  async disconnectAgency({ tx, actor, now }, { linkId }) {
    if (!(await endLink(tx, actor.county, linkId, now)))
      throw new Refusal('not_found', '没有这项对接，或者已经停止，请刷新页面')
    return { linkId }
  },

  async readLinkSecret({ db, vault, actor, now }, { linkId }) {
    const secret = await findSecret({ db, vault }, actor.county, linkId, shownSince(now))
    if (!secret) throw new Refusal('not_found', '密钥只在对接后一小时内可以查看；遗失的请停止这项对接，重新登记')
    return { secret }
  },
}
