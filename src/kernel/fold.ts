import { erased, kindNamed, voided, type ErasedPayload, type Fact, type State } from './facts/index.ts'

/**
 * The state of one subject from its facts, in the order of their subject versions. Voided facts are left out wherever they
 * stand, so that folding is the same whether the void came at once or years later.
 *
 * @returns null when nothing (any longer) says that the subject exists
 */
export function fold(facts: readonly Fact[]): State | null {
  const gone = voidedIds(facts)
  return withErasures(facts).filter(({ id }) => !gone.has(id)).reduce<State | null>(applyFact, null)
}

/**
 * One more fact on a known state. Not for `fact.voided` and `fact.erased`: taking something back, or its words, needs all facts of the subject (`fold`).
 */
export function applyFact(state: State | null, fact: Fact): State | null {
  if (fact.kind === voided || fact.kind === erased) return state
  const entry = kindNamed(fact.kind)
  if (!entry) throw new Error(`fact ${fact.id} is of a kind this version does not know: ${fact.kind}`)
  return entry.kind.apply(state, { ...fact, payload: lifted(fact) }) as State | null
}

/**
 * The facts of a subject with what the law erased replaced by what `fact.erased` left in its place, wherever that stands among them: before the payload is removed
 * and after, at once and on replay, the same.
 */
export function withErasures(facts: readonly Fact[]): readonly Fact[] {
  if (!facts.some(({ kind }) => kind === erased)) return facts
  const left = new Map<string, unknown>()
  for (const fact of facts.toReversed()) {
    if (fact.kind !== erased) continue
    const { fact: id, redacted } = (left.get(fact.id) ?? fact.payload) as ErasedPayload
    if (!left.has(id)) left.set(id, redacted)
  }
  return facts.map((fact) => (left.has(fact.id) ? { ...fact, payload: left.get(fact.id) } : fact))
}

/** The payload in its newest shape, old versions lifted step by step. */
export function lifted({ kind: name, schemaVersion, payload }: Pick<Fact, 'kind' | 'schemaVersion' | 'payload'>): unknown {
  const kind = kindNamed(name)?.kind
  if (!kind) return payload
  let lift = payload
  for (let version = schemaVersion; version < kind.version; version += 1) {
    const upcast = kind.upcasters[version]
    if (!upcast) throw new Error(`${name}: no upcaster from version ${version}`)
    lift = upcast(lift)
  }
  return lift
}

/** Ids of the facts that a void among `facts` has taken back; a void may itself be taken back. */
export function voidedIds(facts: readonly Fact[]): Set<string> {
  const gone = new Set<string>()
  for (const fact of facts.toReversed()) {
    if (fact.kind === voided && !gone.has(fact.id)) gone.add((fact.payload as { fact: string }).fact)
  }
  return gone
}

/**
 * The facts that count for a past day. *Effective*: what had happened by then, by all we know today. *Known*: what had been
 * recorded by the end of that day, China Standard Time.
 */
export function factsAsOf(facts: readonly Fact[], day: string, by: 'effective' | 'known'): Fact[] {
  if (by === 'known') {
    const end = `${day}T15:59:59.999Z`
    return facts.filter(({ recordedAt }) => recordedAt <= end)
  }
  const gone = voidedIds(facts)
  return facts.filter((fact) => fact.kind !== voided && fact.occurredOn <= day && !gone.has(fact.id))
}
