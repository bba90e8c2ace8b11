import type { Grant } from './place.ts'

const GRANT = /给予[^。；]{0,30}(?:奖|补助|补贴|资助|扶持|支持|贴息)|(?:奖励|奖补|补助|补贴|资助|罚款|贴息)(?:资金)?(?:最高)?(?:不超过)?\d|最高(?:不超过|给予|奖励|补助|补贴)?\d/

/** Whether a sentence grants money: “对营业收入首次突破1亿元的企业，给予20万元奖励”. */
export function grantOf(sentence: string): Grant | null {
  if (!GRANT.test(sentence)) return null
  return /^[^，,]{0,4}[对凡]/.test(sentence) ? 'to whom' : 'sums'
}
