import type { TargetOperator } from '../reading.ts'
import type { Measure } from './measures.ts'

const DOING = '[^，,。；;、\\d（(]{0,6}$'
/** What is denied stands before what it denies: “不得低于” ends in 低于. */
const BEFORE: readonly (readonly [TargetOperator, RegExp])[] = [
  ['>=', new RegExp(`(?:至少|最少)${DOING}`)],
  ['>=', /(?:不少于|不低于|不小于|不得少于|不得低于|不得小于|不应低于|不应少于|≥|>=)$/],
  ['<=', /(?:不超过|不得超过|不应超过|不高于|不得高于|不多于|不大于|≤|<=|控制在)$/],
  ['>=', /(?:突破|超过|高于|大于|超|逾)$/],
  ['<=', /(?:低于|少于|小于)$/],
  ['~', /(?:大约|(?<![签合节条履制集预特公契违邀相大])约|接近|(?<![附邻最临靠])近)$/],
]

const AFTER: readonly (readonly [TargetOperator, RegExp])[] = [
  ['~', /^(?:左右|上下)/],
  ['>=', /^(?:[（(]含[）)])?(?:及)?以上/],
  ['<=', /^(?:[（(]含[）)])?(?:及)?(?:以下|以内|之内|内(?!容|部|外))/],
]

/** What the wording says of a number: at least, at most, about, between, or just so. 达到 alone says just so. */
export function operatorOf(measure: Measure, before: string, after: string): TargetOperator {
  if (measure.second !== null) return 'range'
  const behind = AFTER.find(([, pattern]) => pattern.test(after))
  if (behind) return behind[0]
  if (measure.more) return '>='
  return BEFORE.find(([, pattern]) => pattern.test(before))?.[0] ?? '='
}
