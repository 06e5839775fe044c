import { useEffect, useState } from 'react'

/** For a drawer or dialog that is there only while it is open: whoever closes it goes on by keys where they were. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      // What it held has gone with it; somebody who has pressed elsewhere meanwhile stays there.
      if (document.activeElement === document.body && before instanceof HTMLElement)
        before.focus({ preventScroll: true })
    },
    [before],
  )
}
