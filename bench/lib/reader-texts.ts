import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const seeds = join(root, '..', 'shared', 'seeds')

/** Real documents where they lie beside the repository, else our own samples: name and text, in order of name. */
export function documents(): { name: string; text: string }[] {
  const folder = existsSync(seeds) ? seeds : join(root, 'samples')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
}

/** The documents one after another until there are `bytes` of UTF-8, cut at the end of a line. */
export function concatenation(bytes: number): string {
  const all = documents().map(({ text }) => text).join('\n')
  const once = Buffer.byteLength(all)
  const times = Math.ceil(bytes / once)
  const whole = Array.from({ length: times }, () => all).join('\n')
  const end = whole.lastIndexOf('\n', Math.round((whole.length * bytes) / (once * times)))
  return whole.slice(0, end)
}

/** Texts that make a careless rule look at every character for every character; each is repeated up to a length. */
export const ADVERSARIAL: readonly (readonly [name: string, unit: string])[] = [
  ['opening brackets', '（'],
  ['closed brackets', '（）'],
  ['digits', '7'],
  ['numbers', '12345个、'],
  ['commas', '，'],
  ['enumeration commas', '、'],
  ['the character 市', '市'],
  ['units', '市财政局、'],
  ['quotes', '“一'],
  ['labels', '责任单位：'],
  ['由', '由市'],
  ['shares', '占50%，'],
  ['line breaks', '\n'],
  ['short lines', '一、\n'],
  ['tabs', '甲\t乙\n'],
  ['pipes', '|甲|乙|\n'],
  ['blanks', ' '],
  ['Chinese numerals', '一二三'],
  ['periods', '每月一'],
  ['annotations', '（市财政局牵头）'],
  ['shorthand', '“六张清单”：'],
  ['deadlines', '到2025年，'],
  ['fields', '责任单位：市财政局\n'],
]
