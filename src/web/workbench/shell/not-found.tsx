import { Link } from '@tanstack/react-router'

export const NotFound = () => (
  <div className="load-failed">
    <p>没有这个页面，可能地址有误。</p>
    <Link to="/">回到我的工作台</Link>
  </div>
)
