import { access } from './access/contract.ts'
import { administration } from './administration/contract.ts'
import { agency } from './agency/contract.ts'
import { application } from './application/contract.ts'
import { archive } from './archive/contract.ts'
import { assignment } from './assignment/contract.ts'
import { change } from './change/contract.ts'
import { closing } from './closing/contract.ts'
import { consultation } from './consultation/contract.ts'
import { continuation } from './continuation/contract.ts'
import { cooperation } from './cooperation/contract.ts'
import { counsel } from './counsel/contract.ts'
import { decision } from './decision/contract.ts'
import { desk } from './desk/contract.ts'
import { document } from './document/contract.ts'
import { factor } from './factor/contract.ts'
import { form } from './form/contract.ts'
import { handling } from './handling/contract.ts'
import { help } from './help/contract.ts'
import { ledger } from './ledger/contract.ts'
import { matter } from './matter/contract.ts'
import { notice } from './notice/contract.ts'
import { objection } from './objection/contract.ts'
import { policy } from './policy/contract.ts'
import { quality } from './quality/contract.ts'
import { reading } from './reading/contract.ts'
import { reminder } from './reminder/contract.ts'
import { roster } from './roster/contract.ts'
import { seal } from './seal/contract.ts'
import { service } from './service/contract.ts'
import { subsidy } from './subsidy/contract.ts'
import { view } from './view/contract.ts'

/** Everything the system can be asked, in the order in which the interface description shows it. */
export const CONTRACTS = {
  ...access,
  ...administration,
  ...counsel,
  ...factor,
  ...desk,
  ...consultation,
  ...application,
  ...notice,
  ...cooperation,
  ...continuation,
  ...matter,
  ...decision,
  ...objection,
  ...assignment,
  ...change,
  ...roster,
  ...help,
  ...form,
  ...handling,
  ...ledger,
  ...closing,
  ...quality,
  ...subsidy,
  ...archive,
  ...document,
  ...seal,
  ...service,
  ...reading,
  ...policy,
  ...agency,
  ...view,
  ...reminder,
}
