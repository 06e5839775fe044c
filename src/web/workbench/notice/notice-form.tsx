import { choice } from '#kernel/fields.ts'
import { NOTICE_AGENCIES, NOTICE_ROADS } from '#law/notices.ts'
import { NOTICE_REASONS } from '#law/terms.ts'
import { noticeForm, noticePerson } from '#modules/notice/form.ts'
import type { Answered } from '#web/ui/command.ts'
import { Field } from '#web/ui/field.tsx'
import { setIn } from '#web/ui/form.ts'
import { may, useMe } from '#web/ui/session.ts'
import { CRIMINAL_STAGES } from '../application/suggest.ts'
import { OrganisationPick } from '../register/pick.tsx'
import { RegisterDrawer } from '../register/register-drawer.tsx'
import type { Notice } from './notice-columns.tsx'

// One person on the screen; the interface takes a person as an object of its own.
const schema = noticeForm.omit({ noticeId: true, toldAt: true, person: true }).extend({
  name: noticePerson.shape.name.nullish(),
  idNumber: noticePerson.shape.idNumber,
  reason: choice('提供法律援助的理由', NOTICE_REASONS).nullish(),
})

type Props = {
  noticeId: string
  before: Notice | null
  onClose: () => void
  onDone: (receipt: Answered<'sendNotice'>) => void
}

/** A notice as an organ's clerk fills it in, or the centre's from the paper; with `before`, what has changed since. */
export function NoticeDrawer({ noticeId, before, onClose, onDone }: Props) {
  const me = useMe()
  const isAgency = may(me, 'openNoticePaper')
  return (
    <RegisterDrawer
      name="sendNotice"
      draftName={before ? `notice.${noticeId}` : 'notice'}
      title={
        before ? `情况有变化：${before.name ?? before.documentNumber}` : isAgency ? '发出通知' : '登记办案机关通知'
      }
      size={760}
      schema={schema}
      initial={before ? again(before, isAgency) : { road: isAgency ? 'web' : 'paper', kind: 'defence' }}
      send={({ name, idNumber, ...checked }) => ({
        ...checked,
        noticeId,
        person: name ? { name, idNumber: idNumber ?? null } : null,
        toldAt: new Date().toISOString(),
      })}
      onClose={onClose}
      onDone={onDone}
    >
      {(form) => {
        const { kind, stateSecret } = form.values
        return (
          <>
            <Field scope={form} name="kind" span="all" />
            {!isAgency && (
              <>
                <OrganisationPick
                  title="办案机关"
                  isRequired
                  kinds={NOTICE_AGENCIES}
                  value={form.values.organisationId}
                  fault={form.faults.organisationId}
                  onChange={(organisationId) => setIn(form, { organisationId })}
                />
                <Field
                  scope={form}
                  name="road"
                  only={Object.keys(NOTICE_ROADS).filter((road) => road === 'paper' || road === 'scan')}
                  span="all"
                />
              </>
            )}
            <Field scope={form} name="documentNumber" />
            <Field scope={form} name="documentOn" />
            <Field scope={form} name="stage" only={CRIMINAL_STAGES} />
            <Field scope={form} name="caseNumber" />
            <Field scope={form} name="stateSecret" span="all" />
            {!stateSecret && (
              <>
                <Field scope={form} name="name" title="犯罪嫌疑人、被告人" />
                <Field scope={form} name="idNumber" />
                <Field scope={form} name="charge" />
                {(kind === 'defence' || kind === 'agency') && <Field scope={form} name="reason" />}
                {kind === 'forwarding' && <Field scope={form} name="appliedAt" />}
                <Field scope={form} name="groups" />
                <Field scope={form} name="measure" />
                <Field scope={form} name="heldIn" />
                <Field scope={form} name="procedure" />
                <Field scope={form} name="hearingAt" />
                <Field scope={form} name="hearingPlace" />
                <Field scope={form} name="coDefendants" help="每行一人，没有的不填" span="all" rows={2} />
                <Field scope={form} name="graveSentence" />
                <Field scope={form} name="guiltyPlea" />
              </>
            )}
            <Field scope={form} name="handler" />
            <Field scope={form} name="handlerPhone" />
          </>
        )
      }}
    </RegisterDrawer>
  )
}

/** What was told last, to be changed where it has changed. The number of the ID card stays covered, and is known by the name. */
function again(before: Notice, isAgency: boolean) {
  const { kind, documentNumber, stateSecret, guiltyPlea, handler, handlerPhone, name, reason, caseNumber, charge } =
    before
  const { heldIn, hearingAt, hearingPlace } = before
  return {
    ...{ kind, documentNumber, stateSecret, guiltyPlea, handler, handlerPhone, name, reason, caseNumber, charge },
    ...{ heldIn, hearingAt, hearingPlace },
    road: isAgency ? ('web' as const) : ('paper' as const),
    documentOn: before.documentOn,
    stage: before.stage,
    measure: before.measure,
    procedure: before.procedure,
    ...(!isAgency && { organisationId: before.organisationId }),
  }
}
