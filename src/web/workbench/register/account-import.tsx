import { Button, Modal } from 'antd'
import { useState } from 'react'
import { ROLES } from '#kernel/actor.ts'
import { api } from '#web/ui/api.ts'
import { type Answer, forget } from '#web/ui/ask.ts'
import { type Answered, useCommand } from '#web/ui/command.ts'
import { DataTable } from '#web/ui/data-table.tsx'
import { useFocusBack } from '#web/ui/focus-back.ts'
import { wordsFor } from '#web/ui/labels.ts'
import { downloadSheet, type TemplateColumn } from '#web/ui/sheet-template.ts'
import { type EntryColumn, SheetImport } from './sheet-import.tsx'

type Entry = Answer<'readAccountSheet'>['rows'][number]['entry']
type Invited = Answered<'importAccounts'>['invitations'][number]

const TEMPLATE: TemplateColumn[] = [
  { heading: '姓名', width: 12 },
  { heading: '登录名', width: 18, isText: true },
  { heading: '职责', width: 28 },
  { heading: '机构', width: 36 },
  { heading: '执业证号', width: 24, isText: true },
]
const COLUMNS: EntryColumn<Entry>[] = [
  { title: '姓名', width: 90, of: ({ name }) => name },
  { title: '登录名', width: 110, of: ({ login }) => login },
  { title: '职责', width: 150, of: ({ roles = [] }) => wordsFor(ROLES, roles) },
  { title: '机构', width: 170, of: ({ organisation }) => organisation },
]

/** A list of people who are to sign in; those who are new get a link each, shown once. */
export function AccountImport() {
  const [invited, setInvited] = useState<Invited[]>([])
  const command = useCommand('importAccounts', {
    onDone: ({ invitations }) => {
      setInvited(invitations)
      void forget('listAccounts')
    },
  })
  return (
    <>
      <SheetImport
        name="用户名单"
        unit="人"
        template={TEMPLATE}
        columns={COLUMNS}
        read={(file) => api.readAccountSheet({}, { file })}
        command={command}
        take={(entries) => command.send({ entries })}
      />
      {invited.length > 0 && <InvitationLinks invited={invited} onClose={() => setInvited([])} />}
    </>
  )
}

const hrefOf = (invitation: string) => new URL(invitation, window.location.origin).href
const LINK_SHEET: TemplateColumn[] = [
  { heading: '姓名', width: 12 },
  { heading: '登录名', width: 18, isText: true },
  { heading: '机构', width: 36 },
  { heading: '一次性设置密码的链接', width: 80, isText: true },
]

function InvitationLinks({ invited, onClose }: { invited: Invited[]; onClose: () => void }) {
  useFocusBack()
  const save = () =>
    downloadSheet(
      '一次性链接',
      LINK_SHEET,
      invited.map(({ name, login, organisation, invitation }) => [name, login, organisation, hrefOf(invitation)]),
    )
  return (
    <Modal
      open
      width={860}
      mask={{ closable: false }}
      title={`${invited.length} 人的一次性设置密码的链接`}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={() => void save()}>下载链接表（Excel）</Button>
          <Button type="primary" onClick={onClose}>
            已保存，关闭
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>请先下载，再分别交给本人。72 小时内有效，每个只能用一次；关闭后不再显示，遗失的可在用户名册中重发。</p>
        <DataTable
          label="一次性链接"
          rows={invited.map((each) => ({ ...each, id: each.login }))}
          empty="没有新用户"
          columns={[
            { title: '姓名', width: 90, show: ({ name }) => name },
            { title: '登录名', width: 120, show: ({ login }) => login },
            { title: '链接', show: ({ invitation }) => <span className="link-text">{hrefOf(invitation)}</span> },
          ]}
        />
      </div>
    </Modal>
  )
}
