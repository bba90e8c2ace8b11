/**
 * Puts words on the clipboard. Office networks serve pages over plain HTTP, where the browser's own clipboard is missing:
 * there a text field is copied from.
 *
 * @returns whether it was done
 */
export async function copyText(words: string): Promise<boolean> {
  if (!window.isSecureContext) return copyByField(words)
  try {
    await navigator.clipboard.writeText(words)
    return true
  } catch (error) {
    // The person or the browser's settings do not allow it; the old way may.
    if (error instanceof DOMException) return copyByField(words)
    throw error
  }
}

function copyByField(words: string): boolean {
  const field = document.createElement('textarea')
  field.value = words
  field.className = 'unseen'
  field.setAttribute('aria-hidden', 'true')
  const held = document.activeElement
  document.body.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  if (held instanceof HTMLElement) held.focus()
  return done
}

/** Gives words, or what has been made of them, to the browser to be saved as a file. */
export function saveAs(name: string, type: string, content: string | Blob): void {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // Some browsers begin to read only after the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
