import { refuse, type Refusal } from './errors.ts'
import { secrecyMark } from './secrecy.ts'

/** Words that stand on what is not for everyone. 商业秘密 and 保守秘密 are ordinary sentences. */
const INTERNAL = /绝密|机密(?!性)|内部(?:资料|文件|材料|使用|掌握)|不(?:得|宜|予)公开|注意保存|(?:领导|书记|市长|主任)?批示(?:精神|要求|内容|件)|密级/
const NUMBERS = /(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{17}[\dXx](?!\d)/
/** A name of two characters is an ordinary word as often as not; beside what people are called it is a name. 处长期 and 委员会 call nobody. */
const CALLED = '(?:常务)?副?(?:同志|书记|主任|[市县区局部院校科处]长(?![期久远效])|常委(?!会)|委员(?!会)|代表(?![性作团处]|大会)|先生|女士)'
const CALLED_AFTER = new RegExp(`^${CALLED}`)
const CALLED_BEFORE = new RegExp(`${CALLED}$`)

/**
 * Whether words may be shown to everyone: no secrecy mark, no word of internal papers, no telephone or identity number, nobody's name.
 *
 * @param names of people the directory knows
 * @returns null, or a refusal: `public_secret`, `public_internal`, `public_number`, `public_name`
 */
export function unfitForPublic(words: string, names: readonly string[]): { refusal: Refusal } | null {
  const mark = secrecyMark(words)
  if (mark) return refuse('public_secret', { mark })
  const internal = INTERNAL.exec(words)
  if (internal) return refuse('public_internal', { word: internal[0] })
  const number = NUMBERS.exec(words)
  if (number) return refuse('public_number')
  const name = names.find((one) => isNamed(words, one))
  return name === undefined ? null : refuse('public_name', { name })
}

function isNamed(words: string, name: string): boolean {
  if (name.length < 2 || !words.includes(name)) return false
  if (name.length > 2) return true
  for (let at = words.indexOf(name); at >= 0; at = words.indexOf(name, at + 1)) {
    if (CALLED_AFTER.test(words.slice(at + name.length)) || CALLED_BEFORE.test(words.slice(0, at))) return true
  }
  return false
}
