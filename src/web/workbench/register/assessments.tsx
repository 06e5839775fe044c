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

type Row = Answer<'listAssessments'>[number]
const schema = CONTRACTS.assessCounsel.input.omit({ counselId: true, year: true })
const YEARS_BACK = 5
const UNRECORDED = '这一年没有人登记过到岗'

const columns = (onAssess: ((row: Row) => void) | null): Column<Row>[] => [
  { title: '姓名', width: 96, show: ({ name }) => name, sortBy: ({ name }) => name },
  { title: '所属单位', show: ({ organisation }) => organisation, sortBy: ({ organisation }) => organisation },
  { title: '指派', width: 72, isNumber: true, show: (row) => row.assigned, sortBy: (row) => row.assigned },
  { title: '谢绝', width: 72, isNumber: true, show: (row) => row.declined, sortBy: (row) => row.declined },
  { title: '结案', width: 72, isNumber: true, show: (row) => row.closed, sortBy: (row) => row.closed },
  { title: '评查等次', width: 200, show: ({ grades }) => gradesText(grades) },
  { title: '值班', width: 72, isNumber: true, show: (row) => row.shifts, sortBy: (row) => row.shifts },
  {
    ...{ title: '未到岗', width: 80, isNumber: true },
    show: ({ missed }) =>
      missed ?? (
        <span className="quiet" title={UNRECORDED}>
          未登记
        </span>
      ),
    sortBy: ({ missed }) => missed,
  },
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
  const rows = useAsk('listAssessments', { year })
  return (
    <>
      <RegisterTable<Row>
        title="年度考核"
        unit="人"
        of={rows}
        columns={columns(may(me, 'assessCounsel') ? setAssessing : null)}
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
