import { isFirstLeadsRemark, withFirstLeading } from '../roles/first-leads.ts'
import type { Found, Scene } from './found.ts'

const WORTH_A_LOOK = /第一(?:位|名|个|家|责任)|首位|首个|首家|最前/
const FROM_HERE = /下同|以下|各项|本(?:方案|表|清单|分工)/

/**
 * Lets the unit named first lead where the document says so: “列第一位的为牵头单位”. Said inside one annotation it holds for that one, with
 * “下同” from there on; said anywhere else, for the whole document.
 */
export function withFirstLeads({ flow, documents }: Scene, found: readonly Found[]): Found[] {
  if (!WORTH_A_LOOK.test(flow.clean)) return [...found]
  let all: Found[] = [...found]
  for (const { first, last } of documents) {
    for (let index = first; index < last; index += 1) {
      const block = flow.blocks[index]
      if (!block) continue
      const text = flow.clean.slice(block.from, block.to)
      if (!WORTH_A_LOOK.test(text)) continue
      const remark = text.split(/[。；;\n]/).find(isFirstLeadsRemark)
      if (remark === undefined) continue
      const at = block.from + text.indexOf(remark)
      const holder = all.find(({ from, to }) => from <= at + remark.length && at <= to)
      const inAnnotation = holder !== undefined
      const from = inAnnotation ? holder.from : (flow.blocks[first]?.from ?? 0)
      const to = inAnnotation && !FROM_HERE.test(remark) && !FROM_HERE.test(text.slice(text.indexOf(remark), text.indexOf(remark) + remark.length + 8)) ? holder.from : (flow.blocks[last - 1]?.to ?? flow.clean.length)
      all = all.map((one) => (one.from >= from && one.from <= to && isAnnotation(one) ? { ...one, roles: withFirstLeading(one.roles) } : one))
    }
  }
  return all
}

function isAnnotation({ form }: Found): boolean {
  return form === 'bracket' || form === 'line' || form === 'row'
}
