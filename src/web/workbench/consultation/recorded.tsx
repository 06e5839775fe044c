import { CheckCircleFilled } from '@ant-design/icons'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { may, useMe } from '#web/ui/session.ts'

/** Saved: its number, and the two ways on. Enter goes on with the next person. */
export function Recorded({
  saved: { consultationId, number },
  onNext,
}: {
  saved: { consultationId: string; number: string }
  onNext: () => void
}) {
  const me = useMe()
  const navigate = useNavigate()
  return (
    <section className="panel recorded" role="status">
      <CheckCircleFilled className="recorded-mark" />
      <h2>
        已登记 <span className="number">{number}</span>
      </h2>
      <div className="row">
        <Button type="primary" autoFocus onClick={onNext}>
          继续登记
        </Button>
        {may(me, 'submitApplication') && (
          <Button onClick={() => void navigate({ to: '/applications/new', search: { consultation: consultationId } })}>
            转为申请
          </Button>
        )}
        <Link to="/consultations" search={{ open: consultationId }}>
          在台账中查看
        </Link>
      </div>
    </section>
  )
}
