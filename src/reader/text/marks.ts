/** A table by UTF-16 code unit of which marks are meant: asked once a line, it decides faster than a search in a string. */
export function markTable(marks: string): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (let at = 0; at < marks.length; at += 1) table[marks.charCodeAt(at)] = 1
  return table
}

/** Whether the last character of `words` is one of the marks. */
export function endsWith(words: string, table: Uint8Array): boolean {
  return words !== '' && table[words.charCodeAt(words.length - 1)] === 1
}

/** Whether a UTF-16 code unit is one of 0 … 9. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}
