import { Alert, Button, Drawer } from 'antd'
import { useState } from 'react'
import { ENTRY_STANDINGS } from '#modules/counsel/contract.ts'
import { api } from '#web/ui/api.ts'
import { type Answer, forget } from '#web/ui/ask.ts'
import { type Obstacle, useCommand } from '#web/ui/command.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { SheetButton } from '#web/ui/sheet-button.tsx'
import { SheetFaults } from '#web/ui/sheet-faults.tsx'
import { downloadTemplate, type TemplateColumn } from '#web/ui/sheet-template.ts'

type Result = Answer<'readCounselSheet'>
type Row = Result['rows'][number] & { id: string }

const TEMPLATE: TemplateColumn[] = [
  { heading: '姓名', width: 12 },
  { heading: '性别', width: 8 },
  { heading: '人员类别', width: 20 },
  { heading: '所属单位', width: 28 },
  { heading: '执业证号', width: 24, isText: true },
  { heading: '联系电话', width: 16, isText: true },
  { heading: '首次执业日期', width: 16, isText: true },
  { heading: '从事刑辩起始日期', width: 18, isText: true },
  { heading: '熟悉未成年人', width: 14 },
  { heading: '办理案件类别', width: 24 },
  { heading: '会的语言', width: 16 },
  { heading: '服务乡镇', width: 24 },
  { heading: '指派份额', width: 10 },
]
const COLUMNS: Column<Row>[] = [
  { title: '行', width: 52, isNumber: true, show: ({ row }) => row },
  { title: '姓名', width: 90, show: ({ entry }) => entry.name },
  { title: '所属单位', width: 190, show: ({ entry }) => entry.unit },
  {
    title: '结果',
    width: 84,
    show: ({ standing }) =>
      standing === 'same' ? <span className="quiet">{ENTRY_STANDINGS.same}</span> : ENTRY_STANDINGS[standing],
  },
  { title: '修改内容', show: ({ changes }) => changes.map((change) => <div key={change}>{change}</div>) },
]

/** The office's list of counsel: read, looked at line by line, then taken into the register as a whole. */
export function CounselImport() {
  const [result, setResult] = useState<Result | null>(null)
  const [obstacle, setObstacle] = useState<Obstacle | null>(null)
  const close = () => {
    setResult(null)
    setObstacle(null)
  }
  return (
    <>
      <Button onClick={() => void downloadTemplate('法律援助人员名单', TEMPLATE)}>下载模板</Button>
      <SheetButton
        text="导入名单"
        read={async (file) => setResult(await api.readCounselSheet({}, { file }))}
        onObstacle={setObstacle}
      />
      <Drawer open={result !== null || obstacle !== null} onClose={close} size={860} title="导入法律援助人员名单">
        <ObstacleNote obstacle={obstacle} />
        {result && <Review result={result} onDone={close} />}
      </Drawer>
    </>
  )
}

function Review({ result: { rows, units, faults }, onDone }: { result: Result; onDone: () => void }) {
  const command = useCommand('importCounsel', {
    onDone: () => {
      void forget('listCounsel', 'listOrganisations')
      onDone()
    },
  })
  const count = (of: Row['standing']) => rows.filter(({ standing }) => standing === of).length
  const moving = rows.filter(({ standing }) => standing !== 'same')
  return (
    <div className="stack">
      <Alert
        type={faults.length === 0 ? 'info' : 'warning'}
        showIcon
        title={`新登记 ${count('new')} 人，修改 ${count('changed')} 人，没有变化 ${count('same')} 人${faults.length > 0 ? `；另有 ${faults.length} 行有差错，不会导入` : ''}`}
        description={units.length > 0 && `同时登记单位：${units.map(({ name }) => name).join('、')}`}
      />
      {faults.length > 0 && (
        <>
          <p className="quiet">改正以下各行后重新上传即可，已导入的人员不会重复：</p>
          <SheetFaults faults={faults} />
        </>
      )}
      <DataTable
        label="名单"
        columns={COLUMNS}
        rows={rows.map((row) => ({ ...row, id: String(row.row) }))}
        empty="名单里没有可以导入的人员"
      />
      <ObstacleNote obstacle={command.obstacle} />
      <div className="actions">
        <Button
          type="primary"
          disabled={moving.length === 0}
          loading={command.pending}
          onClick={() => void command.send({ entries: moving.map(({ entry }) => entry) })}
        >
          {moving.length === 0 ? '没有需要导入的' : `导入 ${moving.length} 人`}
        </Button>
        <span className="quiet">名单里空着的格子，名册中原有的内容不变</span>
      </div>
    </div>
  )
}
