import type { Place } from './place.ts'

const QUANTITY = /(?:率|占比|比重|比例|额|值|量|数|收入|投资|增速|人数|面积|产值|指标|支出|余额|贷款|消费)$/

/** What follows a word of level or place, and what ends a name of a measure. */
const HEAD = /^(?:国家级|省级|市级|县级|城镇|农村|城市|乡村)(?<head>.+)$/
const TAIL = /(?:[\u4e00-\u9fff]{2}率|增加值|总量|数量|产值|收入|投资|面积|余额|进出口(?:总额|总值)?|[进出]口(?:额|总额)?|产业规模|总额|产量|占比|比重)$/

/**
 * Measures that share one number: “A率、B占比均达到60%” are two. Only 均, 都 or 双 says so, and only of what are measures; “审批环节、时限再压缩30%”
 * is one. 各 before the number says it of things: “学校、医院各2所”.
 *
 * @param name the name read from all the words before the number
 */
export function sharers(name: string, { before }: Pick<Place, 'before'>): string[] {
  const each = /各$/.test(before)
  if (!each && !/(?:均|都|双)[^，,\d]{0,6}$/.test(before)) return [name]
  const parts = name.split(/、|以及|和|与/).filter((part) => part.length > 1)
  if (each) return parts.length >= 2 && parts.length <= 5 && !/^[各每全]/.test(name) ? parts : [name]
  return parts.length >= 2 && parts.length <= 5 && parts.every((part) => QUANTITY.test(part)) ? parts : [name]
}

/**
 * Measures that numbers in a row are dealt out to: “省级、市级龙头企业分别达到60家、300家”. Members that lack the head of the last one get it.
 *
 * @param name the name read from all the words before the first number
 * @returns one name for each of `count` numbers, or nothing when it does not come out
 */
export function dealtOut(name: string, count: number): string[] {
  const parts = name.split(/、|以及|和|与/)
  const last = parts.at(-1) ?? ''
  if (parts.length !== count) return []
  const head = HEAD.exec(last)?.groups?.head ?? TAIL.exec(last)?.[0]
  return parts.map((part, index) => (index < count - 1 && head && !QUANTITY.test(part) && part.length <= 6 ? joined(part, head) : part))
}

/** “城镇居民” and “居民人均可支配收入” share a word. */
function joined(part: string, head: string): string {
  for (let shared = Math.min(part.length, head.length); shared > 0; shared -= 1) if (head.startsWith(part.slice(-shared))) return part + head.slice(shared)
  return part + head
}
