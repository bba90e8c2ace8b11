/** Attributes of an element; numbers are rounded to a tenth, so that the same picture is always the same text. */
type Attributes = Record<string, string | number | undefined>

/** An element with its content, which is markup already: texts go through `text`. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${typeof value === 'number' ? Math.round(value * 10) / 10 : escaped(value)}"`]))
  return content === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${content}</${name}>`
}

/** Text as content of an element: whatever a name holds, it is never markup. */
export function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  return characters(text).replace(/[&<>"']/g, (mark) => entities[mark] ?? mark)
}

/** Without what no XML document may hold: control characters and halves of characters. */
function characters(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}

/** About how wide a text is set, in pixels: Chinese takes a square, Latin letters and figures a little over half of one. */
export function widthOf(text: string, size: number): number {
  let squares = 0
  for (const character of text) squares += (character.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.56
  return squares * size
}
