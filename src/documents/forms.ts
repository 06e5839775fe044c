import { applicationForm } from './application-form.ts'
import { changeApplication } from './change-application.ts'
import { consultationRecord } from './consultation-record.ts'
import { counselAgreement } from './counsel-agreement.ts'
import { dossierNote } from './dossier-note.ts'
import { hearingObservation } from './hearing-observation.ts'
import { helpApplication } from './help-application.ts'
import { helpCover } from './help-cover.ts'
import { helpLedger } from './help-ledger.ts'
import { helpNoticeCourt, helpNoticePolice, helpNoticeProcuratorate, helpNoticeSecurity } from './help-notice.ts'
import { helpRecord } from './help-record.ts'
import { meansStatement } from './means-statement.ts'
import { paperSlip } from './paper-slip.ts'
import { powerOfAttorney } from './power-of-attorney.ts'
import { progressRecord } from './progress-record.ts'
import { qualityTable } from './quality-table.ts'
import { returnVisit } from './return-visit.ts'
import { reviewForm } from './review-form.ts'
import { sealApproval } from './seal-approval.ts'
import { serviceReceipt } from './service-receipt.ts'
import { subsidyApproval } from './subsidy-approval.ts'

/** What is filled in, printed and signed by hand: it takes no number and nothing is kept of it but that it was printed. */
export const FORMS = {
  'consultation-record': consultationRecord,
  'application-form': applicationForm,
  'power-of-attorney': powerOfAttorney,
  'means-statement': meansStatement,
  'review-form': reviewForm,
  'counsel-agreement': counselAgreement,
  'progress-record': progressRecord,
  'change-application': changeApplication,
  'service-receipt': serviceReceipt,
  'help-application': helpApplication,
  'help-notice-police': helpNoticePolice,
  'help-notice-security': helpNoticeSecurity,
  'help-notice-procuratorate': helpNoticeProcuratorate,
  'help-notice-court': helpNoticeCourt,
  'help-record': helpRecord,
  'help-ledger': helpLedger,
  'help-cover': helpCover,
  'hearing-observation': hearingObservation,
  'return-visit': returnVisit,
  'subsidy-approval': subsidyApproval,
  'quality-table': qualityTable,
  'seal-approval': sealApproval,
  'dossier-note': dossierNote,
  'paper-slip': paperSlip,
} as const
export type FormKind = keyof typeof FORMS
