import { Button, QRCode } from 'antd'
import { generateSecret, generateURI } from 'otplib'
import { useMemo, useState } from 'react'
import { useCommand } from '#web/ui/command.ts'
import { newId } from '#web/ui/new-id.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { useMe } from '#web/ui/session.ts'
import { CodeField } from './code-field.tsx'

/** Registers an authenticator app: scan, or type the key, then the first code shows that it works. */
export function PhoneForm({ onDone }: { onDone: () => void }) {
  const me = useMe()
  const secret = useMemo(() => generateSecret(), [])
  const factorId = useMemo(() => newId(), [])
  const [code, setCode] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const { send, pending, obstacle } = useCommand('addTotp', { onDone, onRefused: () => setCode('') })
  const uri = generateURI({ issuer: me.centre, label: me.name, secret })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        const isWhole = /^\d{6}$/.test(code.replaceAll(' ', ''))
        setFault(isWhole ? null : '请输入 6 位数字')
        if (isWhole) void send({ factorId, label: '手机验证器', secret, code })
      }}
    >
      <ol className="proof-steps">
        <li>在手机上打开验证器应用（例如系统自带的密码与验证码、腾讯身份验证器），选择“扫码添加”。</li>
        <li>扫描左边的二维码；不能扫码的，把右边的密钥输入应用。</li>
        <li>输入应用显示的数字，登记完成。</li>
      </ol>
      <div className="proof-secret">
        <QRCode value={uri} size={148} bordered={false} type="svg" aria-label="登记用的二维码" />
        <div>
          <p className="quiet">密钥（只显示这一次）</p>
          <code>{secret.match(/.{4}/g)?.join(' ')}</code>
        </div>
      </div>
      <ObstacleNote obstacle={obstacle} />
      <CodeField value={code} fault={fault} onChange={setCode} />
      <Button type="primary" htmlType="submit" block loading={pending}>
        登记并继续
      </Button>
    </form>
  )
}
