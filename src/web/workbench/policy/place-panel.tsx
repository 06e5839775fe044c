import type { Pack } from '#policy/pack.ts'
import { Facts, Panel } from '#web/ui/panel.tsx'

const open = (text: string | null) => text ?? <span className="quiet">待中心提供</span>

export function PlacePanel({ pack }: { pack: Pack }) {
  const { contacts, townships, neighbours } = pack
  return (
    <Panel title="本县" className="wide-terms">
      <Facts
        items={[
          ['所在', `${pack.province}${pack.city}${pack.county}（${pack.code}）`],
          ['法律援助机构', pack.centreName],
          ['司法行政部门', pack.bureauName],
          ['咨询电话', open(contacts.phone)],
          ['办公地址', open(contacts.address)],
          ['投诉电话', open(contacts.complaintPhone)],
          ['乡镇', townships.map(({ name }) => name).join('、')],
          ['常移送的县区', neighbours.map(({ name }) => name).join('、')],
        ]}
      />
    </Panel>
  )
}
