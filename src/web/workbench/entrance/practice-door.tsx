import { Progress } from 'antd'
import { ROLES, type Role } from '#kernel/actor.ts'
import type { Answer } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import { wordsFor } from '#web/ui/labels.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { dayText } from '#web/ui/when.ts'
import { GuideDoor } from '../guide/guide-door.tsx'

type County = Answer<'readPractice'>
type Person = County['people'][number]

/** What a post mainly does here, so that a visitor knows where to begin. */
const DOES: Partial<Record<Role, string>> = {
  director: '看全县，审批，指派',
  reviewer: '登记咨询，收申请，审查',
  approver: '决定给予或者不予援助',
  assigner: '指派承办人',
  qualitySupervisor: '结案审查，初评等次',
  finance: '核定办案补贴',
  archivist: '检查卷宗，归档',
  hotlineAgent: '接听热线，登记咨询',
  stationClerk: '乡镇收咨询和申请',
  firmHead: '代本所接受指派',
  counsel: '接受指派，记录，报结案',
  bureau: '查看全县台账',
  agencyClerk: '发出通知，看到答复',
  administrator: '名册、用户、本县规则',
}

/** One press to be somebody of the practice county. */
export function PracticeDoor({ county, onEnter }: { county: County; onEnter: (to?: '/guide') => void }) {
  const { send, pending, obstacle } = useCommand('enterAs', { onDone: () => onEnter() })
  const organisations = Map.groupBy([...county.people].sort(inOrderOfWork), ({ organisation }) => organisation)
  return (
    <section className="posts" aria-label="选一个岗位进入">
      {(obstacle || !county.progress.finished) && (
        <div className="posts-many">
          <Living progress={county.progress} />
          <ObstacleNote obstacle={obstacle} />
        </div>
      )}
      <GuideDoor people={county.people} onEnter={() => onEnter('/guide')} />
      {[...organisations].map(([organisation, people]) => (
        <div key={organisation} className={`posts-of ${people.length > 2 ? 'posts-many' : ''}`}>
          <h2>{organisation}</h2>
          <div className="posts-grid">
            {people.map((person) => (
              <Post
                key={person.accountId}
                person={person}
                isDisabled={pending}
                onEnter={() => void send({ accountId: person.accountId })}
              />
            ))}
          </div>
        </div>
      ))}
    </section>
  )
}

const ORDER = Object.keys(DOES)
const rankOf = ({ roles }: Person): number => {
  const ranks = roles.map((role) => ORDER.indexOf(role)).filter((rank) => rank >= 0)
  return ranks.length === 0 ? ORDER.length : Math.min(...ranks)
}
const inOrderOfWork = (a: Person, b: Person) => rankOf(a) - rankOf(b)

function Post({ person, isDisabled, onEnter }: { person: Person; isDisabled: boolean; onEnter: () => void }) {
  const [first] = person.roles
  return (
    <button type="button" className="post" disabled={isDisabled} onClick={onEnter}>
      <b>{wordsFor(ROLES, person.roles)}</b>
      <span>{person.name}</span>
      {first && DOES[first] && <span className="quiet">{DOES[first]}</span>}
    </button>
  )
}

function Living({ progress: { done, total, day, finished } }: { progress: County['progress'] }) {
  if (finished) return null
  return (
    <div className="living" role="status">
      <span>样例县正在一天天生成{day ? `，已到${dayText(day)}` : ''}；现在就可以进入，台账会继续增加。</span>
      <Progress percent={total === 0 ? 0 : Math.floor((done / total) * 100)} size="small" aria-label="样例县生成进度" />
    </div>
  )
}
