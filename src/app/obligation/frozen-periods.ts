import canonicalize from 'canonicalize'
import { closedIn, closingSubject, type ClosingState } from '../../kernel/facts/closing.ts'
import type { FrozenObligation, FrozenPeriod, FrozenSubject } from '../../kernel/frozen.ts'
import type { Db } from '../../store/database/database.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Deps } from '../call.ts'

/** Large enough for a year's periods of several cities; frozen results never change, so what is kept is never stale. */
const KEPT = 64
const parsed = new Map<string, FrozenPeriod>()

/** Writes a frozen result as a content-addressed file. @returns its hash */
export async function keepFrozen(deps: Deps, frozen: FrozenPeriod): Promise<string> {
  const { sha256 } = await deps.files.put(new TextEncoder().encode(canonicalize(frozen) ?? ''))
  return sha256
}

/** @throws DeliveryError `not_found`, Error when the file was changed: a frozen result is never made anew */
export async function frozenFile(deps: Deps, sha256: string): Promise<FrozenPeriod> {
  const known = parsed.get(sha256)
  if (known) return known
  // Our own canonical text under its hash: what was written is what is read.
  const frozen = JSON.parse(new TextDecoder().decode(await deps.files.get(sha256))) as FrozenPeriod
  const [oldest] = parsed.keys()
  if (parsed.size >= KEPT && oldest !== undefined) parsed.delete(oldest)
  parsed.set(sha256, frozen)
  return frozen
}

type BySubject = { subjects: Map<string, FrozenSubject>; obligations: Map<string, FrozenObligation[]> }
const indexed = new WeakMap<FrozenPeriod, BySubject>()

/** A frozen result by its subjects: a page of fifty must not go through those of the whole city. */
export function bySubjectIn(frozen: FrozenPeriod): BySubject {
  const known = indexed.get(frozen)
  if (known) return known
  const made = { subjects: new Map(frozen.subjects.map((one) => [one.id, one])), obligations: Map.groupBy(frozen.obligations, ({ subject }) => subject) }
  indexed.set(frozen, made)
  return made
}

/** The closings of a pack's periods, by the key of the period; those never closed are missing. */
export async function closingsOf(db: Db, tenant: string, pack: string, periods: readonly string[]): Promise<Map<string, ClosingState>> {
  const states = await statesOf<ClosingState>(db, tenant, periods.map((period) => closingSubject(pack, period)))
  return new Map([...states.values()].map((state) => [state.period, state]))
}

/** The frozen results of those periods that stand closed now, by the key of the period. */
export async function frozenOf(deps: Deps, closings: ReadonlyMap<string, ClosingState>): Promise<Map<string, FrozenPeriod>> {
  const frozen = new Map<string, FrozenPeriod>()
  for (const [period, state] of closings) {
    const round = closedIn(state)
    if (round) frozen.set(period, await frozenFile(deps, round.file))
  }
  return frozen
}
