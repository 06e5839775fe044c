import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Checkbox, Input, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import { DOSSIER_STATES } from '#modules/archive/contract.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { useDownload } from '#web/ui/download.ts'
import { Field } from '#web/ui/field.tsx'
import { newId } from '#web/ui/new-id.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { PageHead } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { Read } from '#web/ui/states.tsx'
import { useSettled } from '#web/ui/use-settled.ts'
import { dayText } from '#web/ui/when.ts'
import { RegisterDrawer } from '../register/register-drawer.tsx'
import { Destructions } from './destructions.tsx'

type Row = Answer<'listDossiers'>['rows'][number]
type State = keyof typeof DOSSIER_STATES
const placing = CONTRACTS.placeDossier.input.omit({ dossierId: true })
const lending = CONTRACTS.lendDossier.input.omit({ dossierId: true, loanId: true })
const drafting = CONTRACTS.draftDestruction.input.omit({ listId: true, dossierIds: true })
type Doing = { what: 'place' | 'lend'; row: Row; loanId: string }

/** The register of dossiers: where each lies, who has it, how long it is kept; and what leaves it. */
export function Dossiers() {
  const me = useMe()
  const navigate = useNavigate()
  const [state, setState] = useState<State>('all')
  const [typed, setTyped] = useState('')
  const [page, setPage] = useState({ page: 1, size: 20 })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [doing, setDoing] = useState<Doing | null>(null)
  const [draft, setDraft] = useState<string | null>(null)
  const search = useSettled(typed.trim(), 300)
  const list = useAsk('listDossiers', { state, ...page, ...(search && { search }) }, { keep: true })
  const again = () => {
    setDoing(null)
    setDraft(null)
    setChosen([])
    void forget('listDossiers', 'listDestructions', 'readDossier')
  }
  const returning = useCommand('returnDossier', { onDone: again })
  const download = useDownload()
  const filter = { state, ...(search && { search }) }
  const isKeeper = may(me, 'placeDossier')
  const toggle = (id: string) =>
    setChosen((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]))
  const choose: Column<Row> = {
    title: '选',
    width: 44,
    show: ({ id, archiveNumber, destroyedOn }) =>
      !destroyedOn && (
        <Checkbox aria-label={`选择${archiveNumber}`} checked={chosen.includes(id)} onChange={() => toggle(id)} />
      ),
  }
  const acts: Column<Row> = {
    title: '办理',
    width: 210,
    show: (row) =>
      !row.destroyedOn && (
        <div className="actions">
          <Button size="small" onClick={() => setDoing({ what: 'place', row, loanId: newId() })}>
            存放位置
          </Button>
          {row.lentTo ? (
            <Popconfirm
              title={`${row.archiveNumber}已经归还？`}
              okText="已归还"
              cancelText="还没有"
              onConfirm={() => void returning.send({ dossierId: row.id })}
            >
              <Button size="small" type="primary">
                归还
              </Button>
            </Popconfirm>
          ) : (
            <Button size="small" onClick={() => setDoing({ what: 'lend', row, loanId: newId() })}>
              借出
            </Button>
          )}
        </div>
      ),
  }
  return (
    <>
      <PageHead title="档案登记" note={list.data && `${list.data.total} 卷`}>
        <Input.Search
          aria-label="按档号、案号、姓名查找"
          placeholder="档号、案号、姓名"
          allowClear
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setPage({ ...page, page: 1 })
          }}
          style={{ width: 220 }}
        />
        <Select<State>
          aria-label="状态"
          value={state}
          options={(Object.keys(DOSSIER_STATES) as State[]).map((value) => ({ value, label: DOSSIER_STATES[value] }))}
          onChange={(next) => {
            setState(next)
            setPage({ ...page, page: 1 })
          }}
          style={{ width: 120 }}
        />
        <Button onClick={() => void navigate({ to: '/dossiers/help' })}>值班法律帮助归档</Button>
        <Button loading={download.pending} onClick={() => void download.get('exportDossiers', filter, '档案登记.xlsx')}>
          导出 Excel
        </Button>
        {isKeeper && (
          <Button
            disabled={chosen.length === 0}
            loading={download.pending}
            onClick={() => void download.get('openTransfer', { dossierIds: [...chosen] }, `移交包${me.today}.zip`)}
          >
            移交{chosen.length > 0 && ` ${chosen.length} 卷`}
          </Button>
        )}
        {may(me, 'draftDestruction') && (
          <Button disabled={chosen.length === 0} onClick={() => setDraft(newId())}>
            拟销毁清单
          </Button>
        )}
      </PageHead>
      <ObstacleNote obstacle={returning.obstacle} onClose={returning.dismiss} />
      <ObstacleNote obstacle={download.obstacle} onClose={download.dismiss} />
      <div className="stack">
        <Read of={list}>
          {({ rows, total }) => (
            <DataTable
              label="档案登记"
              columns={[...(isKeeper ? [choose] : []), ...columns(me.today), ...(isKeeper ? [acts] : [])]}
              rows={rows}
              isStale={list.isPlaceholderData}
              empty={state === 'all' && !search ? '还没有归档的卷宗' : '没有符合条件的卷宗'}
              paging={{ ...page, total, unit: '卷', onChange: (next, size) => setPage({ page: next, size }) }}
            />
          )}
        </Read>
        {may(me, 'listDestructions') && <Destructions />}
      </div>
      {doing?.what === 'place' && (
        <RegisterDrawer
          name="placeDossier"
          draftName={`dossier.place.${doing.row.id}`}
          title={`存放位置：${doing.row.archiveNumber}`}
          schema={placing}
          initial={{ shelf: doing.row.shelf ?? '' }}
          send={(checked) => ({ dossierId: doing.row.id, ...checked })}
          onClose={() => setDoing(null)}
          onDone={again}
        >
          {(form) => <Field scope={form} name="shelf" span="all" />}
        </RegisterDrawer>
      )}
      {doing?.what === 'lend' && (
        <RegisterDrawer
          name="lendDossier"
          draftName={`dossier.lend.${doing.row.id}`}
          title={`借出：${doing.row.archiveNumber}`}
          schema={lending}
          initial={{}}
          send={(checked) => ({ dossierId: doing.row.id, loanId: doing.loanId, ...checked })}
          onClose={() => setDoing(null)}
          onDone={again}
        >
          {(form) => (
            <>
              <Field scope={form} name="borrower" />
              <Field scope={form} name="dueOn" />
              <Field scope={form} name="purpose" span="all" />
            </>
          )}
        </RegisterDrawer>
      )}
      {draft && (
        <RegisterDrawer
          name="draftDestruction"
          draftName="dossier.destroy"
          title={`拟销毁清单：${chosen.length} 卷`}
          schema={drafting}
          initial={{}}
          send={(checked) => ({ listId: draft, dossierIds: [...chosen], ...checked })}
          onClose={() => setDraft(null)}
          onDone={again}
        >
          {(form) => <Field scope={form} name="reason" span="all" help="清单须两人先后同意，拟定人不能审批" />}
        </RegisterDrawer>
      )}
    </>
  )
}

