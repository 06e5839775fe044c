import { COMPULSORY_MEASURES, NOTICE_KINDS } from '#law/notices.ts'
import { NOTICE_REASONS, STAGES } from '#law/terms.ts'
import type { NoticeColumn } from '#modules/notice/columns.ts'
import type { Answer } from '#web/ui/ask.ts'
import type { Column } from '#web/ui/data-table.tsx'
import { wordFor } from '#web/ui/labels.ts'
import { momentText, shortDay } from '#web/ui/when.ts'

export type Notice = Answer<'listNotices'>['rows'][number]
export type Row = Notice & { id: string }

/** An organ reads its own list and knows which organ it is. */
type Reader = { today: string; isAgency: boolean }
export const COLUMNS: Record<NoticeColumn, (reader: Reader) => Column<Row>> = {
  organ: ({ isAgency }) => ({
    title: isAgency ? '通知' : '办案机关',
    width: 230,
    show: ({ organisation, kind, documentNumber }) => (
      <>
        {isAgency ? NOTICE_KINDS[kind] : `${organisation} ${NOTICE_KINDS[kind]}`}
        <span className="basis">{documentNumber}</span>
      </>
    ),
  }),
  caseNumber: () => ({ title: '办案机关案号', width: 200, show: ({ caseNumber }) => caseNumber }),
  person: () => ({
    title: '当事人',
    show: ({ name, charge, stage, reason, stateSecret, coDefendants }) =>
      stateSecret ? (
        '涉密，线下办理'
      ) : (
        <>
          {name} {charge}（{wordFor(STAGES, stage)}）
          <span className="basis">
            {[wordFor(NOTICE_REASONS, reason), coDefendants.length > 0 && `同案：${coDefendants.join('、')}`]
              .filter(Boolean)
              .join('；')}
          </span>
        </>
      ),
  }),
  measure: () => ({
    title: '强制措施',
    width: 130,
    show: ({ measure, heldIn }) => (
      <>
        {wordFor(COMPULSORY_MEASURES, measure)}
        <span className="basis">{heldIn}</span>
      </>
    ),
  }),
  hearing: () => ({
    title: '开庭',
    width: 150,
    sort: 'hearingAt',
    show: ({ hearingAt, hearingPlace }) =>
      hearingAt && (
        <>
          {momentText(hearingAt)}
          <span className="basis">{hearingPlace}</span>
        </>
      ),
  }),
  handler: () => ({
    title: '承办人',
    width: 130,
    show: ({ handler, handlerPhone }) => (
      <>
        {handler}
        <span className="basis">{handlerPhone}</span>
      </>
    ),
  }),
  received: () => ({
    ...{ title: '收到', width: 120, sort: 'receivedAt' },
    show: ({ receivedAt }) => momentText(receivedAt),
  }),
  answer: ({ today }) => ({
    title: '答复',
    width: 190,
    show: ({ answeredAt, dueOn, isLate, counsel }) =>
      answeredAt ? (
        <>
          {momentText(answeredAt)}
          {isLate && '（逾期）'}
          <span className="basis">{counsel}</span>
        </>
      ) : isLate ? (
        <b className="due-late">{shortDay(dueOn, today)}到期，已逾期</b>
      ) : (
        `${shortDay(dueOn, today)}到期`
      ),
  }),
}
