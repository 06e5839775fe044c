import { Alert, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import type { recipientForm } from '#modules/application/form.ts'
import { api } from '#web/ui/api.ts'
import type { Obstacle } from '#web/ui/command.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { SheetButton } from '#web/ui/sheet-button.tsx'
import { type SheetFault, SheetFaults } from '#web/ui/sheet-faults.tsx'
import { downloadTemplate, type TemplateColumn } from '#web/ui/sheet-template.ts'
import { readPasted } from './pasted-rows.ts'

const COLUMNS: TemplateColumn[] = [
  { heading: '姓名', width: 12 },
  { heading: '公民身份号码', width: 24, isText: true },
  { heading: '联系电话', width: 16, isText: true },
  { heading: '住址', width: 36 },
  { heading: '请求金额（元）', width: 16 },
]
type Rows = z.output<typeof recipientForm>[]

/** A list of many workers: from the office's Excel file, or pasted. Bad rows are named; good ones are taken. */
export function RecipientsImport({ onRows }: { onRows: (rows: Rows) => void }) {
  const [isPasting, setPasting] = useState(false)
  const [result, setResult] = useState<{ taken: number; faults: SheetFault[] } | null>(null)
  const [obstacle, setObstacle] = useState<Obstacle | null>(null)

  const take = ({ rows, faults }: { rows: Rows; faults: SheetFault[] }) => {
    if (rows.length > 0) onRows(rows)
    setResult({ taken: rows.length, faults })
  }
  const close = () => {
    setResult(null)
    setObstacle(null)
  }
  return (
    <span className="row">
      <span className="quiet small">群体案件：</span>
      <Button size="small" onClick={() => setPasting(true)}>
        粘贴名单
      </Button>
      <SheetButton
        text="上传 Excel 名单"
        size="small"
        read={async (file) => take(await api.readRecipientsSheet({}, { file }))}
        onObstacle={setObstacle}
      />
      <Button size="small" type="link" onClick={() => void downloadTemplate('受援人名单', COLUMNS)}>
        下载模板
      </Button>
      <Paste
        isOpen={isPasting}
        onClose={() => setPasting(false)}
        onText={(text) => {
          setPasting(false)
          take(readPasted(text))
        }}
      />
      <Modal
        open={result !== null || obstacle !== null}
        onCancel={close}
        onOk={close}
        title="读取名单"
        width={560}
        okText="知道了"
        cancelButtonProps={{ hidden: true }}
      >
        <ObstacleNote obstacle={obstacle} />
        {result && <Result {...result} />}
      </Modal>
    </span>
  )
}

function Result({ taken, faults }: { taken: number; faults: SheetFault[] }) {
  return (
    <div className="stack">
      <Alert
        type={faults.length === 0 ? 'success' : 'warning'}
        showIcon
        title={`已加入 ${taken} 名申请人${faults.length > 0 ? `；另有 ${faults.length} 行有差错，没有加入` : ''}`}
      />
      {faults.length > 0 && (
        <>
          <p className="quiet">请在名单中改正以下各行后，只把这几行重新上传或者粘贴：</p>
          <SheetFaults faults={faults} />
        </>
      )}
    </div>
  )
}

type PasteProps = { isOpen: boolean; onClose: () => void; onText: (text: string) => void }
function Paste({ isOpen, onClose, onText }: PasteProps) {
  const [text, setText] = useState('')
  return (
    <Modal
      open={isOpen}
      onCancel={onClose}
      onOk={() => {
        onText(text)
        setText('')
      }}
      okText="加入"
      okButtonProps={{ disabled: text.trim() === '' }}
      title="粘贴名单"
      width={640}
    >
      <p className="quiet">
        从 Excel
        复制后粘贴。有标题行的按标题认列；没有标题行的，各列依次是：姓名、公民身份号码、联系电话、住址、请求金额（元）。
      </p>
      <Input.TextArea
        aria-label="名单"
        rows={10}
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={'王小明\t34042219800101001X\t13800000000\t堰口镇某某村\t12000'}
      />
    </Modal>
  )
}
