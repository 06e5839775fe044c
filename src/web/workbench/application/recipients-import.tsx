import { Alert, Button, Input, Modal } from 'antd'
import { useRef, useState } from 'react'
import type { z } from 'zod'
import type { recipientForm } from '#modules/application/form.ts'
import { api } from '#web/ui/api.ts'
import { type Obstacle, obstacleOf } from '#web/ui/command.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { readPasted } from './pasted-rows.ts'
import { downloadTemplate } from './recipients-template.ts'

type Rows = z.output<typeof recipientForm>[]
type Fault = { row: number; message: string }

/** A list of many workers: from the office's Excel file, or pasted. Bad rows are named; good ones are taken. */
export function RecipientsImport({ onRows }: { onRows: (rows: Rows) => void }) {
  const [isPasting, setPasting] = useState(false)
  const [isReading, setReading] = useState(false)
  const [result, setResult] = useState<{ taken: number; faults: Fault[] } | null>(null)
  const [obstacle, setObstacle] = useState<Obstacle | null>(null)
  const picker = useRef<HTMLInputElement>(null)

  const take = ({ rows, faults }: { rows: Rows; faults: Fault[] }) => {
    if (rows.length > 0) onRows(rows)
    setResult({ taken: rows.length, faults })
  }
  const read = async (file: File) => {
    setReading(true)
    try {
      take(await api.readRecipientsSheet({}, { file }))
    } catch (error) {
      setObstacle(obstacleOf(error))
    } finally {
      setReading(false)
    }
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
      <Button size="small" loading={isReading} onClick={() => picker.current?.click()}>
        上传 Excel 名单
      </Button>
      <Button size="small" type="link" onClick={() => void downloadTemplate()}>
        下载模板
      </Button>
      <input
        ref={picker}
        type="file"
        accept=".xlsx"
        hidden
        aria-label="Excel 名单"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) void read(file)
          event.target.value = ''
        }}
      />
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

function Result({ taken, faults }: { taken: number; faults: Fault[] }) {
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
          <ul className="sheet-faults">
            {faults.map(({ row, message }) => (
              <li key={`${row}${message}`}>{message.startsWith('第') ? message : `第 ${row} 行：${message}`}</li>
            ))}
          </ul>
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
