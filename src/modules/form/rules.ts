import type { Cause } from '#law/terms.ts'

/** How a person signs a form: by hand on a screen, by typing the name, or on paper, whichever the person chooses. */
export const SIGNING_MANNERS = { drawn: '在屏幕上手写', typed: '键入姓名' } as const
export type SigningManner = keyof typeof SIGNING_MANNERS

/** The forms that the recipient signs. */
export const SIGNED_FORMS = [
  'application-form',
  'means-statement',
  'power-of-attorney',
  'counsel-agreement',
  'change-application',
] as const
export type SignedForm = (typeof SIGNED_FORMS)[number]

const OF_PERSONAL_STATUS: readonly Cause[] = ['marriage', 'inheritance']
/** Papers of marriage, adoption and inheritance are signed on paper (电子签名法 第三条); null where a signature on a screen will do. */
export const paperOnly = (cause: Cause, form: SignedForm): string | null =>
  OF_PERSONAL_STATUS.includes(cause) && (form === 'power-of-attorney' || form === 'counsel-agreement')
    ? '涉及婚姻、收养、继承等人身关系的，应当在纸质文书上亲笔签名；请打印后签名，再扫描上传'
    : null
