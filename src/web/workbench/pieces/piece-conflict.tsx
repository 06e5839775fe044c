import { organisationCard } from '#modules/administration/form.ts'
import { EditConflict } from '#web/ui/edit-conflict.tsx'

const seen = {
  kind: 'station',
  name: '样例迎河镇工作站',
  phone: '0554-0000001',
  address: '样例路 1 号',
  active: true,
} as const

/** Two have changed one entry: one field each by one of them, one field by both. */
export const PieceConflict = () => (
  <EditConflict
    schema={organisationCard}
    seen={seen}
    now={{ ...seen, phone: '0554-0000002', township: '迎河镇' }}
    mine={{ ...seen, phone: '0554-0000003', address: '样例路 2 号' }}
    onSave={() => {}}
    onBack={() => {}}
  />
)
