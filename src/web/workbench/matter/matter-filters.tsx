import { Checkbox, Select, Tag } from 'antd'
import { CAUSES, GROUPS, MATTER_KINDS } from '#law/terms.ts'
import { MATTER_STATES } from '#modules/matter/lifecycle.ts'
import { isFoundBy } from '#web/ui/initials.ts'
import { ListBar } from '#web/ui/list-bar.tsx'
import { PeriodInput } from '#web/ui/period-input.tsx'
import { DATED, type MatterSearch, statesOf } from './search.ts'

type Props = {
  search: MatterSearch
  text: string | undefined
  today: string
  onChange: (change: Partial<MatterSearch>) => void
  onSearch: (typed: string) => void
  /** Who the one in `search.counsel` is, where the list tells it. */
  counselName: string | null | undefined
  onClear: () => void
}

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))
const byLabel = { filterOption: (typed: string, option?: { label: string }) => isFoundBy(typed, option?.label ?? '') }

export function MatterFilters({ search, text, today, counselName, onChange, onSearch, onClear }: Props) {
  const { kind, cause, group, counsel, dated, from, until, late, granted } = search
  const states = statesOf(search)
  const isFiltered = Boolean(
    states.length > 0 || kind || cause || group || counsel || from || until || late || granted || text,
  )
  return (
    <ListBar
      search={text}
      placeholder="姓名、拼音，或者案号、文书号"
      onSearch={onSearch}
      isFiltered={isFiltered}
      onClear={onClear}
    >
      {counsel && (
        <Tag closable={{ 'aria-label': '不限承办人' }} onClose={() => onChange({ counsel: undefined })}>
          承办人：{counselName ?? '指定的一位'}
        </Tag>
      )}
      <Select
        mode="multiple"
        className="filter-states"
        placeholder="状态"
        aria-label="状态"
        maxTagCount={0}
        maxTagPlaceholder={(chosen) => (chosen.length === 1 ? chosen[0]?.label : `${chosen.length} 种状态`)}
        allowClear
        showSearch={byLabel}
        options={optionsOf(MATTER_STATES)}
        value={states}
        onChange={(next: string[]) => onChange({ states: next.length > 0 ? next.join(',') : undefined })}
      />
      <Pick title="类别" labels={MATTER_KINDS} value={kind} onPick={(next) => onChange({ kind: next })} width={88} />
      <Pick title="申请事项" labels={CAUSES} value={cause} onPick={(next) => onChange({ cause: next })} width={112} />
      <Pick title="人群" labels={GROUPS} value={group} onPick={(next) => onChange({ group: next })} width={88} />
      <Select
        className="filter-dated"
        aria-label="按哪个日期"
        options={optionsOf(DATED)}
        value={dated ?? 'receivedOn'}
        popupMatchSelectWidth={false}
        onChange={(next) => onChange({ dated: next === 'receivedOn' ? undefined : next })}
      />
      <PeriodInput from={from} until={until} today={today} onChange={onChange} label="日期" />
      <Checkbox
        checked={late === 'yes'}
        onChange={(event) => onChange({ late: event.target.checked ? 'yes' : undefined })}
      >
        已逾期
      </Checkbox>
    </ListBar>
  )
}

function Pick<C extends string>({
  title,
  labels,
  value,
  onPick,
  width,
}: {
  title: string
  labels: Readonly<Record<C, string>>
  value: C | undefined
  onPick: (code: C | undefined) => void
  width: number
}) {
  return (
    <Select<C, { value: string; label: string }>
      placeholder={title}
      aria-label={title}
      allowClear
      showSearch={byLabel}
      style={{ width }}
      popupMatchSelectWidth={false}
      options={optionsOf(labels)}
      value={(value ?? null) as C}
      onChange={(next) => onPick(next ?? undefined)}
    />
  )
}
