import { Select } from 'antd'
import { useState } from 'react'
import { yearOf } from '#kernel/plain-date.ts'
import { ASSESSMENT_RESULTS, COUNSEL_KINDS, GRADES, type Grade } from '#law/terms.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import type { Column } from '#web/ui/data-table.tsx'
import { Field } from '#web/ui/field.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { RegisterDrawer } from './register-drawer.tsx'
import { RegisterTable } from './register-table.tsx'
import { YEAR_FIGURES, type YearFigure, YearLines } from './year-lines.tsx'

type Row = Answer<'listAssessments'>[number]
const schema = CONTRACTS.assessCounsel.input.omit({ counselId: true, year: true })
const YEARS_BACK = 5
const UNRECORDED = '这一年没有人登记过到岗'

/** A figure opens the lines that it counts; of nothing there is no list. */
const figure = (of: YearFigure, width: number, onOpen: (row: Row, of: YearFigure) => void): Column<Row> => ({
  ...{ title: YEAR_FIGURES[of], width, isNumber: true },
  show: (row) => {
    const value = row[of]
    if (value === null)
      return (
        <span className="quiet" title={UNRECORDED}>
          未登记
        </span>
      )
    if (value === 0) return value
    return (
      <button
        type="button"
        className="link"
        aria-label={`${row.name}${YEAR_FIGURES[of]} ${value}`}
        onClick={() => onOpen(row, of)}
      >
        {value}
      </button>
    )
  },
  sortBy: (row) => row[of],
})

const columns = (onAssess: ((row: Row) => void) | null, onOpen: (row: Row, of: YearFigure) => void): Column<Row>[] => [
  { title: '姓名', width: 96, show: ({ name }) => name, sortBy: ({ name }) => name },
  { title: '所属单位', show: ({ organisation }) => organisation, sortBy: ({ organisation }) => organisation },
  figure('assigned', 72, onOpen),
  figure('declined', 72, onOpen),
  figure('closed', 72, onOpen),
  {
    ...{ title: '评查等次', width: 200 },
    show: (row) =>
      gradesText(row.grades) && (
        <button type="button" className="link" onClick={() => onOpen(row, 'closed')}>
          {gradesText(row.grades)}
        </button>
      ),
  },
  figure('shifts', 72, onOpen),
  figure('missed', 80, onOpen),
  {
    title: '考核结果',
    width: 220,
    show: ({ result, note }) =>
      result ? (
        <>
          {ASSESSMENT_RESULTS[result]}
          {note && <span className="basis">{note}</span>}
        </>
      ) : (
        <span className="quiet">未考核</span>
      ),
    sortBy: ({ result }) => result,
  },
  ...(onAssess
    ? [
        {
          title: '操作',
          width: 72,
          show: (row: Row) => (
            <button type="button" className="link" onClick={() => onAssess(row)}>
              考核
            </button>
          ),
        },
      ]
    : []),
]
const gradesText = (grades: Row['grades']): string =>
  (Object.keys(GRADES) as Grade[])
    .filter((grade) => grades[grade])
    .map((grade) => `${GRADES[grade]} ${grades[grade]}`)
    .join('、')

const yearText = ({ assigned, declined, closed, grades, shifts, missed }: Row): string =>
  `全年指派 ${assigned} 件，谢绝 ${declined} 件，结案 ${closed} 件${gradesText(grades) && `（${gradesText(grades)}）`}；值班 ${shifts} 班，${missed === null ? UNRECORDED : `未到岗 ${missed} 班`}。`

/** Each person's year as the records tell it, and what the director found of it. */
export function Assessments() {
  const me = useMe()
  const thisYear = yearOf(me.today as Parameters<typeof yearOf>[0])
  const [year, setYear] = useState(thisYear)
  const [assessing, setAssessing] = useState<Row | null>(null)
  const [opened, setOpened] = useState<{ row: Row; figure: YearFigure } | null>(null)
  const rows = useAsk('listAssessments', { year })
  return (
    <>
      <RegisterTable<Row>
        title="年度考核"
        unit="人"
        of={rows}
        columns={columns(may(me, 'assessCounsel') ? setAssessing : null, (row, figure) => setOpened({ row, figure }))}
        textOf={({ name, organisation }) => `${name} ${organisation}`}
        placeholder="姓名、单位"
        kind={{ title: '人员类别', labels: COUNSEL_KINDS, of: ({ kind }) => [kind] }}
        actions={
          <Select
            aria-label="年度"
            value={year}
            onChange={setYear}
            options={Array.from({ length: YEARS_BACK }, (_, back) => ({
              value: thisYear - back,
              label: `${thisYear - back} 年`,
            }))}
          />
        }
      />
      {opened && (
        <YearLines
          counselId={opened.row.id}
          name={opened.row.name}
          year={year}
          figure={opened.figure}
          onClose={() => setOpened(null)}
        />
      )}
      {assessing && (
        <RegisterDrawer
          name="assessCounsel"
          draftName={`assessment.${year}.${assessing.id}`}
          title={`${year} 年度考核：${assessing.name}（${assessing.organisation}）`}
          schema={schema}
          initial={{ ...(assessing.result && { result: assessing.result }), note: assessing.note }}
          send={(checked) => ({ counselId: assessing.id, year, ...checked })}
          onClose={() => setAssessing(null)}
          onDone={() => {
            setAssessing(null)
            void forget('listAssessments', 'listCounsel')
          }}
        >
          {(form) => (
            <>
              <p className="span-all quiet">{yearText(assessing)}</p>
              <Field scope={form} name="result" span="all" />
              <Field scope={form} name="note" span="all" rows={4} />
            </>
          )}
        </RegisterDrawer>
      )}
    </>
  )
}
