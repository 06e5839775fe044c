import { Button } from 'antd'

/** Says that what is on the screen was typed earlier, and lets it go. */
export function DraftNote({ isRestored, onClear }: { isRestored: boolean; onClear: () => void }) {
  if (!isRestored) return null
  return (
    <div className="draft-note" role="status">
      已恢复未提交的内容
      <Button type="link" size="small" onClick={onClear}>
        清除
      </Button>
    </div>
  )
}
