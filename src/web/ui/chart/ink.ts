/** The colours of `tokens.css` as values: a picture that is saved or printed has no style sheet. A test keeps the two alike. */
export const INK = {
  ink: '#15191e',
  'ink-2': '#434b55',
  'ink-3': '#5f6873',
  blue: '#1b4b7a',
  field: '#868e98',
  line: '#d8dce0',
  soft: '#eceef0',
  bg: '#fff',
  due: '#855700',
  ok: '#23704a',
  lag: '#a8470b',
} as const
export type Ink = keyof typeof INK | 'pale'

/** The second of two things of the same kind; not a token, as nothing else is drawn with it. */
export const PALE = '#9aa8b6'

/** Faces in the order of the house; Latin faces first would set figures apart from the page around them. */
export const FACES = "'PingFang SC', 'Microsoft YaHei', 'Source Han Sans SC', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif"

export function colourOf(ink: Ink): string {
  return ink === 'pale' ? PALE : INK[ink]
}
