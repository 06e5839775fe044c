import type { KeyboardEvent } from 'react'

/**
 * Tab leaves an open list, as it leaves any field. Left alone, the kit's Select picks the marked option at Tab and stays:
 * the first one if nothing was typed, and in a list of several it takes back what was just picked.
 * With something typed, Tab takes what was found and goes on. Portals included, since React's events pass through them.
 */
export function tabLeaves(event: KeyboardEvent): void {
  const { target, key, nativeEvent } = event
  if (key !== 'Tab' || !(target instanceof HTMLInputElement) || !target.classList.contains('ant-select-input')) return
  if (target.value === '') event.stopPropagation()
  else nativeEvent.preventDefault = () => {}
}
