import './settings.css'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { LONGEST_PAUSE_HOURS } from '#kernel/pause.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { IDLE_MINUTES, INVITATION_HOURS, LONGEST_HOURS, SECRET_SHOWN_HOURS } from '#modules/access/rules.ts'
import { SIGNATURE_MINUTES } from '#modules/agency/rules.ts'
import { APPROVALS_TO_DESTROY } from '#modules/archive/keeping.ts'
import { PROOF_MINUTES } from '#modules/factor/rules.ts'
import { OPEN_HOURS } from '#modules/reading/rules.ts'
import { ENTRY_STATES, type Entry, inEffect } from '#policy/dated.ts'
import { type Pack, packSchema } from '#policy/pack.ts'
import { useAsk } from '#web/ui/ask.ts'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { PageHead, Panel } from '#web/ui/panel.tsx'
import { useMe } from '#web/ui/session.ts'
import { Read } from '#web/ui/states.tsx'

type Kept = { id: string; period: ReactNode; ground: ReactNode; after: ReactNode }
const COLUMNS: Column<Kept>[] = [
  { title: '内容', width: 220, show: ({ id }) => id },
  { title: '保存多久', width: 220, show: ({ period }) => period },
  { title: '依据', width: 300, show: ({ ground }) => ground },
  { title: '期满以后', show: ({ after }) => after },
]

/** What is kept how long and why; each number is the one that the program itself goes by. */
export function RetentionPage() {
  const { today } = useMe()
  const policy = useAsk('readPolicy', {})
  return (
    <>
      <PageHead title="保存期限" note="各项期限直接取自系统正在执行的规则；案卷的保管期限由本县规定" />
      <Read of={policy}>
        {({ body }) => {
          const parsed = packSchema.safeParse(body)
          if (!parsed.success)
            return (
              <Panel title="保存期限">
                <p>规则的格式比本页面新，请刷新页面；仍不能显示的请告诉管理员。</p>
              </Panel>
            )
          return (
            <div className="stack settings">
              {groupsOf(parsed.data, today as PlainDate).map(({ title, rows }) => (
                <Panel key={title} flush title={title}>
                  <DataTable label={title} columns={COLUMNS} rows={rows} empty="没有内容" />
                </Panel>
              ))}
            </div>
          )
        }}
      </Read>
    </>
  )
}

const FOREVER = '一直保存，不删除'

function dossiersOf(rule: Entry<number | null> | undefined): Kept[] {
  const state = rule && rule.state === 'toConfirm' ? `（${ENTRY_STATES.toConfirm}）` : ''
  const period = rule?.value ? `归档次年起 ${rule.value} 年，到年末${state}` : `没有设定${state}，不得销毁`
  const ground = (
    <>
      <Link to="/policy">本县规则：保管期限</Link>
      {rule && <span className="basis">{rule.source}</span>}
    </>
  )
  const after = (
    <>
      {APPROVALS_TO_DESTROY} 人先后同意，登记销毁，在<Link to="/dossiers">档案登记</Link>办理；登记簿和销毁清单一直保存
    </>
  )
  return [
    { id: '案件卷宗', period, ground, after },
    { id: '法律帮助卷宗', period, ground, after },
  ]
}

function groupsOf(pack: Pack, today: PlainDate): { title: string; rows: Kept[] }[] {
  const retention = inEffect(pack.retentionYears as readonly Entry<number | null>[], today)
  return [
    {
      title: '案卷和业务记录',
      rows: [
        ...dossiersOf(retention),
        {
          id: '案件、咨询、当事人信息',
          period: FOREVER,
          ground: '归档以后仍要查询、统计和核验文书',
          after: '当事人信息加密保存，查阅须有办理任务或者写明理由',
        },
        {
          id: '已出具的文书和当时的版式',
          period: FOREVER,
          ground: '多年以后重新打印，应当与原件完全一致',
          after: '凭核验码可以核验真伪',
        },
        {
          id: '录入的放假安排、本县规则的各版本',
          period: FOREVER,
          ground: '以前的决定按当时的规则，应当能够查明',
          after: <Link to="/settings/calendar">工作日历</Link>,
        },
      ],
    },
    {
      title: '操作历史和备份',
      rows: [
        {
          id: '操作历史',
          period: '永久，任何人不能修改、删除',
          ground: '网络安全法 第二十三条（日志不少于六个月）；逐条封存，另有程序核对',
          after: <Link to="/readings">查阅记录</Link>,
        },
        {
          id: '备份',
          period: '由本县保管人员确定，系统不自动删除',
          ground: '备份是完整的一份文件，由管理员另行存放',
          after: '密钥与备份分开保管；没有密钥，备份里的个人信息读不出来',
        },
        {
          id: '服务器日志',
          period: '由本县保管人员确定，系统不自动删除',
          ground: '只记操作名称、结果和用时，不记个人信息',
          after: '在服务器的数据文件夹中',
        },
      ],
    },
    {
      title: '登录和授权',
      rows: [
        {
          id: '登录',
          period: `${IDLE_MINUTES} 分钟没有操作，或者满 ${LONGEST_HOURS} 小时`,
          ground: '网络安全等级保护基本要求 8.1.4 身份鉴别',
          after: '重新登录，页面上已填的内容不会丢失',
        },
        {
          id: '二次验证',
          period: `${PROOF_MINUTES} 分钟，使用不延长`,
          ground: '网络安全等级保护基本要求 8.1.4 身份鉴别',
          after: '办理用印、支付、管理事项时再验证一次',
        },
        {
          id: '一次性链接（设置密码）',
          period: `${INVITATION_HOURS} 小时，用一次即失效`,
          ground: '系统固定',
          after: '由管理员重新发给',
        },
        {
          id: '没有办理任务的查阅',
          period: `写明理由后 ${OPEN_HOURS} 小时`,
          ground: '个人信息保护法 第六条（最小必要）',
          after: (
            <>
              再次查阅须重新写明理由，都列入<Link to="/readings">查阅记录</Link>
            </>
          ),
        },
        {
          id: '对接密钥的再次查看',
          period: `登记后 ${SECRET_SHOWN_HOURS} 小时`,
          ground: '系统固定',
          after: <Link to="/registers/links">办案机关对接</Link>,
        },
      ],
    },
    {
      title: '往来和临时内容',
      rows: [
        {
          id: '发给办案机关系统的消息',
          period: `送达前一直重试，间隔最长 ${LONGEST_PAUSE_HOURS} 小时；送达后留存`,
          ground: '通知办案机关的凭据',
          after: <Link to="/registers/links">办案机关对接</Link>,
        },
        {
          id: '办案机关来文签名的标记',
          period: `${SIGNATURE_MINUTES} 分钟（签名的有效时间）`,
          ground: '防止同一份来文重复提交',
          after: '同一系统下次来文时清除',
        },
        {
          id: '表单草稿',
          period: '提交、清除或者退出登录以前',
          ground: '只存在填写人自己的浏览器里，不上传',
          after: '退出登录时全部清除',
        },
        { id: '导出的台账', period: '不保存', ground: '每次现做现给，导出记入操作历史', after: '由导出人自行保管' },
        { id: '页面的变动提示', period: '不保存', ground: '只告知哪些案件有变动，不含内容', after: '断开即结束' },
      ],
    },
  ]
}
