import { Link } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { NOTICE_KINDS } from '#law/notices.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { useAsk } from '#web/ui/ask.ts'
import { Field } from '#web/ui/field.tsx'
import { setIn } from '#web/ui/form.ts'
import { may, useMe } from '#web/ui/session.ts'
import { Read } from '#web/ui/states.tsx'
import { type Paper, PaperViewer } from '../matter/paper-viewer.tsx'
import { CounselPick } from '../register/pick.tsx'
import { RegisterDrawer } from '../register/register-drawer.tsx'
import type { Notice } from './notice-columns.tsx'
import { NoticeFacts } from './notice-facts.tsx'
import { Scans } from './scans.tsx'

type Props = {
  noticeId: string | undefined
  onClose: () => void
  onChange: (notice: Notice) => void
  onDone: () => void
}
const answering = CONTRACTS.answerNotice.input.omit({ noticeId: true })

/** One notice, whichever page of the list it stands on, with what can be done about it. */
export function OpenedNotice({ noticeId, onClose, ...acts }: Props) {
  const found = useAsk('listNotices', { noticeId }, { enabled: noticeId !== undefined })
  const notice = found.data?.rows[0]
  return (
    <Drawer
      open={noticeId !== undefined}
      onClose={onClose}
      size={560}
      push={false}
      title={notice ? `${NOTICE_KINDS[notice.kind]}：${notice.name ?? notice.documentNumber}` : '办案机关通知'}
      destroyOnHidden
    >
      <Read of={found}>
        {() => (notice ? <Opened notice={notice} {...acts} /> : <p className="quiet">没有这份通知，请从列表中打开</p>)}
      </Read>
    </Drawer>
  )
}

function Opened({ notice, onChange, onDone }: Pick<Props, 'onChange' | 'onDone'> & { notice: Notice }) {
  const me = useMe()
  const [isAnswering, setAnswering] = useState(false)
  const [paper, setPaper] = useState<Paper | null>(null)
  const { noticeId, kind, matterId, number, stateSecret, answeredAt } = notice
  const isAgency = may(me, 'openNoticePaper')
  return (
    <div className="stack">
      <div className="actions">
        {matterId && (
          <Link to="/matters/$matterId" params={{ matterId }}>
            打开案件 {number}
          </Link>
        )}
        {isAgency && notice.hasReceipt && (
          <Button onClick={() => setPaper(paperOf(notice, 'receipt'))}>收到通知回执</Button>
        )}
        {isAgency && notice.hasLetter && (
          <Button type="primary" onClick={() => setPaper(paperOf(notice, 'letter'))}>
            法律援助公函
          </Button>
        )}
        {may(me, 'printHelpNotice') && kind === 'help' && !stateSecret && (
          <Button href={`/api/notices/${noticeId}/form`} target="_blank" rel="noreferrer">
            打印法律帮助通知书
          </Button>
        )}
        {may(me, 'answerNotice') && matterId === null && answeredAt === null && (
          <Button type="primary" onClick={() => setAnswering(true)}>
            答复
          </Button>
        )}
        {may(me, 'sendNotice') && <Button onClick={() => onChange(notice)}>情况有变化</Button>}
      </div>
      <NoticeFacts notice={notice} />
      <Scans notice={notice} onOpen={setPaper} />
      {isAnswering && (
        <RegisterDrawer
          name="answerNotice"
          draftName={`notice.answer.${noticeId}`}
          title={`答复：${notice.name ?? notice.documentNumber}`}
          schema={answering}
          initial={{}}
          send={(checked) => ({ noticeId, ...checked })}
          onClose={() => setAnswering(false)}
          onDone={() => {
            setAnswering(false)
            onDone()
          }}
        >
          {(form) => (
            <>
              {!stateSecret && (
                <CounselPick
                  title="值班律师"
                  isRequired
                  value={form.values.counselId}
                  fault={form.faults.counselId}
                  onChange={(counselId) => setIn(form, { counselId })}
                />
              )}
              <Field scope={form} name="answer" span="all" rows={4} />
            </>
          )}
        </RegisterDrawer>
      )}
      <PaperViewer paper={paper} onClose={() => setPaper(null)} />
    </div>
  )
}

const paperOf = ({ noticeId }: Notice, paper: 'receipt' | 'letter'): Paper => ({
  kind: 'noticePaper',
  id: `${noticeId}/papers/${paper}`,
  title: paper === 'receipt' ? '收到通知回执' : '法律援助公函',
})
