import { Button, type ButtonProps } from 'antd'
import { useRef } from 'react'

type Props = Pick<ButtonProps, 'size' | 'icon' | 'loading'> & {
  text: string
  /** What a reader of the screen says of the hidden field. */
  label: string
  accept: string
  onFile: (file: File) => void
}

/** Picks one file; the same file may be picked again after it was corrected. */
export function FileButton({ text, label, accept, onFile, ...button }: Props) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button {...button} onClick={() => picker.current?.click()}>
        {text}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
    </>
  )
}
