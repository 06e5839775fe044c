import { SearchOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'

type Props = {
  search: string | undefined
  placeholder: string
  onSearch: (typed: string) => void
  /** At every key, for lists that are here as a whole. */
  onType?: (typed: string) => void
  isFiltered: boolean
  onClear: () => void
  children: ReactNode
}

/** The filters of a list in one line, the search first. */
export function ListBar({ search, placeholder, onSearch, onType, isFiltered, onClear, children }: Props) {
  const [typed, setTyped] = useState(search ?? '')
  useEffect(() => setTyped(search ?? ''), [search])
  return (
    <div className="list-bar">
      <Input
        className="list-search"
        data-search="list"
        prefix={<SearchOutlined />}
        placeholder={placeholder}
        aria-label={placeholder}
        allowClear
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          onType?.(event.target.value)
          if (event.target.value === '' && search) onSearch('')
        }}
        onPressEnter={() => onSearch(typed.trim())}
      />
      {children}
      {isFiltered && (
        <Button type="link" size="small" onClick={onClear}>
          清除筛选
        </Button>
      )}
    </div>
  )
}
