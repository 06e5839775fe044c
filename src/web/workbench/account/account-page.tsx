import './account.css'
import { Button, Modal, Popconfirm } from 'antd'
import { useState } from 'react'
import { FACTOR_KINDS } from '#modules/factor/rules.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { PageHead, Panel } from '#web/ui/panel.tsx'
import { Read } from '#web/ui/states.tsx'
import { dayText } from '#web/ui/when.ts'
import { LookPanel } from './look-panel.tsx'
import { hasPasskeys, usePasskey } from './passkey.ts'
import { PhoneForm } from './phone-form.tsx'
import { ReminderPanel } from './reminder-panel.tsx'

type Row = Answer<'listFactors'>['factors'][number]

/** How one proves a second time who one is: what is registered, and what may be added or taken away. */
export function AccountPage() {
  const factors = useAsk('listFactors', {})
  const [isAdding, setAdding] = useState(false)
  const refresh = () => void forget('listFactors')
  const passkey = usePasskey(refresh)
  const remove = useCommand('removeFactor', { onDone: refresh })
  const columns: Column<Row>[] = [
    { title: '方式', width: 140, show: ({ kind }) => FACTOR_KINDS[kind] },
    { title: '名称', show: ({ label }) => label },
    { title: '登记', width: 160, show: ({ createdAt }) => dayText(createdAt.slice(0, 10)) },
    { title: '最近使用', width: 160, show: ({ usedAt }) => dayText(usedAt?.slice(0, 10) ?? null) },
    {
      title: '操作',
      width: 90,
      show: ({ id, label }) => (
        <Popconfirm
          title={`删除“${label}”？`}
          okText="删除"
          cancelText="不删除"
          onConfirm={() => void remove.send({ factorId: id })}
        >
          <Button type="link" size="small" danger>
            删除
          </Button>
        </Popconfirm>
      ),
    },
  ]
  return (
    <>
      <PageHead title="账号和显示" />
      <LookPanel />
      <ReminderPanel />
      <Panel
        className="account-proof"
        title="二次验证"
        extra={
          <div className="account-actions">
            {hasPasskeys() && (
              <Button loading={passkey.isBusy} onClick={() => void passkey.register('这台设备')}>
                登记通行密钥
              </Button>
            )}
            <Button type="primary" onClick={() => setAdding(true)}>
              登记手机验证码
            </Button>
          </div>
        }
      >
        <p className="quiet account-note">
          加盖印章、核定补贴和系统管理时，除密码外还要验证一次。建议登记两种方式，一种遗失时用另一种。
        </p>
        <ObstacleNote obstacle={passkey.obstacle ?? remove.obstacle} />
        {passkey.fault && <p className="field-fault">{passkey.fault}</p>}
        <Read of={factors}>
          {({ factors: mine }) => (
            <DataTable
              label="二次验证方式"
              columns={columns}
              rows={mine}
              empty="还没有登记，第一次需要时也会提示登记"
            />
          )}
        </Read>
      </Panel>
      <Modal
        open={isAdding}
        footer={null}
        width={460}
        title="登记手机验证码"
        onCancel={() => setAdding(false)}
        destroyOnHidden
      >
        <PhoneForm
          onDone={() => {
            setAdding(false)
            refresh()
          }}
        />
      </Modal>
    </>
  )
}
