import { inYuan } from '#kernel/money.ts'
import type { Pack } from '#policy/pack.ts'
import type { Tariff } from '#policy/tariff.ts'

export function TariffView({ tariff }: { tariff: Tariff }) {
  const { name, rows, excellentPercent, furtherRecipient, unqualifiedPaysDirectCostOnly } = tariff
  return (
    <>
      <b>{name}</b>
      <table className="rule-inner">
        <thead>
          <tr>
            <th>项目（自上而下，先符合者适用）</th>
            <th className="amount">合格（元）</th>
            <th className="amount">良好（元）</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ text, qualified, good, isFlat }) => (
            <tr key={text}>
              <td>{text}</td>
              {isFlat ? (
                <td className="amount number" colSpan={2}>
                  {inYuan(qualified)}，不分等次
                </td>
              ) : (
                <>
                  <td className="amount number">{inYuan(qualified)}</td>
                  <td className="amount number">{inYuan(good)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <ul>
        <li>优秀在良好标准上增加 {excellentPercent}%</li>
        <li>每增加一名受援人增加 {inYuan(furtherRecipient)} 元</li>
        {unqualifiedPaysDirectCostOnly && <li>不合格只支付直接费用</li>}
      </ul>
    </>
  )
}

type Numbering = Pack['numbering'][number]['value']
const NUMBERED: Record<string, string> = {
  consultation: '咨询',
  matter: '申请',
  acceptance: '受理',
  supplement: '补正通知',
  grant: '给予援助决定',
  refusal: '不予援助决定',
  forwarding: '移送、告知',
  assignment: '指派通知',
  officialLetter: '公函',
  cooperation: '异地协作',
  reassignment: '更换承办人',
  termination: '终止决定',
  objection: '异议审查',
  closing: '结案',
  archive: '档案',
}

export const NumberingView = ({ numbering }: { numbering: Numbering }) => (
  <ul className="numbering">
    {Object.entries(numbering).map(([name, pattern]) => (
      <li key={name}>
        <span className="quiet">{NUMBERED[name] ?? name}</span>{' '}
        {String(pattern).replace('{year}', '年份').replace('{n}', '序号')}
      </li>
    ))}
  </ul>
)
