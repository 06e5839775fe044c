import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { CONTRACTS } from '#modules/contracts.ts'
import { TEXT_STATES } from '#modules/reminder/rules.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { Field } from '#web/ui/field.tsx'
import { wordFor } from '#web/ui/labels.ts'
import { newId } from '#web/ui/new-id.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { ShownOnce } from '#web/ui/shown-once.tsx'
import { Read } from '#web/ui/states.tsx'
import { momentText } from '#web/ui/when.ts'
import { RegisterDrawer } from '../register/register-drawer.tsx'

type Text = Answer<'readTexts'>['texts'][number]
const schema = CONTRACTS.setTextGateway.input.omit({ gatewayId: true })
const again = () => void forget('readTexts', 'readReminderChoice')

/** By which platform text messages go out, and what became of each. */
export function Texts() {
  const me = useMe()
  const texts = useAsk('readTexts', {})
  const [setting, setSetting] = useState<string | null>(null)
  const [shown, setShown] = useState<string | null>(null)
  const ending = useCommand('endTextGateway', { onDone: again })
  return (
    <Read of={texts}>
      {({ practice, gateway, texts: rows }) => (
        <>
          <div className="text-gateway">
            <p>
              {gateway ? (
                <>
                  经 <span className="number">{gateway.url}</span> 发送
                  <span className="basis">
                    {gateway.setBy}设定，{momentText(gateway.setAt)}
                  </span>
                </>
              ) : (
                '没有设定短信平台，不发短信；设定后，开启了短信的规则才发送'
              )}
              {practice && <span className="basis">样例县是演练：应发的短信只显示在这里，不向任何人发出</span>}
            </p>
            {may(me, 'setTextGateway') && (
              <div className="actions">
                {gateway && <Button onClick={() => setShown(gateway.id)}>核验密钥</Button>}
                {gateway && (
                  <Popconfirm
                    title="停用短信平台？"
                    description="从此不发短信，恢复须重新设定"
                    okText="停用"
                    cancelText="不停用"
                    onConfirm={() => void ending.send({ gatewayId: gateway.id })}
                  >
                    <Button loading={ending.pending}>停用</Button>
                  </Popconfirm>
                )}
                <Button onClick={() => setSetting(newId())}>{gateway ? '换平台' : '设定短信平台'}</Button>
              </div>
            )}
          </div>
          <ObstacleNote obstacle={ending.obstacle} onClose={ending.dismiss} />
          <DataTable label="短信" columns={columns} rows={rows} empty="还没有短信" />
          {setting && (
            <RegisterDrawer
              name="setTextGateway"
              draftName="text-gateway"
              title="设定短信平台"
              schema={schema}
              initial={{}}
              send={(checked) => ({ gatewayId: setting, ...checked })}
              onClose={() => setSetting(null)}
              onDone={({ gatewayId }) => {
                setSetting(null)
                setShown(gatewayId)
                again()
              }}
            >
              {(form) => (
                <Field
                  scope={form}
                  name="url"
                  span="all"
                  placeholder="https://"
                  help="每条短信向这个地址发一次请求：手机号和内容，按 Standard Webhooks 签名；没有收下的自动再发，一天为限"
                />
              )}
            </RegisterDrawer>
          )}
          {shown && <Secret gatewayId={shown} onClose={() => setShown(null)} />}
        </>
      )}
    </Read>
  )
}

function Secret({ gatewayId, onClose }: { gatewayId: string; onClose: () => void }) {
  return (
    <Read of={useAsk('readGatewaySecret', { gatewayId })}>
      {({ secret }) => (
        <ShownOnce title="核验短信请求的密钥" lines={[secret]} okText="已交给短信平台" onClose={onClose}>
          请把密钥交给短信平台的技术人员，用来核验请求确由本系统发出。设定后一小时内可以再看。
        </ShownOnce>
      )}
    </Read>
  )
}

const TONES: Readonly<Record<Text['state'], string>> = {
  waiting: 'due-soon',
  failed: 'due-late',
  sent: '',
  shown: 'quiet',
}
const columns: Column<Text>[] = [
  { title: '时间', width: 130, show: ({ toldAt }) => momentText(toldAt) },
  { title: '发给', width: 110, show: ({ to }) => to },
  { title: '内容', show: ({ text }) => text },
  {
    title: '状态',
    width: 230,
    show: ({ state, attempts, fault }) => (
      <>
        <span className={TONES[state]}>{wordFor(TEXT_STATES, state)}</span>
        {fault && (
          <span className="basis">
            已试 {attempts} 次：{fault}
          </span>
        )}
      </>
    ),
  },
]
