import { Button } from 'antd'
import { useState } from 'react'
import { CONTRACTS } from '#modules/contracts.ts'
import { COOPERATION_OUTCOMES } from '#modules/cooperation/contract.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { Field } from '#web/ui/field.tsx'
import { newId } from '#web/ui/new-id.ts'
import { PageHead } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { Read } from '#web/ui/states.tsx'
import { dayText } from '#web/ui/when.ts'
import { RegisterDrawer } from '../register/register-drawer.tsx'

type Letter = Answer<'listCooperation'>[number]
const asked = CONTRACTS.recordCooperation.input.omit({ cooperationId: true })
const answered = CONTRACTS.answerCooperation.input.omit({ cooperationId: true })

/** What other centres ask of this one, and what it answered. */
export function Letters() {
  const me = useMe()
  const letters = useAsk('listCooperation', {})
  const [adding, setAdding] = useState<string | null>(null)
  const [answering, setAnswering] = useState<Letter | null>(null)
  const refresh = () => void forget('listCooperation')
  const columns: Column<Letter>[] = [
    {
      title: '来函机构',
      width: 220,
      show: ({ askedBy, letterNumber }) => (
        <>
          {askedBy}
          {letterNumber && <span className="basis">{letterNumber}</span>}
        </>
      ),
    },
    { title: '请求核查的事项', show: ({ about }) => about },
    { title: '收到', width: 130, show: ({ receivedOn }) => dayText(receivedOn) },
    {
      title: '要求答复',
      width: 140,
      show: ({ dueOn, isLate }) => (isLate ? <b className="due-late">{dayText(dueOn)}，已逾期</b> : dayText(dueOn)),
    },
    {
      title: '答复',
      width: 280,
      show: (letter) =>
        letter.outcome ? (
          <>
            {COOPERATION_OUTCOMES[letter.outcome]}（{dayText(letter.answeredOn)}）
            <span className="basis">{letter.answer}</span>
          </>
        ) : may(me, 'answerCooperation') ? (
          <Button size="small" onClick={() => setAnswering(letter)}>
            答复
          </Button>
        ) : (
          '待答复'
        ),
    },
  ]
  return (
    <>
      <PageHead title="协作来函" note={letters.data && `共 ${letters.data.length} 件`}>
        {may(me, 'recordCooperation') && (
          <Button type="primary" onClick={() => setAdding(newId())}>
            登记来函
          </Button>
        )}
      </PageHead>
      <Read of={letters}>
        {(rows) => <DataTable label="协作来函" columns={columns} rows={rows} empty="还没有外地机构来函请求协作" />}
      </Read>
      {adding && (
        <RegisterDrawer
          name="recordCooperation"
          draftName="cooperation"
          title="登记协作来函"
          schema={asked}
          initial={{}}
          send={(checked) => ({ cooperationId: adding, ...checked })}
          onClose={() => setAdding(null)}
          onDone={() => {
            setAdding(null)
            refresh()
          }}
        >
          {(form) => (
            <>
              <Field scope={form} name="askedBy" span="all" />
              <Field scope={form} name="letterNumber" />
              <Field scope={form} name="dueOn" />
              <Field scope={form} name="about" span="all" rows={5} />
            </>
          )}
        </RegisterDrawer>
      )}
      {answering && (
        <RegisterDrawer
          name="answerCooperation"
          draftName={`cooperation.${answering.id}`}
          title={`答复：${answering.askedBy}`}
          schema={answered}
          initial={{}}
          send={(checked) => ({ cooperationId: answering.id, ...checked })}
          onClose={() => setAnswering(null)}
          onDone={() => {
            setAnswering(null)
            refresh()
          }}
        >
          {(form) => (
            <>
              <Field scope={form} name="outcome" span="all" />
              <Field scope={form} name="answer" span="all" rows={5} />
            </>
          )}
        </RegisterDrawer>
      )}
    </>
  )
}
