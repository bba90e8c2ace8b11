import { existsSync } from 'node:fs'

import { isErasure } from '../../kernel/redact-fact.ts'
import { erasingFacts, erasuresDone, markFinished } from '../../store/queries/erasures.ts'
import type { Deps } from '../call.ts'
import { clearLeftovers } from './leftovers.ts'
import { keepOrder, orderPath } from './orders.ts'
import { repeatErasures } from './repeat.ts'

/**
 * Does what an erasure leaves to do after it was committed: accounts are emptied, bytes removed, the orders of earlier erasures written anew without what this one
 * masked, and last its own order, which says that nothing is left to do. Doing it again changes nothing.
 */
export async function finishErasure(deps: Deps, tenant: string, erasure: string): Promise<void> {
  await clearLeftovers(deps, tenant, erasure)
  const facts = await deps.db.jobs((db) => erasingFacts(db, tenant, erasure))
  const earlier = new Set(facts.flatMap(({ payload }) => erasuresWithin(payload)))
  for (const one of earlier) if (one !== erasure) await keepOrder(deps, tenant, one)
  await keepOrder(deps, tenant, erasure)
  await deps.db.write(tenant, (tx) => markFinished(tx, tenant, erasure))
}

/** Finishes what a process that ended too early, or a restoration that broke off, has left; answers how many erasures that were. */
export async function finishErasures(deps: Deps): Promise<number> {
  let finished = await repeatErasures(deps, deps.erasures)
  for (const { tenant, id, unfinished } of await deps.db.jobs(erasuresDone)) {
    if (existsSync(orderPath(deps, id)) && !unfinished) continue
    await finishErasure(deps, tenant, id)
    finished += 1
  }
  return finished
}

/** The erasures that an erasing fact masked anew. */
function erasuresWithin(payload: unknown): string[] {
  const found: string[] = []
  for (let said = payload; isErasure(said); said = said.redacted) found.push(said.erasure)
  return found
}
