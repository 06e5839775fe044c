import { inYuan } from '#kernel/money.ts'
import { useAsk } from '#web/ui/ask.ts'
import type { Sent } from '#web/ui/command.ts'
import { Read } from '#web/ui/states.tsx'

/** What the last year's closed matters would have cost under the changed table. */
export function TariffPreview({ change }: { change: Sent<'changePolicy'>['change'] }) {
  const preview = useAsk('previewTariff', { change })
  return (
    <>
      <h3 className="rule-new">按新标准重算过去一年的补贴</h3>
      <Read of={preview}>
        {({ matters, before, after, more, less, unfit }) => (
          <>
            <p>
              过去一年已核定补贴的案件 {matters} 件，原核定 {inYuan(before)} 元，按新标准 {inYuan(after)} 元，
              {after === before
                ? '没有差别'
                : `${after > before ? '增加' : '减少'} ${inYuan(Math.abs(after - before))} 元`}
              。
            </p>
            <p className="quiet">
              增加的 {more} 件，减少的 {less} 件{unfit > 0 && `；有 ${unfit} 件在新标准中没有对应项目，请补充项目`}
            </p>
          </>
        )}
      </Read>
    </>
  )
}
