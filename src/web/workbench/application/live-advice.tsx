import { CONTRACTS } from '#modules/contracts.ts'
import { useAsk } from '#web/ui/ask.ts'
import { obstacleOf } from '#web/ui/command.ts'
import { Panel } from '#web/ui/panel.tsx'
import { useSettled } from '#web/ui/use-settled.ts'
import { AdviceView } from './advice-view.tsx'
import type { Typed } from './means-road.ts'

const { input } = CONTRACTS.tryApplication

/** What the rules would say of what is typed so far; asked again when typing stops, never saved. */
export function LiveAdvice({ values }: { values: Typed }) {
  const { recipients: _recipients, agent: _agent, opponents: _opponents, story: _story, ...facts } = values
  const parsed = input.safeParse({ ...facts, materials: facts.materials?.filter(({ title }) => title.trim() !== '') })
  const asked = useSettled(parsed.success ? JSON.stringify(parsed.data) : null, 450)
  const advice = useAsk('tryApplication', (asked === null ? {} : JSON.parse(asked)) as never, {
    enabled: asked !== null,
    keep: true,
    staleTime: 60_000,
  })
  return (
    <Panel title="参考意见" extra={<span className="quiet small">边填边算，不保存</span>} className="live-advice">
      {!parsed.success || !advice.data ? (
        <p className="quiet">
          {parsed.success
            ? advice.error
              ? obstacleOf(advice.error).message
              : '正在计算…'
            : '选好申请事项、援助方式和所处阶段后，这里随时显示：是否在援助范围、归谁管辖、经济困难标准、还缺什么材料，各附依据。'}
        </p>
      ) : (
        <AdviceView advice={advice.data} isStale={advice.isPlaceholderData} />
      )}
    </Panel>
  )
}
