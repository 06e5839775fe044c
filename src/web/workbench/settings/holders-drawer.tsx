import { Drawer } from 'antd'
import { ROLE_NAMES, ROLES } from '#kernel/actor.ts'
import type { Answer } from '#web/ui/ask.ts'
import { useFocusBack } from '#web/ui/focus-back.ts'
import { Facts } from '#web/ui/panel.tsx'
import { Read } from '#web/ui/states.tsx'
import { type Asked, isForAll, mayRole, whoMay } from './roles.ts'

type Accounts = { data: Answer<'listAccounts'> | undefined; error: Error | null; refetch: () => unknown }
type Props = { asked: Asked; accounts: Accounts; onClose: () => void }

/** One thing that can be done: which posts may, and who holds them now. */
export function HoldersDrawer({
  asked: { summary, room, kind, roles, secondFactor, personal },
  accounts,
  onClose,
}: Props) {
  useFocusBack()
  return (
    <Drawer open onClose={onClose} size={520} title={summary}>
      <div className="stack">
        <Facts
          items={[
            ['模块', room],
            ['性质', kind === 'command' ? '办理（改动记录）' : '查看'],
            ['谁可以', isForAll(roles) && whoMay(roles)],
            ['二次验证', secondFactor && '需要手机验证码或者通行密钥'],
            ['留痕', (kind === 'command' || personal) && '记入操作历史'],
          ]}
        />
        {!isForAll(roles) && (
          <Read of={accounts} rows={4}>
            {(rows) => (
              <table className="sheet" aria-label="可以办理的人">
                <thead>
                  <tr>
                    <th>岗位</th>
                    <th>现在的人</th>
                  </tr>
                </thead>
                <tbody>
                  {ROLE_NAMES.filter((role) => mayRole(roles, role)).map((role) => {
                    const holders = rows.filter((account) => account.active && account.roles.includes(role))
                    return (
                      <tr key={role}>
                        <td className="nowrap">{ROLES[role]}</td>
                        <td>
                          {holders.length === 0 ? (
                            <span className="quiet">没有人担任</span>
                          ) : (
                            holders.map(({ name, login }) => `${name}（${login}）`).join('、')
                          )}
                        </td>
                      </tr>
                    )
                  })}
                </tbody>
              </table>
            )}
          </Read>
        )}
        <p className="quiet small">
          岗位权限由系统规定；能否看到某一案件，还要看是否由本中心、本站、本所或者本人办理。
        </p>
      </div>
    </Drawer>
  )
}
