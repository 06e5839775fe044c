import { Button } from 'antd'
import { useState } from 'react'
import { CONTRACTS } from '#modules/contracts.ts'
import type { Pack } from '#policy/pack.ts'
import { forget } from '#web/ui/ask.ts'
import { Field } from '#web/ui/field.tsx'
import { Facts, Panel } from '#web/ui/panel.tsx'
import { RegisterDrawer } from '../register/register-drawer.tsx'

const setting = CONTRACTS.setContacts.input.omit({ basedOn: true })
const open = (text: string | null) => text ?? <span className="quiet">待中心提供</span>
/** What is left empty is not known; an empty text would be printed. */
const orNull = (value: string | null | undefined) => (value?.trim() ? value.trim() : null)

/** Where the county is and how it is reached; who may, sets what is printed on papers from then on. */
export function PlacePanel({ pack, version, mayChange }: { pack: Pack; version: number; mayChange: boolean }) {
  const [isChanging, setChanging] = useState(false)
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
          ['对外网址', open(contacts.website)],
          ['乡镇', townships.map(({ name }) => name).join('、')],
          ['常移送的县区', neighbours.map(({ name }) => name).join('、')],
        ]}
      />
      {mayChange && (
        <div>
          <Button onClick={() => setChanging(true)}>修改电话、地址、网址</Button>
        </div>
      )}
      {isChanging && (
        <RegisterDrawer
          name="setContacts"
          draftName="contacts"
          title="电话、地址、对外网址"
          schema={setting}
          initial={contacts}
          send={({ phone, address, complaintPhone, complaintFax, complaintEmail, website }) => ({
            basedOn: version,
            ...{ phone: orNull(phone), address: orNull(address), complaintPhone: orNull(complaintPhone) },
            ...{ complaintFax: orNull(complaintFax), complaintEmail: orNull(complaintEmail), website: orNull(website) },
          })}
          onClose={() => setChanging(false)}
          onDone={() => {
            setChanging(false)
            void forget('readPolicy')
          }}
        >
          {(form) => (
            <>
              <Field scope={form} name="phone" />
              <Field scope={form} name="complaintPhone" />
              <Field scope={form} name="address" span="all" />
              <Field scope={form} name="complaintFax" />
              <Field scope={form} name="complaintEmail" />
              <Field scope={form} name="website" span="all" help="填写后，文书上印出可以扫描的核验码" />
            </>
          )}
        </RegisterDrawer>
      )}
    </Panel>
  )
}