const columns = (today: string): Column<Row>[] => [
  {
    title: '档号',
    width: 190,
    show: ({ archiveNumber, archivedOn }) => (
      <>
        <span className="number">{archiveNumber}</span>
        <span className="basis">{dayText(archivedOn)}归档</span>
      </>
    ),
  },
  {
    title: '案件',
    show: ({ matterId, helpMonth, title, matterNumber }) => (
      <>
        {matterId && (
          <Link to="/matters/$matterId" params={{ matterId }}>
            {title}
          </Link>
        )}
        {helpMonth && (
          <Link to="/dossiers/help" search={{ month: helpMonth }}>
            {title}
          </Link>
        )}
        {matterNumber && <span className="basis">{matterNumber}</span>}
      </>
    ),
  },
  { title: '页数', width: 76, isNumber: true, show: ({ isBound, pages }) => (isBound ? pages : '装订中') },
  { title: '存放位置', width: 130, show: ({ shelf }) => shelf ?? <span className="quiet">未登记</span> },
  {
    title: '借阅',
    width: 150,
    show: ({ lentTo, dueOn }) =>
      lentTo && dueOn ? (
        <>
          {lentTo}
          <span className={dueOn < today ? 'basis due-late' : 'basis'}>
            {dayText(dueOn)}应还{dueOn < today && '，已逾期'}
          </span>
        </>
      ) : (
        '在库'
      ),
  },
  {
    title: '保管',
    width: 150,
    show: ({ keepUntil, destroyedOn }) =>
      destroyedOn ? (
        <b>{dayText(destroyedOn)}销毁</b>
      ) : keepUntil ? (
        <span className={keepUntil < today ? 'due-soon' : undefined}>至{dayText(keepUntil)}</span>
      ) : (
        <span className="quiet">未设定，不得销毁</span>
      ),
  },
]
