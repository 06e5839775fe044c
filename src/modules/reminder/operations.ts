import { maskPhone } from '#kernel/mask.ts'
import { type Instant, instantOf, msOf } from '#kernel/plain-date.ts'
import { Refusal } from '#kernel/refusal.ts'
import { shownSince } from '#modules/access/rules.ts'
import { readPlace } from '#modules/access/store.ts'
import { newWebhookSecret } from '#modules/access/token.ts'
import { listNamed } from '#modules/matter/list.ts'
import { titleOf } from '#modules/matter/people.ts'
import { subjectOf } from '#modules/matter/rules.ts'
import { lockPolicy } from '#modules/policy/store.ts'
import type { Operations } from '#platform/context.ts'
import type { reminder } from './contract.ts'
import { isOver, mayReach, REMINDER_RULES, RULE_NAMES, textOf, textStateOf } from './rules.ts'
import { countUnread, listChanges, listTold, markRead, readSettings, saveChange } from './store.ts'
import { endGateway, findGateway, findGatewaySecret, listTexts, readChoice, saveChoice, saveGateway } from './texts.ts'

const SHOWN_MS = 30 * 24 * 3_600_000
const MOST = 200
const TEXTS = 100
const since = (now: Instant) => instantOf(msOf(now) - SHOWN_MS)

export const reminderOperations: Operations<typeof reminder> = {
  countReminders: async ({ db, actor, now, today }) => ({ unread: await countUnread(db, actor, since(now), today) }),

  async listReminders({ db, actor, now, today }) {
    const told = await listTold(db, actor, since(now), MOST)
    const ids = told.flatMap(({ matterId }) => matterId ?? [])
    const seen = new Map((await listNamed(db, actor, ids)).map((matter) => [matter.id, matter]))
    return told.flatMap((one) => {
      const matter = one.matterId === null ? null : seen.get(one.matterId)
      if (matter === undefined) return []
      const { id, rule, what, basis, toldAt, readAt } = one
      return {
        ...{ id, rule, what, basis, toldAt },
        isRead: readAt !== null,
        isOver: isOver(one, matter?.state ?? null, today),
        matter: matter && {
          id: matter.id,
          number: matter.number,
          title: titleOf(matter.firstName, matter.recipients, subjectOf(matter)),
        },
      }
    })
  },

  async markRemindersRead({ tx, actor, now }, { reminderIds = null }) {
    await markRead(tx, actor, reminderIds, now)
    return {}
  },

  async readReminderChoice(context) {
    const { db, actor, today } = context
    const { phone, texts, quiet } = await readChoice(context, actor)
    const settings = await readSettings(db, actor.county, today)
    const { practice } = await readPlace(db, actor)
    return {
      ...{ texts, quiet, phone: phone && maskPhone(phone) },
      mine: RULE_NAMES.filter((rule) => mayReach(actor.roles, settings[rule])).map((rule) => ({
        rule,
        isObligatory: REMINDER_RULES[rule].isObligatory === true,
      })),
      goesOut: practice || (await findGateway(db, actor.county)) !== undefined,
    }
  },

  async saveReminderChoice(context, { phone, texts, quiet }) {
    const kept = await readChoice(context, context.actor)
    if (quiet.some((rule) => REMINDER_RULES[rule].isObligatory))
      throw new Refusal('invalid', '期限已过的提醒不能关闭，其他的可以', '规则 RM5', [
        { field: 'quiet', message: '其中有不能关闭的提醒' },
      ])
    await saveChoice(context, { phone: phone === undefined ? kept.phone : phone, texts, quiet })
    return {}
  },

  async readReminderRules({ db, actor, today }) {
    const settings = await readSettings(db, actor.county, today)
    const changes = await listChanges(db, actor.county)
    return RULE_NAMES.map((rule) => {
      const { basis, daysAhead, isObligatory = false } = REMINDER_RULES[rule]
      const { tells, ...setting } = settings[rule]
      return {
        ...{ rule, basis, isObligatory, isAhead: daysAhead !== null, tells: [...tells], ...setting },
        changes: changes
          .filter((one) => one.rule === rule)
          .map(({ rule: _rule, tells, ...change }) => ({ ...change, tells: [...tells] })),
      }
    })
  },

  async setReminderRule({ tx, actor, now, today }, { changeId, daysAhead = null, ...change }) {
    const refuse = (field: string, message: string) => new Refusal('invalid', message, '规则 RM4', [{ field, message }])
    const rule = REMINDER_RULES[change.rule]
    if (change.from < today) throw refuse('from', '新的设定不能从过去的日期生效，请选今天或者以后')
    if (rule.isObligatory && !change.inPage) throw refuse('inPage', '期限已过的，页面提醒不能关闭')
    if ((rule.daysAhead !== null) !== (daysAhead !== null))
      throw refuse('daysAhead', rule.daysAhead === null ? '这项提醒不分提前几日，请不填' : '请填写提前几日')
    await saveChange(tx, actor, { id: changeId, daysAhead, ...change }, now)
    return { changeId }
  },

  async readTexts({ db, actor }) {
    const { practice, centre } = await readPlace(db, actor)
    return {
      practice,
      gateway: (await findGateway(db, actor.county)) ?? null,
      texts: (await listTexts(db, actor, TEXTS)).map(({ nextAt, sentAt, rule, number, ...row }) => ({
        ...row,
        text: textOf(centre, rule, number),
        state: textStateOf({ sentAt, nextAt }, practice),
      })),
    }
  },

  async setTextGateway(context, { gatewayId, url }) {
    const { tx, actor, now } = context
    await lockPolicy(tx, actor.county)
    const before = await findGateway(tx, actor.county)
    if (before) await endGateway(tx, actor.county, before.id, now)
    await saveGateway(context, { id: gatewayId, url, secret: newWebhookSecret() })
    return { gatewayId }
  },

  async readGatewaySecret({ db, vault, actor, now }, { gatewayId }) {
    const secret = await findGatewaySecret({ db, vault }, actor.county, gatewayId, shownSince(now))
    if (!secret) throw new Refusal('not_now', '密钥只在设定后一小时内可以查看；遗失的请重新设定短信平台')
    return { secret }
  },

  async endTextGateway({ tx, actor, now }, { gatewayId }) {
    if (!(await endGateway(tx, actor.county, gatewayId, now)))
      throw new Refusal('not_now', '没有这个短信平台，或者已经停用，请刷新页面')
    return { gatewayId }
  },
}
