import { getRouteApi, useLocation } from '@tanstack/react-router'
import { Button, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import { DOSSIER_COLUMNS, DOSSIER_STATES, type DossierState, USUAL_DOSSIER_COLUMNS } from '#modules/archive/columns.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { forget, useAsk } from '#web/ui/ask.ts'
import { type Choice, ChoiceBar, useChoice } from '#web/ui/choice.tsx'
import { useCommand } from '#web/ui/command.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { useDownload } from '#web/ui/download.ts'
import { Field } from '#web/ui/field.tsx'
import { ListBar } from '#web/ui/list-bar.tsx'
import { ListTools } from '#web/ui/list-tools.tsx'
import { newId } from '#web/ui/new-id.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { PageHead } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { Read } from '#web/ui/states.tsx'
import { RegisterDrawer } from '../register/register-drawer.tsx'
import { Destructions } from './destructions.tsx'
import { COLUMNS, type Row } from './dossier-columns.tsx'
import { type DossierSearch, dossierColumns, dossierSearch } from './search.ts'

const route = getRouteApi('/in/dossiers')
const placing = CONTRACTS.placeDossier.input.omit({ dossierId: true })
const lending = CONTRACTS.lendDossier.input.omit({ dossierId: true, loanId: true })
const drafting = CONTRACTS.draftDestruction.input.omit({ listId: true, dossierIds: true })
type Doing = { what: 'place' | 'lend'; row: Row; loanId: string }

/** The register of dossiers: where each lies, who has it, how long it is kept; and what leaves it. */
export function Dossiers() {
  const me = useMe()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const text = useLocation({ select: ({ state }) => state.search })
  const { state = 'all', page = 1, size = 20, columns } = search
  const filter = { state, ...(text && { search: text }) }
  const choice = useChoice<Row>(JSON.stringify(filter))
  const chosen = [...choice.chosen.keys()]
  const [doing, setDoing] = useState<Doing | null>(null)
  const [draft, setDraft] = useState<string | null>(null)
  const list = useAsk('listDossiers', { ...filter, page, size }, { keep: true })
  const go = (change: Partial<DossierSearch>, said?: { search?: string }) =>
    void navigate({
      search: (before) => ({ ...before, page: undefined, ...change }),
      state: (before) => ({ ...before, ...said }),
    })
  const again = () => {
    setDoing(null)
    setDraft(null)
    choice.clear()
    void forget('listDossiers', 'listDestructions', 'readDossier')
  }
  const returning = useCommand('returnDossier', { onDone: again })
  const download = useDownload()
  const isKeeper = may(me, 'placeDossier')
  const choosing: Choice<Row> = {
    chosen: choice.chosen,
    onChoose: choice.choose,
    nameOf: ({ archiveNumber }) => archiveNumber,
    mayChoose: ({ destroyedOn }) => destroyedOn === null,
  }
  const acts: Column<Row> = {
    title: '办理',
    width: 160,
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
      <PageHead title="档案登记" note={list.data && `共 ${list.data.total} 卷`}>
        <ListTools
          list="dossiers"
          shown={search}
          readView={dossierSearch.parse}
          labels={DOSSIER_COLUMNS}
          usual={USUAL_DOSSIER_COLUMNS}
          isExporting={download.pending}
          onExport={() =>
            void download.get('exportDossiers', { ...filter, columns: [...dossierColumns(columns)] }, '档案登记.xlsx')
          }
        />
        <Button onClick={() => void navigate({ to: '/dossiers/help' })}>值班法律帮助归档</Button>
      </PageHead>
      <ObstacleNote obstacle={returning.obstacle} onClose={returning.dismiss} />
      <ObstacleNote obstacle={download.obstacle} onClose={download.dismiss} />
      <ListBar
        search={text}
        placeholder="档号、案号、姓名"
        onSearch={(typed) => go({}, { search: typed })}
        isFiltered={state !== 'all' || Boolean(text)}
        onClear={() => go({ state: undefined }, { search: '' })}
      >
        <Select<DossierState>
          aria-label="状态"
          value={state}
          options={(Object.keys(DOSSIER_STATES) as DossierState[]).map((value) => ({
            value,
            label: DOSSIER_STATES[value],
          }))}
          onChange={(next) => go({ state: next === 'all' ? undefined : next })}
          style={{ width: 120 }}
        />
      </ListBar>
      <div className="stack">
        <Read of={list}>
          {({ rows, total }) => (
            <DataTable
              label="档案登记"
              columns={[
                ...dossierColumns(columns).map((column) => COLUMNS[column](me.today)),
                ...(isKeeper ? [acts] : []),
              ]}
              rows={rows}
              isStale={list.isPlaceholderData}
              empty={state === 'all' && !text ? '还没有归档的卷宗' : '没有符合条件的卷宗'}
              paging={{ page, size, total, unit: '卷', onChange: (page, size) => go({ page, size }) }}
              {...(isKeeper && { choice: choosing })}
            />
          )}
        </Read>
        {chosen.length > 0 && (
          <ChoiceBar count={chosen.length} unit="卷" onClear={choice.clear}>
            <Button
              size="small"
              loading={download.pending}
              onClick={() => void download.get('openTransfer', { dossierIds: chosen }, `移交包${me.today}.zip`)}
            >
              移交
            </Button>
            {may(me, 'draftDestruction') && (
              <Button size="small" onClick={() => setDraft(newId())}>
                拟销毁清单
              </Button>
            )}
          </ChoiceBar>
        )}
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
          send={(checked) => ({ listId: draft, dossierIds: chosen, ...checked })}
          onClose={() => setDraft(null)}
          onDone={again}
        >
          {(form) => <Field scope={form} name="reason" span="all" help="清单须两人先后同意，拟定人不能审批" />}
        </RegisterDrawer>
      )}
    </>
  )
}
