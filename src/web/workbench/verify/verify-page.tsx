import '../entrance/entrance.css'
import './verify.css'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Alert, Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { STANDINGS } from '#modules/document/contract.ts'
import { type Answer, useAsk } from '#web/ui/ask.ts'
import { FileButton } from '#web/ui/file-button.tsx'
import { Facts } from '#web/ui/panel.tsx'
import { Read } from '#web/ui/states.tsx'
import { dayText } from '#web/ui/when.ts'

type Told = Answer<'verifyDocument'>

/** For whoever holds a paper: is it genuine, does it still hold, is this file it. Needs no account and tells nothing of the case. */
export function VerifyPage() {
  const { code = '' } = useParams({ strict: false })
  const navigate = useNavigate()
  const [typed, setTyped] = useState(code)
  const go = () => {
    const asked = typed.trim()
    if (asked !== '') void navigate({ to: '/verify/$code', params: { code: asked } })
  }
  return (
    <main className="entrance">
      <section className="entrance-box verify">
        <h1>核验法律援助文书</h1>
        <p className="quiet">输入文书上的核验码，或者扫描二维码，查看文书是否真实、是否仍然有效。</p>
        <form
          className="verify-code"
          onSubmit={(event) => {
            event.preventDefault()
            go()
          }}
        >
          <Input
            size="large"
            aria-label="核验码"
            placeholder="例如 7K3M-Z0QW-B2XV"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button size="large" type="primary" htmlType="submit">
            核验
          </Button>
        </form>
        {code !== '' && <Told key={code} code={code} />}
      </section>
    </main>
  )
}

function Told({ code }: { code: string }) {
  const [digest, setDigest] = useState<string | null>(null)
  const told = useAsk('verifyDocument', { code, digest }, { keep: true })
  return <Read of={told}>{(answer) => <Verdict told={answer} digest={digest} onDigest={setDigest} />}</Read>
}

type VerdictProps = { told: Told; digest: string | null; onDigest: (digest: string) => void }
function Verdict({ told, digest, onDigest }: VerdictProps) {
  const { standing, title, number, issuedOn, issuer, isSealed, isPractice } = told
  return (
    <div className="stack">
      <Alert type={standing === 'genuine' ? 'success' : 'error'} showIcon title={<b>{STANDINGS[standing]}</b>} />
      {isPractice && <Alert type="warning" title="这是样例县的练习文书，不是正式文书" />}
      <Facts
        items={[
          ['文书', title],
          ['文号', number],
          ['出具日期', dayText(issuedOn)],
          ['出具机构', issuer],
          ['电子印章', isSealed && '已加盖'],
        ]}
      />
      <p className="quiet small">请核对以上各项与手中的文书是否一致；不一致的，不是同一份文书。</p>
      {isSealed && <Compare told={told} digest={digest} onDigest={onDigest} />}
    </div>
  )
}

/** The file stays where it is: only its digest is asked about. */
function Compare({ told: { matches }, digest, onDigest }: VerdictProps) {
  const [name, setName] = useState('')
  const take = async (file: File) => {
    setName(file.name)
    onDigest(hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())))
  }
  const said: ReactNode =
    digest === null || matches === null ? null : matches ? (
      <Alert type="success" showIcon title={`“${name}”与出具的文书完全一致`} />
    ) : (
      <Alert type="error" showIcon title={`“${name}”与出具的文书不一致，可能被改动过，或者是另行扫描的`} />
    )
  return (
    <>
      <div className="actions">
        <FileButton
          text="比对收到的 PDF 文件"
          label="选择要比对的 PDF 文件"
          accept=".pdf"
          onFile={(file) => void take(file)}
        />
        <span className="quiet small">文件不会上传</span>
      </div>
      {said}
    </>
  )
}
const hex = (digest: ArrayBuffer): string =>
  Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
