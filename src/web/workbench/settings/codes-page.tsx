import './settings.css'
import { Link } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { PlainDate } from '#kernel/plain-date.ts'
import { policyOn } from '#policy/in-effect.ts'
import { packSchema } from '#policy/pack.ts'
import { useAsk } from '#web/ui/ask.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { giveSheet } from '#web/ui/give-file.ts'
import { isFoundBy } from '#web/ui/initials.ts'
import { ListBar } from '#web/ui/list-bar.tsx'
import { PageHead } from '#web/ui/panel.tsx'
import { useMe } from '#web/ui/session.ts'
import { Read } from '#web/ui/states.tsx'
import { type Code, type CodeList, codeLists, FIXED_BY } from './code-lists.ts'

type ListRow = CodeList & { id: string }
type CodeRow = Code & { id: string; list: CodeList }

/** Every list that something is picked from: what stands in it, on what ground, and who may say otherwise. */
export function CodesPage() {
  const { today } = useMe()
  const policy = useAsk('readPolicy', {})
  const [key, setKey] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const body = policy.data?.body
  const lists = useMemo(() => {
    const parsed = packSchema.safeParse(body)
    return codeLists(parsed.success ? policyOn(parsed.data, today as PlainDate) : null)
  }, [body, today])
  const chosen = lists.find((list) => list.key === key) ?? null
  // One list as a whole; where something is typed, whatever means it, in the chosen list or in all.
  const isOverview = chosen === null && typed.trim() === ''
  const codes = (chosen ? [chosen] : lists)
    .flatMap((list) => list.codes.map((code) => ({ ...code, list, id: `${list.key} ${code.code}` })))
    .filter(({ word, code, list }) => isFoundBy(typed, word) || isFoundBy(typed, code) || isFoundBy(typed, list.title))
  const save = () =>
    isOverview
      ? giveSheet(
          '代码表目录',
          LIST_SHEET,
          lists.map((list) => [list.title, String(list.codes.length), FIXED_BY[list.fixedBy], list.basis]),
        )
      : giveSheet(
          chosen?.title ?? '代码表',
          CODE_SHEET,
          codes.map(({ list, code, word, basis, note }) => [
            list.title,
            code,
            word,
            basis,
            FIXED_BY[list.fixedBy],
            note,
          ]),
        )
  return (
    <>
      <PageHead
        title="代码表"
        note={
          isOverview
            ? `共 ${lists.length} 张`
            : `${chosen ? `${chosen.title}，${FIXED_BY[chosen.fixedBy]}，` : ''}${codes.length} 条`
        }
      >
        <Button onClick={() => void save()}>导出 Excel</Button>
      </PageHead>
      <ListBar
        search={typed}
        placeholder="名称、代码、首字母"
        onType={setTyped}
        onSearch={setTyped}
        isFiltered={!isOverview}
        onClear={() => {
          setTyped('')
          setKey(null)
        }}
      >
        <Select
          className="register-kind"
          aria-label="代码表"
          placeholder="全部代码表"
          allowClear
          showSearch={{ filterOption: (text, option) => isFoundBy(text, option?.label ?? '') }}
          popupMatchSelectWidth={false}
          options={lists.map((list) => ({ value: list.key, label: list.title }))}
          value={key}
          onChange={(next: string | undefined) => setKey(next ?? null)}
        />
      </ListBar>
      <Read of={policy}>
        {() =>
          isOverview ? (
            <DataTable
              label="代码表"
              columns={listColumns(setKey)}
              rows={lists.map((list) => ({ ...list, id: list.key }))}
              empty="没有代码表"
              onOpen={(list) => setKey(list.key)}
            />
          ) : (
            <DataTable label={chosen?.title ?? '代码'} columns={CODE_COLUMNS} rows={codes} empty="没有符合条件的代码" />
          )
        }
      </Read>
    </>
  )
}

const LIST_SHEET = [
  ['代码表', 24],
  ['条数', 8],
  ['由谁规定', 18],
  ['依据', 40],
] as const
const CODE_SHEET = [
  ['代码表', 24],
  ['代码', 24],
  ['名称', 44],
  ['依据', 40],
  ['由谁规定', 18],
  ['说明', 20],
] as const

const fixedBy = ({ fixedBy }: CodeList) =>
  fixedBy === 'county' ? <Link to="/policy">{FIXED_BY.county}</Link> : FIXED_BY[fixedBy]
const listColumns = (open: (key: string) => void): Column<ListRow>[] => [
  {
    title: '代码表',
    width: 220,
    show: ({ key, title }) => (
      <button type="button" className="link" onClick={() => open(key)}>
        {title}
      </button>
    ),
    sortBy: ({ title }) => title,
  },
  { title: '条数', width: 80, isNumber: true, show: ({ codes }) => codes.length, sortBy: ({ codes }) => codes.length },
  { title: '由谁规定', width: 150, show: fixedBy, sortBy: ({ fixedBy }) => FIXED_BY[fixedBy] },
  { title: '依据', show: ({ basis }) => basis },
]
const CODE_COLUMNS: Column<CodeRow>[] = [
  {
    title: '名称',
    show: ({ word, note }) => (
      <>
        {word}
        {note && <span className="quiet">　{note}</span>}
      </>
    ),
    sortBy: ({ word }) => word,
  },
  { title: '代码', width: 220, show: ({ code }) => <span className="digits">{code}</span>, sortBy: ({ code }) => code },
  { title: '依据', width: 340, show: ({ basis }) => basis },
  { title: '代码表', width: 180, show: ({ list }) => list.title, sortBy: ({ list }) => list.title },
  { title: '由谁规定', width: 140, show: ({ list }) => fixedBy(list) },
]
