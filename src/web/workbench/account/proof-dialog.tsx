import { useFocusBack } from '#web/ui/focus-back.ts'
import './account.css'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { forget, useAsk } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { proofAnswered } from '#web/ui/second-proof.ts'
import type { Me } from '#web/ui/session.ts'
import { Read } from '#web/ui/states.tsx'
import { CodeField } from './code-field.tsx'
import { hasPasskeys, usePasskey } from './passkey.ts'
import { PhoneForm } from './phone-form.tsx'

/** Above whatever was being done: proves once more who is there, or registers how to, and the command goes on by itself. */
export function ProofDialog({ me }: { me: Me }) {
  useFocusBack()
  const factors = useAsk('listFactors', {}, { staleTime: 0 })
  const isFirst = factors.data?.factors.length === 0
  const done = () => {
    void forget('listFactors')
    proofAnswered(true)
  }
  return (
    <Modal
      open
      footer={null}
      width={460}
      title={isFirst ? '先登记二次验证方式' : '请再确认是您本人'}
      onCancel={() => proofAnswered(false)}
      destroyOnHidden
    >
      <p className="quiet proof-why">
        加盖印章、核定补贴和系统管理需要二次验证，验证后 15 分钟内不再询问。页面上已填的内容不会丢失。当前登录人：
        {me.name}
      </p>
      <Read of={factors}>
        {({ factors: mine }) =>
          mine.length === 0 ? (
            <First onDone={done} />
          ) : (
            <Again
              hasPhone={mine.some(({ kind }) => kind === 'totp')}
              hasKey={mine.some(({ kind }) => kind === 'passkey')}
              onDone={done}
            />
          )
        }
      </Read>
    </Modal>
  )
}

function First({ onDone }: { onDone: () => void }) {
  const passkey = usePasskey(onDone)
  return (
    <>
      <PhoneForm onDone={onDone} />
      {hasPasskeys() && (
        <div className="proof-other">
          <ObstacleNote obstacle={passkey.obstacle} />
          <Button block loading={passkey.isBusy} onClick={() => void passkey.register('这台设备')}>
            改用这台设备的通行密钥（指纹、人脸、安全钥匙）
          </Button>
          {passkey.fault && <p className="field-fault">{passkey.fault}</p>}
        </div>
      )}
    </>
  )
}

function Again({ hasPhone, hasKey, onDone }: { hasPhone: boolean; hasKey: boolean; onDone: () => void }) {
  const [code, setCode] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const { send, pending, obstacle } = useCommand('proveByCode', { onDone, onRefused: () => setCode('') })
  const passkey = usePasskey(onDone)
  return (
    <div className="stack">
      <ObstacleNote obstacle={obstacle ?? passkey.obstacle} />
      {hasPhone && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            const isWhole = /^\d{6}$/.test(code.replaceAll(' ', ''))
            setFault(isWhole ? null : '请输入 6 位数字')
            if (isWhole) void send({ code })
          }}
        >
          <CodeField value={code} fault={fault} onChange={setCode} />
          <Button type="primary" htmlType="submit" block loading={pending}>
            确认
          </Button>
        </form>
      )}
      {hasKey && hasPasskeys() && (
        <Button
          block
          type={hasPhone ? 'default' : 'primary'}
          loading={passkey.isBusy}
          onClick={() => void passkey.prove()}
        >
          使用通行密钥
        </Button>
      )}
      {hasKey && !hasPhone && !hasPasskeys() && (
        <p className="field-fault">通行密钥只能在域名地址上使用，请用中心的网址打开本系统。</p>
      )}
      {passkey.fault && <p className="field-fault">{passkey.fault}</p>}
      <p className="quiet proof-lost">手机或者密钥遗失的，请系统管理员在用户名册中重置。</p>
    </div>
  )
}
