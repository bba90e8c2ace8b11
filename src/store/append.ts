import { DeliveryError } from '../kernel/errors.ts'
import { subjectType } from '../kernel/facts/envelope.ts'
import { checkedPayload, erased, voided } from '../kernel/facts/index.ts'
import type { Fact, FactDraft, State } from '../kernel/facts/index.ts'
import type { MatterState } from '../kernel/facts/matter.ts'
import { applyFact, fold } from '../kernel/fold.ts'
import type { Tx } from './database/database.ts'
import { doubtIn } from './database/kept-in.ts'
import { leafOf, newSalt } from './hash.ts'
import type { HashAlgorithm } from './hash.ts'
import type { JudgeMatter } from './projections/matter-row.ts'
import { project } from './projections/project.ts'
import type { Change } from './projections/project.ts'
import { writeAll } from './projections/statement.ts'
import type { Write } from './projections/statement.ts'
import { factsOf } from './queries/facts.ts'
import { seeEverything } from './database/see-everything.ts'
import { heldIn, lockSubjects } from './subjects.ts'
import { asRefusal } from './write-errors.ts'

/** Who wrote these facts, through what, and when the server took them. */
export type Origin = {
  tenant: string
  commandId: string
  recordedAt: string
  actor: string
  post: string | null
  onBehalfOf: string | null
  /** the instants of a demonstration are those of its story, which its builder orders */
  ofStory?: boolean
  /** what the city chose when it was opened */
  hashAlgorithm: HashAlgorithm
}

/** Larger things are content-addressed files. */
const MOST_PAYLOAD_BYTES = 64 * 1024

/**
 * Adds facts to the log and brings every projection up to date, in the caller's transaction: one fact as a person writes it,
 * or thousands as an import does. The subjects are locked if they are not yet.
 *
 * @param drafts in the order in which they happened; several may be about one subject
 * @param alongside what is written in the same statement
 * @throws DeliveryError `payload_too_large`; and with the transaction's next statement, at the latest its commit, `decided_meanwhile`, `code_taken`
 */
export async function append(tx: Tx, origin: Origin, drafts: readonly (FactDraft & { id: string })[], judge: JudgeMatter | null, alongside: readonly Write[] = []): Promise<Fact[]> {
  const { tenant, hashAlgorithm } = origin
  if (drafts.length === 0) {
    await writeAll(tx, tenant, alongside)
    return []
  }
  await lockSubjects(tx, tenant, drafts.map(({ subject }) => subject))
  await seeEverything(tx)
  doubtIn(tx)
  const facts = complete(tx, origin, drafts)
  const changes = await changesBy(tx, tenant, facts)
  await project(tx, tenant, changes, judge, { alongside: [...alongside, ...logWrites(facts, hashAlgorithm)], refused: (error) => asRefusal(error, codesIn(changes)) })
  const held = heldIn(tx)
  const recordedAt = facts[0]?.recordedAt ?? null
  for (const { subject, version, after } of changes) held.set(subject, { version, state: after, recordedAt })
  return facts
}

function codesIn(changes: readonly Change[]): string[] {
  return changes.flatMap(({ subject, after }) => (subjectType(subject) === 'matter' && after ? [(after as MatterState).code] : []))
}

function complete(tx: Tx, origin: Origin, drafts: readonly (FactDraft & { id: string })[]): Fact[] {
  const { tenant, commandId, actor, post, onBehalfOf } = origin
  const recordedAt = origin.ofStory ? new Date(origin.recordedAt).toISOString() : notBefore(tx, origin.recordedAt, drafts)
  const versions = new Map<string, number>()
  return drafts.map((draft) => {
    const { id, subject, kind, occurredOn } = draft
    const checked = checkedPayload(kind, subject, draft.payload)
    // Through JSON once: what is hashed must be what the database gives back, without keys that are undefined.
    const text = JSON.stringify(checked.payload)
    if (Buffer.byteLength(text) > MOST_PAYLOAD_BYTES) throw new DeliveryError('payload_too_large', { kind, subject })
    const subjectVersion = (versions.get(subject) ?? heldIn(tx).get(subject)?.version ?? 0) + 1
    versions.set(subject, subjectVersion)
    const occurredAt = draft.occurredAt === undefined ? null : new Date(draft.occurredAt).toISOString()
    const { schemaVersion } = checked
    const payload: unknown = JSON.parse(text)
    return { id, tenant, kind, schemaVersion, commandId, subject, subjectVersion, occurredOn, occurredAt, recordedAt, actor, post, onBehalfOf, payload }
  })
}

/**
 * The instant, or that of the newest fact on these subjects where it is later: on a server whose clock was set back nothing is recorded before what it follows,
 * so that what was known at an instant stays what it was.
 */
function notBefore(tx: Tx, instant: string, drafts: readonly FactDraft[]): string {
  const held = heldIn(tx)
  const newest = drafts.map(({ subject }) => Date.parse(held.get(subject)?.recordedAt ?? '1970-01-01'))
  return new Date(Math.max(Date.parse(instant), ...newest)).toISOString()
}

/**
 * The subjects of these facts before and after them. Where something is taken back, the subject is folded anew.
 *
 * @param facts not yet in the log, or already there (when it is replayed): in both cases the subjects are held as before them
 */
export async function changesBy(tx: Tx, tenant: string, facts: readonly Fact[]): Promise<Change[]> {
  const held = heldIn(tx)
  const changes: Change[] = []
  for (const [subject, own] of Map.groupBy(facts, (fact) => fact.subject)) {
    const { version, state } = held.get(subject) ?? { version: 0, state: null }
    const after = own.some(({ kind }) => kind === voided || kind === erased)
      ? fold([...(version > 0 ? await factsOf(tx, tenant, subject, { version }) : []), ...own])
      : own.reduce<State | null>(applyFact, state)
    changes.push({ subject, version: version + own.length, born: version === 0, before: state, after })
  }
  return changes
}

function logWrites(facts: readonly Fact[], algorithm: HashAlgorithm): Write[] {
  const sealed = facts.map((fact) => ({ fact, ...leafOf(fact, fact.payload, newSalt(), algorithm) }))
  return [
    {
      do: 'insert',
      table: 'fact',
      key: ['id'],
      rows: sealed.map(({ fact, payloadHash, leafHash }) => ({
        id: fact.id,
        kind: fact.kind,
        schema_version: fact.schemaVersion,
        command_id: fact.commandId,
        subject: fact.subject,
        subject_version: fact.subjectVersion,
        occurred_on: fact.occurredOn,
        occurred_at: fact.occurredAt,
        recorded_at: fact.recordedAt,
        actor: fact.actor,
        post: fact.post,
        on_behalf_of: fact.onBehalfOf,
        hash_alg: algorithm,
        payload_hash: bytea(payloadHash),
        leaf_hash: bytea(leafHash),
      })),
    },
    { do: 'insert', table: 'fact_payload', key: ['id'], rows: sealed.map(({ fact, salt }) => ({ id: fact.id, salt: bytea(salt), payload: fact.payload })) },
  ]
}

function bytea(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`
}
