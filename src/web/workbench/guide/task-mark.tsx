import { Link } from '@tanstack/react-router'
import { taskOf } from '#modules/guide/tasks.ts'
import { useMe } from '#web/ui/session.ts'
import { searchOf } from '../matter/search.ts'
import type { Progressed } from './guide-page.tsx'

/** What was found, what is still missing and on what ground; then how it is usually done, and what usually goes wrong. */
export function TaskMark({ progressed: { task, isRight, seen, missing } }: { progressed: Progressed }) {
  const { model, mistake } = taskOf(task)
  return (
    <div className="guide-mark stack" role="status">
      <b className={isRight ? 'guide-right' : 'guide-wrong'}>{isRight ? '完成' : '还差什么'}</b>
      {seen.length > 0 && (
        <ul className="reasons">
          {seen.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {missing.length > 0 && (
        <ul className="reasons guide-missing">
          {missing.map(({ text, basis }) => (
            <li key={text}>
              {text}
              <span className="basis">依据：{basis}</span>
            </li>
          ))}
        </ul>
      )}
      <p>
        <span className="quiet">标准做法：</span>
        {model}
      </p>
      <p>
        <span className="quiet">常见错误：</span>
        {mistake}
      </p>
      {task === 'figure' && <FigureList />}
    </div>
  )
}

function FigureList() {
  const from = `${useMe().today.slice(0, 4)}-01-01`
  return (
    <Link to="/matters" search={searchOf({ granted: true, group: 'migrantWorker', dated: 'decidedOn', from })}>
      看这个数字的台账
    </Link>
  )
}
