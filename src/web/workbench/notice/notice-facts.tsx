import { COMPULSORY_MEASURES, NOTICE_KINDS, NOTICE_ROADS, TRIAL_PROCEDURES } from '#law/notices.ts'
import { NOTICE_REASONS, STAGES } from '#law/terms.ts'
import { wordFor } from '#web/ui/labels.ts'
import { Facts } from '#web/ui/panel.tsx'
import { dayText, momentText } from '#web/ui/when.ts'
import type { Notice } from './notice-columns.tsx'

/** A notice as the organ told it last; what is not stated is not shown. Beside its matter, only what the matter does not say itself. */
export function NoticeFacts({ notice: n, isBesideMatter = false }: { notice: Notice; isBesideMatter?: boolean }) {
  const own = (item: string | null) => (isBesideMatter ? null : item)
  return (
    <>
      <Facts
        items={[
          ['办案机关', n.organisation],
          ['类别', own(NOTICE_KINDS[n.kind])],
          ['通知文号', `${n.documentNumber}（${dayText(n.documentOn)}）`],
          [
            '收到',
            `${momentText(n.receivedAt)}，${NOTICE_ROADS[n.road]}${n.times > 1 ? `，共收到 ${n.times} 次` : ''}`,
          ],
          ['答复期限', n.because],
          ['当事人', own(n.stateSecret ? '涉密，不录入' : [n.name, n.idNumber].filter(Boolean).join('，'))],
          ['罪名、案由', own(n.charge)],
          ['所处阶段', own(wordFor(STAGES, n.stage))],
          ['通知事由', own(wordFor(NOTICE_REASONS, n.reason))],
          ['办案机关案号', own(n.caseNumber)],
          ['同案', n.coDefendants.join('、')],
          ['认罪认罚', n.guiltyPlea && '是'],
          ['强制措施', wordFor(COMPULSORY_MEASURES, n.measure)],
          ['羁押场所', n.heldIn],
          ['审理程序', wordFor(TRIAL_PROCEDURES, n.procedure)],
          ['开庭', n.hearingAt && `${momentText(n.hearingAt)}${n.hearingPlace ? `，${n.hearingPlace}` : ''}`],
          ['承办人', `${n.handler}，${n.handlerPhone}`],
          ['情况截至', momentText(n.toldAt)],
          ['律师', own(n.counsel && [n.counsel, n.counselPhone].filter(Boolean).join('，'))],
          ['答复', n.answeredAt && `${momentText(n.answeredAt)}${n.answer ? `：${n.answer}` : ''}`],
        ]}
      />
      {n.remarks.map(({ text, basis }) => (
        <p key={text} className="notice-remark">
          {text}
          <span className="basis">{basis}</span>
        </p>
      ))}
    </>
  )
}
