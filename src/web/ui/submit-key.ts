import type { KeyboardEvent } from 'react'

/** Ctrl + Enter sends a form from wherever one is in it; a plain Enter in a one-line field does not, since forms here are long. */
export const onSubmitKey = (submit: () => void) => (event: KeyboardEvent) => {
  const target = event.target as HTMLElement
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault()
    submit()
  } else if (target instanceof HTMLInputElement && target.type !== 'submit') event.preventDefault()
}
