import type { Flow } from '../text/flow.ts'
import type { Roles } from '../units/words.ts'
import type { Found } from './found.ts'

/**
 * A bracket that closes a paragraph and the labelled line right below it say who answers for one thing: the two are one assignment. Below
 * several bracketed paragraphs the line is not the last one's alone, and stays what it is.
 *
 * @param found in order of the text
 */
export function withJoined(flow: Flow, found: readonly Found[]): Found[] {
  const joined: Found[] = []
  for (const one of found) {
    const [above, before] = [joined.at(-1), joined.at(-2)]
    if (above && one.form === 'line' && isRightBelow(flow, above, one) && !isBracketedAbove(before, above)) joined[joined.length - 1] = join(above, one)
    else joined.push(one)
  }
  return joined
}

function isRightBelow({ blocks, clean }: Flow, above: Found, line: Found): boolean {
  const [block, next] = [blocks[above.block], blocks[above.block + 1]]
  if (above.form !== 'bracket' || !block || !next || line.from < next.from || line.from > next.from + 2) return false
  return above.to >= block.to - 1 && /^[。；;]?$/.test(clean.slice(above.to, block.to))
}

function isBracketedAbove(before: Found | undefined, above: Found): boolean {
  return before?.form === 'bracket' && before.block === above.block - 1
}

function join(above: Found, line: Found): Found {
  return { ...above, to: line.to, roles: both(above.roles, line.roles), dueText: above.dueText ?? line.dueText, confidence: Math.min(above.confidence, line.confidence) }
}

/** Who stands on a list of the first stays there; the second adds whom the first does not name. */
function both(first: Roles, second: Roles): Roles {
  const named = new Set([...first.lead, ...first.support, ...first.responsible])
  const further = (names: readonly string[]): string[] => names.filter((name) => !named.has(name))
  return {
    lead: [...first.lead, ...further(second.lead)],
    support: [...first.support, ...further(second.support)],
    responsible: [...first.responsible, ...further(second.responsible)],
    leaders: [...first.leaders, ...second.leaders.filter((name) => !first.leaders.includes(name))],
    local: [...first.local, ...second.local],
    territory: first.territory ?? second.territory,
  }
}
