import { assignedIn, helpersIn, sharedSubject } from './assigned.ts'
import type { Assigned } from './assigned.ts'
import { commaParts } from './clauses.ts'
import { Draft } from './draft.ts'
import type { Said } from './draft.ts'
import { isNotAssigned, isQuoted } from './facts.ts'

/** A word of assignment, or a part that begins like the proper name of a unit. */
const WORTH_A_LOOK = /由|负责|牵头|会同|联合|协同|职责|主体|配合|协助|参与|参加|主办|承办|责任|负总责|主管|(?:^|[，,：:])(?:同时|其中|此外|另外|届时|每[年月季周])?[省市县区州国中团自人武驻]/

/**
 * Reads who a clause makes do what. Parts between commas follow each other: “A牵头，B配合，制定……” is one assignment, “A负责……，B负责……”
 * are two.
 *
 * @param inReport whether the document tells rather than assigns; then only “由……” counts
 */
export function readClause(clause: string, inReport: boolean): Said[] {
  if (!(inReport ? clause.includes('由') : WORTH_A_LOOK.test(clause))) return []
  const all: Draft[] = []
  let shared: { units: string[]; at: number } | null = null
  for (const part of commaParts(clause)) {
    const open = all.at(-1)
    const said = assignedIn(part, open !== undefined, inReport)
    const assigned = said && isQuoted(clause, part.at + 1) ? null : said
    if (!assigned) {
      const helpers = open ? helpersIn(part.text) : null
      if (open && helpers) open.help(helpers.units, helpers.what, part)
      else if (open) open.follow(part)
      else shared ??= inReport ? null : sharedSubject(part)
      continue
    }
    if (open && joins(open, assigned)) {
      open.add(assigned, part)
      continue
    }
    const draft = new Draft(assigned, part, all.length === 0 ? clause.slice(0, part.at) : '')
    if (shared && assigned.by) draft.share(shared.units, shared.at)
    shared = null
    all.push(draft)
  }
  return all.length === 0 || isNotAssigned(clause) ? [] : all.filter((draft) => draft.holds()).map((draft) => draft.said())
}

/** “A牵头，B配合” and “A牵头，B按职责分工负责”: what belongs to the assignment before it, which has said no work yet. */
function joins(open: Draft, { predicate, by }: Assigned): boolean {
  if (by && !open.awaitsWork()) return false
  if (predicate.kind === 'step') return false
  if (predicate.role === 'support') return true
  return predicate.role === 'responsible' && open.awaitsWork() && open.roles.lead.length > 0 && predicate.what.length < 4
}
