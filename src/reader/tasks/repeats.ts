import type { Found } from './found.ts'

/** What is kept of one paragraph: assignments in order of their places, none over another, and whom those that are no running text name. */
type InBlock = { inOrder: Found[]; duties: Found[]; named: Set<string> }

/** In order of the text, each assignment once: of two that share words the one listed first stays, of running text only what no annotation says. */
export function withoutRepeats(found: readonly Found[]): Found[] {
  const kept: Found[] = []
  const byBlock = new Map<number, InBlock>()
  for (const one of found) {
    let near = byBlock.get(one.block)
    if (!near) byBlock.set(one.block, (near = { inOrder: [], duties: [], named: new Set() }))
    const at = firstEndingBehind(near.inOrder, one.from)
    if (repeats(one, near, at)) continue
    near.inOrder.splice(at, 0, one)
    if (one.form === 'duty' && one.body) near.duties.push(one)
    if (one.form !== 'running') for (const role of ['lead', 'support', 'responsible'] as const) for (const unit of one.roles[role]) near.named.add(unit)
    kept.push(one)
  }
  return kept.sort((a, b) => a.from - b.from || a.to - b.to)
}

function repeats(one: Found, { inOrder, duties, named }: InBlock, at: number): boolean {
  if ((inOrder[at]?.from ?? Infinity) < one.to) return true
  if (duties.some(({ body }) => body !== undefined && body[0] <= one.from && one.to <= body[1])) return true
  return one.form === 'running' && (one.roles.lead.some((unit) => named.has(unit)) || one.roles.responsible.some((unit) => named.has(unit)))
}

/** Index of the first that ends behind a place: a hostile paragraph holds tens of thousands. */
function firstEndingBehind(inOrder: readonly Found[], place: number): number {
  let low = 0
  let high = inOrder.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((inOrder[middle]?.to ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return low
}
