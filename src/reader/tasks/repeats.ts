import type { Found } from './found.ts'

/** In order of the text, each assignment once: of two that share words the one listed first stays, of running text only what no annotation says. */
export function withoutRepeats(found: readonly Found[]): Found[] {
  const kept: Found[] = []
  const byBlock = new Map<number, Found[]>()
  for (const one of found) {
    const near = byBlock.get(one.block) ?? []
    if (near.some((other) => repeats(one, other))) continue
    near.push(one)
    byBlock.set(one.block, near)
    kept.push(one)
  }
  return kept.sort((a, b) => a.from - b.from || a.to - b.to)
}

function repeats(one: Found, other: Found): boolean {
  if (one.from < other.to && other.from < one.to) return true
  if (other.form === 'duty' && other.body) return other.body[0] <= one.from && one.to <= other.body[1]
  if (one.form !== 'running' || other.form === 'running') return false
  const named = new Set([...other.roles.lead, ...other.roles.support, ...other.roles.responsible])
  return [...one.roles.lead, ...one.roles.responsible].some((unit) => named.has(unit))
}
