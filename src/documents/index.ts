import { assignmentNotice } from './assignment-notice.ts'
import { changeNotice } from './change-notice.ts'
import { closingReport } from './closing-report.ts'
import { cooperationLetter } from './cooperation-letter.ts'
import { dossierCover } from './dossier-cover.ts'
import { dossierIndex } from './dossier-index.ts'
import { forwardingNotice } from './forwarding-notice.ts'
import { grantDecision } from './grant-decision.ts'
import { introductionLetter } from './introduction-letter.ts'
import { materialReceipt } from './material-receipt.ts'
import { noticeReceipt } from './notice-receipt.ts'
import { objectionDecision } from './objection-decision.ts'
import { officialLetter } from './official-letter.ts'
import { opinionInquiry } from './opinion-inquiry.ts'
import { refusalDecision } from './refusal-decision.ts'
import { supplementNotice } from './supplement-notice.ts'
import { terminationDecision } from './termination-decision.ts'
import { terminationLetter } from './termination-letter.ts'

/** Every official document of the centre by its kind, in the order of the Ministry's forms. */
export const DOCUMENTS = {
  'material-receipt': materialReceipt,
  'notice-receipt': noticeReceipt,
  'supplement-notice': supplementNotice,
  'forwarding-notice': forwardingNotice,
  'cooperation-letter': cooperationLetter,
  'grant-decision': grantDecision,
  'refusal-decision': refusalDecision,
  'assignment-notice': assignmentNotice,
  'official-letter': officialLetter,
  'introduction-letter': introductionLetter,
  'change-notice': changeNotice,
  'termination-decision': terminationDecision,
  'termination-letter': terminationLetter,
  'objection-decision': objectionDecision,
  'closing-report': closingReport,
  'opinion-inquiry': opinionInquiry,
  'dossier-cover': dossierCover,
  'dossier-index': dossierIndex,
} as const
export type DocumentKind = keyof typeof DOCUMENTS
