import './signature-pad.css'
import { Button } from 'antd'
import { type PointerEvent, useRef, useState } from 'react'

export type Strokes = [number, number][][]
const SIZE = 1000

type Props = { value: Strokes; label: string; onChange: (strokes: Strokes) => void }

/** A field to write a name in, with finger, pen or mouse; what is drawn is kept as lines, in thousandths of the field. */
export function SignaturePad({ value, label, onChange }: Props) {
  const field = useRef<SVGSVGElement>(null)
  const [line, setLine] = useState<[number, number][] | null>(null)
  const at = ({ clientX, clientY }: PointerEvent): [number, number] => {
    const { left, top, width, height } = field.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1)
    const within = (part: number) => Math.min(SIZE, Math.max(0, Math.round(part * SIZE)))
    return [within((clientX - left) / width), within((clientY - top) / height)]
  }
  const lines = line ? [...value, line] : value
  return (
    <div className="signature">
      <svg
        ref={field}
        className="signature-field"
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          setLine([at(event)])
        }}
        onPointerMove={(event) => line && setLine([...line, at(event)])}
        onPointerUp={() => {
          if (line) onChange([...value, line])
          setLine(null)
        }}
      >
        <title>{label}</title>
        {lines.map((points) => (
          <polyline
            key={`${points[0]}/${points.length}`}
            points={points.map((point) => point.join(',')).join(' ')}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      <div className="row">
        <Button size="small" disabled={value.length === 0} onClick={() => onChange(value.slice(0, -1))}>
          撤回一笔
        </Button>
        <Button size="small" disabled={value.length === 0} onClick={() => onChange([])}>
          重写
        </Button>
      </div>
    </div>
  )
}
