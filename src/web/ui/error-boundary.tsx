import { Button } from 'antd'
import { Component, type ReactNode } from 'react'

/** A defect of the page itself; what was typed is in the draft, so that starting again costs nothing. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state = { error: null as Error | null }
  static getDerivedStateFromError(error: Error) {
    return { error }
  }
  override render() {
    if (!this.state.error) return this.props.children
    return <Broken error={this.state.error} />
  }
}

export const Broken = ({ error }: { error: Error }) => (
  <div className="load-failed" role="alert">
    <p>页面出错了，没有改动任何数据；未提交的内容已存为草稿。</p>
    <p className="quiet">{error.message}</p>
    <Button type="primary" onClick={() => window.location.reload()}>
      重新打开本页
    </Button>
  </div>
)
