import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { maskIdNumber, maskPhone } from '#kernel/mask.ts'
import { CAUSES, CONSULTATION_CHANNELS, GROUPS } from '#law/terms.ts'
import { SATISFACTION } from '#modules/consultation/form.ts'
import { type Answer, useAsk } from '#web/ui/ask.ts'
import { wordFor, wordsFor } from '#web/ui/labels.ts'
import { Facts } from '#web/ui/panel.tsx'
import { Read } from '#web/ui/states.tsx'
import { dayText } from '#web/ui/when.ts'

type Props = { consultationId: string | undefined; mayApply: boolean; mayRead: boolean; onClose: () => void }

export function ConsultationDrawer({ consultationId, mayApply, mayRead, onClose }: Props) {
  const consultation = useAsk(
    'readConsultation',
    { consultationId: consultationId ?? '' },
    { enabled: consultationId !== undefined && mayRead },
  )
  return (
    <Drawer
      open={consultationId !== undefined}
      onClose={onClose}
      size={560}
      title={consultation.data?.number ?? '咨询'}
    >
      {mayRead ? (
        <Read of={consultation}>{(data) => <Consultation consultation={data} mayApply={mayApply} />}</Read>
      ) : (
        <p className="quiet">您可以查看咨询台账；单条咨询的内容由登记和审查人员查看。</p>
      )}
    </Drawer>
  )
}

function Consultation({ consultation: c, mayApply }: { consultation: Answer<'readConsultation'>; mayApply: boolean }) {
  const navigate = useNavigate()
  return (
    <div className="stack">
      <Facts
        items={[
          ['咨询日期', dayText(c.happenedOn)],
          ['咨询方式', wordFor(CONSULTATION_CHANNELS, c.channel)],
          ['咨询人', c.name ?? '未留名'],
          ['联系电话', c.phone && maskPhone(c.phone)],
          ['身份号码', c.idNumber && maskIdNumber(c.idNumber)],
          ['人群类别', wordsFor(GROUPS, c.groups)],
          ['咨询事项', wordFor(CAUSES, c.cause)],
          [
            '咨询内容',
            <p key="question" className="long-text">
              {c.question}
            </p>,
          ],
          [
            '答复意见',
            <p key="answer" className="long-text">
              {c.answer}
            </p>,
          ],
          ['申请告知', c.toldMayApply ? '已告知申请条件和程序' : '未告知'],
          ['满意度', wordFor(SATISFACTION, c.satisfaction)],
          ['登记', `${c.consultant}（${c.organisation}）`],
        ]}
      />
      <div>
        <Button href={`/api/consultations/${c.id}/form`} target="_blank" rel="noreferrer">
          打印登记表
        </Button>
      </div>
      {c.matterId ? (
        <Link to="/matters/$matterId" params={{ matterId: c.matterId }}>
          已转为申请，打开案件
        </Link>
      ) : (
        mayApply && (
          <div>
            <Button
              type="primary"
              onClick={() => void navigate({ to: '/applications/new', search: { consultation: c.id } })}
            >
              转为申请
            </Button>
          </div>
        )
      )}
    </div>
  )
}
