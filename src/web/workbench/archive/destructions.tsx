import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { CONTRACTS } from '#modules/contracts.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { Field } from '#web/ui/field.tsx'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { Read } from '#web/ui/states.tsx'
import { dayText } from '#web/ui/when.ts'
import { RegisterDrawer } from '../register/register-drawer.tsx'

type Row = Answer<'listDestructions'>[number]
const refusing = CONTRACTS.decideDestruction.input.pick({ reason: true })

/** Lists of what is to be destroyed: two others say yes, then it is carried out and written down. */
export function Destructions() {
  const me = useMe()
  const lists = useAsk('listDestructions', {})
  const [refused, setRefused] = useState<Row | null>(null)
  const again = () => {
    setRefused(null)
    void forget('listDestructions', 'listDossiers', 'readDossier')
  }
  const deciding = useCommand('decideDestruction', { onDone: again })
  const carrying = useCommand('carryOutDestruction', { onDone: again })
  const act = (row: Row) => {
    if (row.doneOn || row.refusal) return null
    const mayDecide = may(me, 'decideDestruction') && !row.isOwn && !row.hasApproved && row.approvals < 2
    return (
      <div className="actions">
        {mayDecide && (
          <>
            <Popconfirm
              title={`同意销毁这 ${row.archiveNumbers.length} 卷？`}
              okText="同意"
              cancelText="再看看"
              onConfirm={() => void deciding.send({ listId: row.id, decision: 'approve' })}
            >
              <Button size="small" type="primary">
                同意
              </Button>
            </Popconfirm>
            <Button size="small" onClick={() => setRefused(row)}>
              不同意
            </Button>
          </>
        )}
        {may(me, 'carryOutDestruction') && row.approvals >= 2 && (
          <Popconfirm
            title="纸质卷宗已经按规定监销完毕？登记后不能恢复。"
            okText="已销毁，登记"
            cancelText="还没有"
            onConfirm={() => void carrying.send({ listId: row.id })}
          >
            <Button size="small" danger>
              登记销毁
            </Button>
          </Popconfirm>
        )}
      </div>
    )
  }
  if (lists.data?.length === 0) return null
  return (
    <Panel flush title="销毁清单">
      <ObstacleNote obstacle={deciding.obstacle} onClose={deciding.dismiss} />
      <ObstacleNote obstacle={carrying.obstacle} onClose={carrying.dismiss} />
      <Read of={lists}>
        {(rows) => <DataTable label="销毁清单" columns={columnsWith(act)} rows={rows} empty="没有销毁清单" />}
      </Read>
      {refused && (
        <RegisterDrawer
          name="decideDestruction"
          draftName={`destruction.refuse.${refused.id}`}
          title="不同意销毁"
          schema={refusing}
          initial={{}}
          send={(checked) => ({ listId: refused.id, decision: 'refuse', ...checked })}
          onClose={() => setRefused(null)}
          onDone={again}
        >
          {(form) => <Field scope={form} name="reason" span="all" />}
        </RegisterDrawer>
      )}
    </Panel>
  )
}

const standingOf = ({ doneOn, refusal, approvals }: Row) => {
  if (doneOn) return `${dayText(doneOn)}登记销毁`
  if (refusal) return `不同意：${refusal}`
  return approvals >= 2 ? '两人已同意，待销毁' : `待审批：需要两人同意，现有 ${approvals} 人`
}
const columnsWith = (act: (row: Row) => React.ReactNode): Column<Row>[] => [
  { title: '拟定', width: 170, show: ({ listedBy, listedOn }) => `${listedBy}，${dayText(listedOn)}` },
  { title: '卷宗', show: ({ archiveNumbers }) => `${archiveNumbers.length} 卷：${archiveNumbers.join('、')}` },
  { title: '理由', width: 200, show: ({ reason }) => reason },
  { title: '审批', width: 200, show: standingOf },
  { title: '办理', width: 190, show: act },
]
