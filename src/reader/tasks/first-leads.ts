import { isFirstLeadsRemark, othersHelp, withFirstLeading } from '../roles/first-leads.ts'
import type { Found, Scene } from './found.ts'

const WORTH_A_LOOK = /第一|首位|首个|首家|最前/
const FROM_HERE = /下同|以下|各项|本(?:方案|表|清单|分工)/
/** How far after a remark its second half, or “下同”, may stand. */
const AFTER = 24

/** Where a remark holds: annotations that begin in `[from, to]`. */
type Reach = { from: number; to: number; helping: boolean }

/**
 * Lets the unit named first lead where the document says so: “列第一位的为牵头单位”. Said inside one annotation it holds for that one, with
 * “下同” from there on; said anywhere else, for the whole document.
 *
 * @param found in order of the text
 */
export function withFirstLeads(scene: Scene, found: readonly Found[]): Found[] {
  if (!WORTH_A_LOOK.test(scene.flow.clean)) return [...found]
  const annotations = found.filter(({ form }) => form === 'bracket' || form === 'line' || form === 'row')
  const reaches = scene.documents.flatMap((part) => reachesIn(scene, part, annotations))
  let next = 0
  const open: Reach[] = []
  return found.map((one) => {
    for (let reach = reaches[next]; reach && reach.from <= one.from; reach = reaches[++next]) open.push(reach)
    while (open.length > 0 && (open.at(-1)?.to ?? 0) < one.from) open.pop()
    const reach = open.at(-1)
    return reach && (one.form === 'bracket' || one.form === 'line' || one.form === 'row') ? { ...one, roles: withFirstLeading(one.roles, reach.helping) } : one
  })
}

/** What the remarks of a document reach, in order; the first that reaches to its end leaves nothing for later ones. */
function reachesIn({ flow: { clean, blocks } }: Scene, { first, last }: { first: number; last: number }, annotations: readonly Found[]): Reach[] {
  const [start, end] = [blocks[first]?.from ?? 0, blocks[last - 1]?.to ?? 0]
  const reaches: Reach[] = []
  for (let block = first; block < last; block += 1) {
    const { from = 0, to = 0 } = blocks[block] ?? {}
    const text = clean.slice(from, to)
    if (!WORTH_A_LOOK.test(text)) continue
    const remark = text.split(/[。；;\n]/).find(isFirstLeadsRemark)
    if (remark === undefined) continue
    const at = from + text.indexOf(remark)
    const words = clean.slice(at, Math.min(to, at + remark.length + AFTER))
    const holder = annotationAt(annotations, at, at + remark.length)
    if (!holder) return [{ from: start, to: end, helping: othersHelp(words) }]
    const holds = FROM_HERE.test(words)
    reaches.push({ from: holder.from, to: holds ? end : holder.from, helping: othersHelp(words) })
    if (holds) return reaches
  }
  return reaches
}

/** The last annotation that begins before `to` and does not end before `from`. */
function annotationAt(annotations: readonly Found[], from: number, to: number): Found | null {
  let low = 0
  let high = annotations.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((annotations[middle]?.from ?? 0) <= to) low = middle + 1
    else high = middle
  }
  const found = annotations[low - 1]
  return found && found.to >= from ? found : null
}
