import { inYuan } from '#kernel/money.ts'
import { NUMBERED, type Numbered } from '#policy/numbering.ts'
import type { Pack } from '#policy/pack.ts'
import type { ScoreTable } from '#policy/score-table.ts'
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

export function ScoreTableView({ table }: { table: ScoreTable }) {
  const { name, items, excellentFrom, goodFrom, qualifiedFrom } = table
  return (
    <>
      <b>{name}</b>
      <ul>
        {items.map(({ text, points }) => (
          <li key={text}>
            {text}：{points} 分
          </li>
        ))}
        <li>
          优秀 {excellentFrom} 分起，良好 {goodFrom} 分起，合格 {qualifiedFrom} 分起
        </li>
      </ul>
    </>
  )
}

const SHOWN = 12
/** A long list shows how it begins; the whole of it opens on request. */
export const WordsView = ({ words }: { words: readonly string[] }) =>
  words.length <= SHOWN ? (
    words.join('、')
  ) : (
    <details>
      <summary>
        共 {words.length} 个：{words.slice(0, SHOWN).join('、')}……
      </summary>
      {words.join('、')}
    </details>
  )

export const NumberingView = ({ numbering }: { numbering: Pack['numbering'][number]['value'] }) => (
  <ul className="numbering">
    {(Object.keys(NUMBERED) as Numbered[]).map((name) => (
      <li key={name}>
        <span className="quiet">{NUMBERED[name]}</span>{' '}
        {numbering[name].replace('{year}', '年份').replace('{n}号', '序号')}
      </li>
    ))}
  </ul>
)
