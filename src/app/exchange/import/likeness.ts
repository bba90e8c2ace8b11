/** A name without what offices write differently: spaces, line ends, full-width forms, marks, what stands in brackets at the end. */
export function plain(name: string): string {
  return name.normalize('NFKC').replace(/[\s·.,、:*"“”]/g, '').toLowerCase()
}

/** Without a bracket at the end: 目标值（亿元） is 目标值. */
export function bare(name: string): string {
  const short = plain(name).replace(/\([^()]{0,60}\)$/, '')
  return short === '' ? plain(name) : short
}

/** How alike two short names are, 0 to 1: twice the pairs of neighbouring characters they share over those they have (Dice). */
export function likeness(one: string, other: string): number {
  const [a, b] = [pairs(one), pairs(other)]
  if (a.size === 0 || b.size === 0) return one === other ? 1 : 0
  let shared = 0
  for (const pair of a) if (b.has(pair)) shared += 1
  return (2 * shared) / (a.size + b.size)
}

function pairs(name: string): Set<string> {
  const characters = [...name]
  return new Set(characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`))
}
