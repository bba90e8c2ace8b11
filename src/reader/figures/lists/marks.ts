/** What a mark does to a list; marks of both widths are alike. Bits, so that several can be asked for at once. */
export const STOP = 1
export const SEMICOLON = 2
export const COLON = 4
export const COMMA = 8
export const PAUSE = 16
export const DASH = 32
export const OPEN_QUOTE = 64
export const CLOSE_QUOTE = 128
export const OPEN_BRACKET = 256
export const CLOSE_BRACKET = 512
/** Marks at which a clause ends. */
export const CLAUSE_END = STOP | SEMICOLON | COLON | COMMA
export const ANY_MARK = 1023

const TABLE: readonly (readonly [number, string])[] = [
  [STOP, '。！？!?…\n\t'], [SEMICOLON, '；;'], [COLON, '：:'], [COMMA, '，,'], [PAUSE, '、'], [DASH, '—–－→'],
  [OPEN_QUOTE, '“‘「『'], [CLOSE_QUOTE, '”’」』'], [OPEN_BRACKET, '（([［【〔《〈'], [CLOSE_BRACKET, ')）]］】〕》〉'],
]
const MARKS = new Uint16Array(0x10000)
for (const [mark, characters] of TABLE) for (const character of characters) MARKS[character.charCodeAt(0)] = mark

/** The mark at a place of the text, 0 where there is none. A comma inside a number (276,441) is none. */
export function markAt(text: string, at: number): number {
  const mark = MARKS[text.charCodeAt(at)] ?? 0
  return mark === COMMA && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1)) ? 0 : mark
}

export function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19)
}

/** Whether the character is a Chinese one. */
export function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff
}

/** The text with straight quotation marks made opening and closing ones in turn, paragraph by paragraph; every place stays. */
export function withCurlyQuotes(text: string): string {
  const parts: string[] = []
  let open = false
  let done = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', done)) {
    const between = text.slice(done, at)
    open = between.includes('\n') || !open
    parts.push(between, open ? '“' : '”')
    done = at + 1
  }
  return done === 0 ? text : parts.join('') + text.slice(done)
}
