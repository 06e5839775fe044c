import './look-panel.css'
import { Radio } from 'antd'
import { chooseLook, SHADES, TYPES, useChosenLook } from '#web/ui/look.ts'
import { Panel } from '#web/ui/panel.tsx'

const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

/** Light or dark, and how large the letters are, on this computer. */
export function LookPanel() {
  const { shade, type } = useChosenLook()
  return (
    <Panel title="显示（只对这台电脑）">
      <div className="look">
        <span id="look-shade">明暗</span>
        <Radio.Group
          aria-labelledby="look-shade"
          optionType="button"
          options={optionsOf(SHADES)}
          value={shade}
          onChange={(event) => chooseLook({ shade: event.target.value })}
        />
        <span id="look-type">字号</span>
        <Radio.Group
          aria-labelledby="look-type"
          optionType="button"
          options={optionsOf(TYPES)}
          value={type}
          onChange={(event) => chooseLook({ type: event.target.value })}
        />
      </div>
    </Panel>
  )
}
