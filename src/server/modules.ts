import { access } from '#modules/access/contract.ts'
import { accessOperations } from '#modules/access/operations.ts'
import { administration } from '#modules/administration/contract.ts'
import { administrationOperations } from '#modules/administration/operations.ts'
import { agency } from '#modules/agency/contract.ts'
import { agencyOperations } from '#modules/agency/operations.ts'
import { application } from '#modules/application/contract.ts'
import { applicationOperations } from '#modules/application/operations.ts'
import { archive } from '#modules/archive/contract.ts'
import { archiveOperations } from '#modules/archive/operations.ts'
import { assignment } from '#modules/assignment/contract.ts'
import { assignmentOperations } from '#modules/assignment/operations.ts'
import { calendar } from '#modules/calendar/contract.ts'
import { calendarOperations } from '#modules/calendar/operations.ts'
import { change } from '#modules/change/contract.ts'
import { changeOperations } from '#modules/change/operations.ts'
import { closing } from '#modules/closing/contract.ts'
import { closingOperations } from '#modules/closing/operations.ts'
import { consultation } from '#modules/consultation/contract.ts'
import { consultationOperations } from '#modules/consultation/operations.ts'
import { continuation } from '#modules/continuation/contract.ts'
import { continuationOperations } from '#modules/continuation/operations.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { cooperation } from '#modules/cooperation/contract.ts'
import { cooperationOperations } from '#modules/cooperation/operations.ts'
import { counsel } from '#modules/counsel/contract.ts'
import { counselOperations } from '#modules/counsel/operations.ts'
import { decision } from '#modules/decision/contract.ts'
import { decisionOperations } from '#modules/decision/operations.ts'
import { desk } from '#modules/desk/contract.ts'
import { deskOperations } from '#modules/desk/operations.ts'
import { document } from '#modules/document/contract.ts'
import { documentOperations } from '#modules/document/operations.ts'
import { factor } from '#modules/factor/contract.ts'
import { factorOperations } from '#modules/factor/operations.ts'
import { form } from '#modules/form/contract.ts'
import { formOperations } from '#modules/form/operations.ts'
import { handling } from '#modules/handling/contract.ts'
import { handlingOperations } from '#modules/handling/operations.ts'
import { help } from '#modules/help/contract.ts'
import { helpOperations } from '#modules/help/operations.ts'
import { ledger } from '#modules/ledger/contract.ts'
import { ledgerOperations } from '#modules/ledger/operations.ts'
import { matter } from '#modules/matter/contract.ts'
import { matterOperations } from '#modules/matter/operations.ts'
import { notice } from '#modules/notice/contract.ts'
import { noticeOperations } from '#modules/notice/operations.ts'
import { objection } from '#modules/objection/contract.ts'
import { objectionOperations } from '#modules/objection/operations.ts'
import { policy } from '#modules/policy/contract.ts'
import { policyOperations } from '#modules/policy/operations.ts'
import { quality } from '#modules/quality/contract.ts'
import { qualityOperations } from '#modules/quality/operations.ts'
import { reading } from '#modules/reading/contract.ts'
import { readingOperations } from '#modules/reading/operations.ts'
import { reminder } from '#modules/reminder/contract.ts'
import { reminderOperations } from '#modules/reminder/operations.ts'
import { roster } from '#modules/roster/contract.ts'
import { rosterOperations } from '#modules/roster/operations.ts'
import { seal } from '#modules/seal/contract.ts'
import { sealOperations } from '#modules/seal/operations.ts'
import { service } from '#modules/service/contract.ts'
import { serviceOperations } from '#modules/service/operations.ts'
import { subsidy } from '#modules/subsidy/contract.ts'
import { subsidyOperations } from '#modules/subsidy/operations.ts'
import { view } from '#modules/view/contract.ts'
import { viewOperations } from '#modules/view/operations.ts'
import { type Module, pair } from './http.ts'

/** Every room of the house: its contract with what answers it. A new module is one line here. */
export const MODULES: readonly Module[] = [
  pair(access, accessOperations),
  pair(administration, administrationOperations),
  pair(counsel, counselOperations),
  pair(factor, factorOperations),
  pair(desk, deskOperations),
  pair(consultation, consultationOperations),
  pair(application, applicationOperations),
  pair(notice, noticeOperations),
  pair(cooperation, cooperationOperations),
  pair(continuation, continuationOperations),
  pair(matter, matterOperations),
  pair(decision, decisionOperations),
  pair(objection, objectionOperations),
  pair(assignment, assignmentOperations),
  pair(change, changeOperations),
  pair(roster, rosterOperations),
  pair(help, helpOperations),
  pair(handling, handlingOperations),
  pair(closing, closingOperations),
  pair(quality, qualityOperations),
  pair(subsidy, subsidyOperations),
  pair(archive, archiveOperations),
  pair(document, documentOperations),
  pair(seal, sealOperations),
  pair(service, serviceOperations),
  pair(form, formOperations),
  pair(ledger, ledgerOperations),
  pair(
    reading,
    readingOperations((name) => CONTRACTS[name as keyof typeof CONTRACTS]?.summary ?? name),
  ),
  pair(policy, policyOperations),
  pair(calendar, calendarOperations),
  pair(agency, agencyOperations),
  pair(view, viewOperations),
  pair(reminder, reminderOperations),
]
