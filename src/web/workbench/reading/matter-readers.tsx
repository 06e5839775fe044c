import './reading.css'
import { EyeOutlined } from '@ant-design/icons'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useAsk } from '#web/ui/ask.ts'
import { may, useMe } from '#web/ui/session.ts'
import { Nothing, Read } from '#web/ui/states.tsx'
import { Acts } from './acts.tsx'

/** Who has read and handled this file, for those who answer for it; this look is written down as well. */
export function MatterReaders({ matterId }: { matterId: string }) {
  const me = useMe()
  const [isOpen, setOpen] = useState(false)
  if (!may(me, 'listReadings')) return null
  return (
    <>
      <Button icon={<EyeOutlined />} onClick={() => setOpen(true)}>
        谁看过本案
      </Button>
      <Drawer open={isOpen} size={720} title="谁看过、办过本案" onClose={() => setOpen(false)} destroyOnHidden>
        <Readers matterId={matterId} />
      </Drawer>
    </>
  )
}

function Readers({ matterId }: { matterId: string }) {
  const readings = useAsk('listReadings', { matterId })
  return (
    <Read of={readings}>
      {(rows) => (rows.length === 0 ? <Nothing text="还没有人看过本案" /> : <Acts rows={rows} />)}
    </Read>
  )
}
