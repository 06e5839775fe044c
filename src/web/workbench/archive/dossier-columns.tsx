import { Link } from '@tanstack/react-router'
import type { DossierColumn } from '#modules/archive/columns.ts'
import type { Answer } from '#web/ui/ask.ts'
import type { Column } from '#web/ui/data-table.tsx'
import { dayText } from '#web/ui/when.ts'

export type Row = Answer<'listDossiers'>['rows'][number]

export const COLUMNS: Record<DossierColumn, (today: string) => Column<Row>> = {
  archiveNumber: () => ({
    title: '档号',
    width: 170,
    show: ({ archiveNumber, archivedOn }) => (
      <>
        <span className="number">{archiveNumber}</span>
        <span className="basis">{dayText(archivedOn)}归档</span>
      </>
    ),
  }),
  title: () => ({
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
  }),
  pages: () => ({
    ...{ title: '页数', width: 76, isNumber: true },
    show: ({ isBound, isStopped, pages }) => (isBound ? pages : isStopped ? '停止装订' : '装订中'),
  }),
  shelf: () => ({
    title: '存放位置',
    width: 130,
    show: ({ shelf }) => shelf ?? <span className="quiet">未登记</span>,
  }),
  loan: (today) => ({
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
  }),
  keeping: (today) => ({
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
  }),
}
