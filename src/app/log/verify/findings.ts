import type { Placed } from '../../../store/log/audit.ts'
import type { Finding } from './finding.ts'

/** So many are named; the rest is counted, because a log that was written anew as a whole differs everywhere. */
const MOST_NAMED = 200

/** What was found so far, in the order of the log. */
export type Findings = { named: Finding[]; count: number }

export function note(findings: Findings, found: Finding): void {
  findings.count += 1
  if (findings.named.length < MOST_NAMED) findings.named.push(found)
}

/** A fact whose place in the order of the log is not where its leaf stands. */
export type Displaced = { leaf: number; says: Pick<Finding, 'fact' | 'subject' | 'version' | 'kind' | 'on'> }

/**
 * Says more where a later pass knows it: which fact stands in another's place, where a subtree differs; which fact lost its leaf. A fact that lost its leaf is
 * then not named a second time as inserted.
 *
 * @param orphans facts that are neither leaf nor waiting, in the order of the log
 */
export function explained(named: readonly Finding[], displaced: readonly Displaced[], orphans: readonly Placed[]): Finding[] {
  const homeless = [...orphans]
  return named.map((found) => {
    if (found.what === 'subtree_changed') {
      const moved = displaced.find(({ leaf }) => found.leaf !== null && found.past !== null && leaf >= found.leaf && leaf < found.past)
      return moved ? { ...found, what: 'order_changed', leaf: moved.leaf, past: null, ...moved.says } : found
    }
    if (found.what === 'leaf_missing') {
      const lost = homeless.shift()
      return lost ? { ...found, ...saysOf(lost) } : found
    }
    return found
  })
}

export function saysOf({ id, subject, version, kind, occurredOn }: Placed): Displaced['says'] {
  return { fact: id, subject, version, kind, on: occurredOn }
}
