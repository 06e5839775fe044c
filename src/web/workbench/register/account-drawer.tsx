import { Button, Popconfirm } from 'antd'
import type { Role } from '#kernel/actor.ts'
import { accountCard } from '#modules/administration/form.ts'
import { api } from '#web/ui/api.ts'
import { type Answer, forget } from '#web/ui/ask.ts'
import { type CommandName, type Sent, useCommand } from '#web/ui/command.ts'
import { Field } from '#web/ui/field.tsx'
import { type Form, setIn } from '#web/ui/form.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { useMe } from '#web/ui/session.ts'
import { CounselPick, OrganisationPick, useCounselWord, useOrganisationWord } from './pick.tsx'
import { RegisterDrawer } from './register-drawer.tsx'

export type Account = Answer<'listAccounts'>[number]
const schema = accountCard
const cardOf = ({ name, roles, organisationId, counselId }: Account) => ({ name, roles, organisationId, counselId })
const HANDLES: readonly Role[] = ['counsel', 'dutyLawyer', 'firmHead']

type Props = {
  account: Account
  onClose: () => void
  onDone: () => void
  /** A new link, to be shown once. */
  onLink: (invitation: string) => void
}

/** One account: what is registered of it, and what an administrator does when somebody leaves, comes back or forgets. */
export function AccountDrawer({ account, onClose, onDone, onLink }: Props) {
  const { id, name, login } = account
  const organisationWord = useOrganisationWord()
  const counselWord = useCounselWord()
  return (
    <RegisterDrawer
      name="reviseAccount"
      draftName={`account.${id}`}
      title={`${name}（${login}）`}
      schema={schema}
      initial={cardOf(account)}
      send={(checked, seen) => ({ accountId: id, ...checked, seen })}
      again={async () => cardOf((await api.listAccounts({})).find((one) => one.id === id) ?? account)}
      wordOf={(field, value) => organisationWord(field, value) ?? counselWord(field, value)}
      onClose={onClose}
      onDone={onDone}
      below={<AccountActs account={account} onDone={onDone} onLink={onLink} />}
    >
      {(form) => (
        <>
          <Field scope={form} name="name" span="all" />
          <PostFields form={form} />
        </>
      )}
    </RegisterDrawer>
  )
}

/** What somebody is in the system: roles, where, and who of the register. */
export function PostFields({ form }: { form: Form<typeof schema> }) {
  return (
    <>
      <Field scope={form} name="roles" span="all" placeholder="可多选" />
      <OrganisationPick
        title="机构"
        isRequired
        value={form.values.organisationId}
        fault={form.faults.organisationId}
        onChange={(organisationId) => setIn(form, { organisationId })}
      />
      {form.values.roles?.some((role) => HANDLES.includes(role)) && (
        <CounselPick
          title="对应的法律援助人员"
          note="承办人选名册中的本人，之后只看到指派给自己的案件"
          value={form.values.counselId}
          fault={form.faults.counselId}
          onChange={(counselId) => setIn(form, { counselId })}
        />
      )}
    </>
  )
}

type ActsProps = Pick<Props, 'account' | 'onDone' | 'onLink'>
function AccountActs({ account: { id, name, active }, onDone, onLink }: ActsProps) {
  const me = useMe()
  const isOwn = id === me.userId
  return (
    <section className="drawer-acts" aria-label="账号">
      {active && (
        <Act
          name="inviteAgain"
          accountId={id}
          text="重发链接"
          ask={`给${name}一个新的一次性链接？`}
          because="以前未用的链接作废；原密码在设置新密码之前仍可登录，账号可能被他人使用的请先停用"
          onDone={({ invitation }) => onLink(invitation)}
        >
          忘记密码、链接过期或者遗失的，给一个新的设置密码的链接。
        </Act>
      )}
      {!isOwn && (
        <Act
          name="resetFactors"
          accountId={id}
          text="重置二次验证"
          ask={`重置${name}的二次验证？`}
          because="其手机、密钥登记将清除，并须重新登录"
          onDone={onDone}
        >
          手机或者密钥遗失、更换的，清除原来的登记。
        </Act>
      )}
      {!isOwn && active && (
        <Act
          name="deactivateAccount"
          accountId={id}
          text="停用"
          isDanger
          ask={`停用${name}的账号？`}
          because="立即退出登录，不能再进入；已办的事项和记录不变，以后可以再启用"
          onDone={onDone}
        >
          离岗、调离的停用账号；其手上的案件请另行调整。
        </Act>
      )}
      {!active && (
        <Act
          name="reactivateAccount"
          accountId={id}
          text="启用"
          ask={`启用${name}的账号？`}
          because="可以用原来的密码登录；忘记密码的，启用后重发链接"
          onDone={onDone}
        >
          已停用，不能登录。
        </Act>
      )}
    </section>
  )
}

type ActName = Extract<CommandName, 'inviteAgain' | 'resetFactors' | 'deactivateAccount' | 'reactivateAccount'>
type ActProps<N extends ActName> = {
  name: N
  accountId: string
  text: string
  ask: string
  because: string
  isDanger?: true
  onDone: NonNullable<Parameters<typeof useCommand<N>>[1]>['onDone'] & {}
  children: string
}
/** One thing to do with the account: when, the button, and what follows from it before it is done. */
function Act<N extends ActName>(props: ActProps<N>) {
  const { name, accountId, text, ask, because, isDanger = false, onDone, children } = props
  const command = useCommand(name, {
    onDone: (answer, sent) => {
      void forget('listAccounts')
      onDone(answer, sent)
    },
  })
  return (
    <>
      <div className="drawer-act">
        <span className="quiet">{children}</span>
        <Popconfirm
          title={ask}
          description={because}
          okText={text}
          cancelText="取消"
          placement="topRight"
          onConfirm={() => void command.send({ accountId } as Sent<N>)}
        >
          <Button danger={isDanger} loading={command.pending}>
            {text}
          </Button>
        </Popconfirm>
      </div>
      <ObstacleNote obstacle={command.obstacle} onClose={command.dismiss} />
    </>
  )
}
