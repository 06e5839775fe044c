import './pieces.css'
import { Button, Popconfirm } from 'antd'
import type { ReactNode } from 'react'
import { grouped } from '#kernel/money.ts'
import { MATTER_STATES, type MatterState } from '#modules/matter/lifecycle.ts'
import { CopyLine } from '#web/ui/copy-line.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { DraftNote } from '#web/ui/draft-note.tsx'
import { DueTag } from '#web/ui/due-tag.tsx'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { Facts, PageHead, Panel } from '#web/ui/panel.tsx'
import { Reasons } from '#web/ui/reasons.tsx'
import { useMe } from '#web/ui/session.ts'
import { StateTag } from '#web/ui/state-tag.tsx'
import { LoadFailed, Loading, Nothing } from '#web/ui/states.tsx'
import { LookPanel } from '../account/look-panel.tsx'
import { PieceConflict } from './piece-conflict.tsx'
import { PieceForm } from './piece-form.tsx'

const BASIS = '法律援助法第四十三条'
const dueIn = (daysLeft: number, on: string) => ({
  ...{ what: '审查', on, daysLeft, late: daysLeft < 0, promisedOn: null, basis: BASIS },
  because: `${on}到期：样例日收到申请，七日内审查`,
})
const ROWS = [
  { id: '1', name: '样例甲', amount: 12_000 },
  { id: '2', name: '样例乙，名称很长很长很长很长，放不下的时候截断，停在上面看全文', amount: 800 },
]

/** Every shared piece in each of its states, to look at in light and dark and in all sizes: one place to see what a change does. */
export function Pieces() {
  const { today } = useMe()
  return (
    <>
      <PageHead title="界面零件" note="每种零件的各个状态，供检查显示效果">
        <Button>次要</Button>
        <Button type="primary">主要</Button>
      </PageHead>
      <div className="pieces">
        <LookPanel />
        <Piece title="按钮">
          <div className="row">
            <Button type="primary">主要</Button>
            <Button>次要</Button>
            <Button danger>危险</Button>
            <Button disabled>不可用</Button>
            <Button type="primary" loading>
              正在办理
            </Button>
            <Button type="link">链接</Button>
            <Popconfirm title="确定吗？" okText="确定" cancelText="再看看">
              <Button>要确认的</Button>
            </Popconfirm>
          </div>
        </Piece>
        <Piece title="案件状态">
          <div className="row">
            {(Object.keys(MATTER_STATES) as MatterState[]).map((state) => (
              <StateTag key={state} state={state} />
            ))}
          </div>
        </Piece>
        <Piece title="到期">
          <ul className="stack">
            {[-3, 0, 1, 6].map((daysLeft) => (
              <li key={daysLeft}>
                <DueTag due={dueIn(daysLeft, today)} today={today} full />
              </li>
            ))}
          </ul>
        </Piece>
        <Piece title="读取：正在读、没有、失败、网络不通">
          <Loading rows={2} />
          <Nothing text="没有符合条件的案件">
            <Button type="primary">登记第一件</Button>
          </Nothing>
          <LoadFailed error={new Error('broken')} retry={() => {}} />
        </Piece>
        <Piece title="不能办理、还不知道">
          <ObstacleNote
            obstacle={{ code: 'not_now', message: '已经超过审查期限，请先写明延期理由', basis: BASIS, faults: [] }}
            onClose={() => {}}
          />
          <ObstacleNote
            obstacle={{ code: 'network', message: '网络不通，还不知道是否已经办理', basis: null, faults: [] }}
          />
          <DraftNote isRestored onClear={() => {}} />
        </Piece>
        <Piece title="理由和事实">
          <Reasons
            reasons={[
              { text: '申请事项属于法律援助范围', basis: BASIS },
              { text: '办案机关所在地在本县', basis: '法律援助法第三十八条' },
            ]}
          />
          <Facts
            items={[
              ['类别', '民事'],
              ['申请事项', '请求支付劳动报酬'],
              ['空的不显示', null],
            ]}
          />
          <CopyLine text="https://yuanzhu.example.org/verify/2345" />
        </Piece>
        <Piece title="填写">
          <PieceForm />
        </Piece>
        <Piece title="两人改了同一条登记">
          <PieceConflict />
        </Piece>
        <Piece title="台账：有行、没有行">
          {[ROWS, []].map((rows) => (
            <DataTable
              key={rows.length}
              label={rows.length > 0 ? '样例台账' : '空台账'}
              rows={rows}
              empty="没有符合条件的记录"
              columns={[
                { title: '姓名', width: 200, isCut: true, show: ({ name }) => name, sortBy: ({ name }) => name },
                { title: '金额', width: 120, isNumber: true, show: ({ amount }) => grouped(amount) },
              ]}
            />
          ))}
        </Piece>
      </div>
    </>
  )
}

const Piece = ({ title, children }: { title: string; children: ReactNode }) => (
  <Panel title={title}>
    <div className="stack">{children}</div>
  </Panel>
)
