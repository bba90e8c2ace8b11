/** What a key does on the reading page. */
export type ReadAction = 'next' | 'previous' | 'accept' | 'accept-all' | 'edit' | 'skip' | 'take-back' | 'make'

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'>

const PLAIN: Readonly<Record<string, ReadAction>> = {
  KeyJ: 'next',
  KeyK: 'previous',
  KeyA: 'accept',
  KeyE: 'edit',
  KeyS: 'skip',
  KeyZ: 'take-back',
  KeyN: 'make',
}

/**
 * The action of a key; null for keys that are the browser's or the input method's.
 *
 * Keys are known by their place: with a Chinese input method switched on, `key` is “Process”.
 */
export function actionOf(event: Key): ReadAction | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null
  if (event.shiftKey) return event.code === 'KeyA' ? 'accept-all' : null
  return PLAIN[event.code] ?? null
}

/** True where a key is text: single letters must not act while someone writes. */
export function writesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button', 'submit', 'file'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}
