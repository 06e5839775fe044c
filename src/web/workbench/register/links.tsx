import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { NOTICE_AGENCIES } from '#law/notices.ts'
import { CONTRACTS } from '#modules/contracts.ts'
import { type Answer, forget, useAsk } from '#web/ui/ask.ts'
import { useCommand } from '#web/ui/command.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { Field } from '#web/ui/field.tsx'
import { setIn } from '#web/ui/form.ts'
import { newId } from '#web/ui/new-id.ts'
import { ObstacleNote } from '#web/ui/obstacle-note.tsx'
import { PageHead } from '#web/ui/panel.tsx'
import { may, useMe } from '#web/ui/session.ts'
import { ShownOnce } from '#web/ui/shown-once.tsx'
import { Read } from '#web/ui/states.tsx'
import { momentText } from '#web/ui/when.ts'
import { OrganisationPick } from './pick.tsx'
import { RegisterDrawer } from './register-drawer.tsx'

type Link = Answer<'listAgencyLinks'>[number]
const schema = CONTRACTS.connectAgency.input.omit({ linkId: true })

/** The systems of courts, procuratorates and police that speak with this one, each with its own key. */
export function Links() {
  const me = useMe()
  const links = useAsk('listAgencyLinks', {})
  const [adding, setAdding] = useState<string | null>(null)
  const [shown, setShown] = useState<string | null>(null)
  const ending = useCommand('disconnectAgency', { onDone: () => void forget('listAgencyLinks') })
  const columns: Column<Link>[] = [
    { title: '办案机关', width: 220, show: ({ organisation }) => organisation },
    { title: '接收消息的地址', show: ({ webhookUrl }) => webhookUrl ?? <span className="quiet">只发不收</span> },
    { title: '对接', width: 130, show: ({ createdAt }) => momentText(createdAt) },
    {
      title: '没有送到的消息',
      width: 220,
      show: ({ waiting, lastFault }) =>
        waiting === 0 ? (
          '没有'
        ) : (
          <>
            <b className="due-late">{waiting} 条，自动再送</b>
            <span className="basis">{lastFault}</span>
          </>
        ),
    },
    {
      title: '状态',
      width: 190,
      show: ({ id, organisation, endedAt }) =>
        endedAt ? (
          <span className="quiet">{momentText(endedAt)}停止</span>
        ) : may(me, 'disconnectAgency') ? (
          <>
            <Button type="link" size="small" onClick={() => setShown(id)}>
              核验密钥
            </Button>
            <Popconfirm
              title={`停止与${organisation}对接？`}
              description="公钥立即失效，恢复须重新登记"
              okText="停止"
              cancelText="不停止"
              onConfirm={() => void ending.send({ linkId: id })}
            >
              <Button type="link" size="small">
                停止
              </Button>
            </Popconfirm>
          </>
        ) : (
          '正常'
        ),
    },
  ]
  return (
    <>
      <PageHead title="办案机关对接" note={links.data && `共 ${links.data.length} 项`}>
        {may(me, 'connectAgency') && (
          <Button type="primary" onClick={() => setAdding(newId())}>
            登记对接
          </Button>
        )}
      </PageHead>
      <ObstacleNote obstacle={ending.obstacle} onClose={ending.dismiss} />
      <Read of={links}>
        {(rows) => (
          <DataTable
            label="办案机关对接"
            columns={columns}
            rows={rows}
            empty="还没有办案机关的系统与本系统对接；没有对接的，由其联络员在网页上发出通知"
          />
        )}
      </Read>
      {adding && (
        <RegisterDrawer
          name="connectAgency"
          draftName="link"
          title="登记办案机关对接"
          schema={schema}
          initial={{}}
          send={(checked) => ({ linkId: adding, ...checked })}
          onClose={() => setAdding(null)}
          onDone={({ linkId }) => {
            setAdding(null)
            setShown(linkId)
            void forget('listAgencyLinks')
          }}
        >
          {(form) => (
            <>
              <OrganisationPick
                title="办案机关"
                isRequired
                kinds={NOTICE_AGENCIES}
                value={form.values.organisationId}
                fault={form.faults.organisationId}
                onChange={(organisationId) => setIn(form, { organisationId })}
              />
              <Field scope={form} name="publicKey" span="all" rows={4} />
              <Field scope={form} name="webhookUrl" span="all" placeholder="https://" help="不接收消息的不填" />
            </>
          )}
        </RegisterDrawer>
      )}
      {shown && <Secret linkId={shown} onClose={() => setShown(null)} />}
    </>
  )
}

function Secret({ linkId, onClose }: { linkId: string; onClose: () => void }) {
  const secret = useAsk('readLinkSecret', { linkId })
  return (
    <Read of={secret}>
      {({ secret: text }) => (
        <ShownOnce title="核验消息的密钥" lines={[linkId, text]} okText="已交给办案机关" onClose={onClose}>
          请把对接编号和密钥交给办案机关的技术人员：编号写在每次签名的 keyid
          里，密钥用来核验本系统发出的消息。对接后一小时内可以再看。
        </ShownOnce>
      )}
    </Read>
  )
}
