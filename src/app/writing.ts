import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Decision, Given } from '../kernel/decide/decision.ts'
import { concernedBy, inherit } from '../kernel/decide/inherit.ts'
import { DeliveryError } from '../kernel/errors.ts'
import type { FactDraft, State } from '../kernel/facts/index.ts'
import type { Command } from '../kernel/permission.ts'
import type { Day } from '../kernel/time/day.ts'
import type { Tx } from '../store/database/database.ts'
import { append } from '../store/append.ts'
import { commandWrite, openCommand } from '../store/commands.ts'
import { limitsOf } from '../store/queries/internal.ts'
import { lockSubjects } from '../store/subjects.ts'
import type { Acting, Call } from './call.ts'
import { inputsOf, type Inputs } from './city/inputs.ts'
import { checkCommandId, derivedId } from './ids.ts'
import { judgeWith } from './judging/judge-matter.ts'
import { ownUnits, permitSomewhere, reachOfActing } from './permit.ts'
import { postsOf } from './readers/reading-as.ts'

/** What a write is given: the transaction, the city's inputs of the day, and who acts. */
export type Writing = Inputs &
  Given & {
    tx: Tx
    call: Call
    acting: Acting
    /** the instant of the command, as its facts are recorded with */
    now: string
    /** units the acting membership stands for, by which it has roles in a matter */
    own: string[]
    /** what makes a matter concern it: those units, their posts and seats */
    reach: string[]
    /** locks these subjects, in one order for everyone, and gives their states */
    lock: (subjects: readonly string[]) => Promise<Map<string, State>>
  }

/**
 * What is done, under the id that its client gave it. `unnamed`: whoever does it is not to be known afterwards (`docs/decisions/0031-burden.md`): neither the
 * facts nor the kept command say who, and the hash of its content, which could be tried with every person of the city, leaves them out too.
 * `locks`: subjects that it is about whatever the city's state, locked as it is looked up; what is found out later, `Writing.lock` locks.
 */
export type Order = { id: string; name: Command; input: unknown; unnamed?: boolean; locks?: readonly string[] }

const UNNAMED = { actor: 'system', post: null, onBehalfOf: null } as const

export type Outcome<Extra> = { facts: FactDraft[]; answer: Extra }

/**
 * The one road of every write: the acting role must be allowed the command somewhere (on which things, the verb asks once it has
 * them), the command is looked up (done before: the same answer again), subjects are locked, the kernel
 * decides, and facts, projections and the command's answer are kept in one transaction, or nothing is.
 *
 * @throws DeliveryError `forbidden`, whatever the decision refuses, and `command_id_invalid`, `command_conflict`, `decided_meanwhile`
 */
export async function write<Extra extends object>(call: Call, order: Order, work: (writing: Writing) => Promise<Outcome<Extra>>): Promise<{ command: string } & Extra> {
  const { deps, acting } = call
  const { tenant } = acting
  permitSomewhere(acting, order.name)
  const now = deps.now()
  checkCommandId(order.id, now)
  const contentHash = createHash('sha256')
    .update(canonicalize({ name: order.name, input: order.input, ...(order.unnamed ? {} : { actor: acting.person, post: acting.post, ...(acting.onBehalfOf && { onBehalfOf: acting.onBehalfOf }) }) }) ?? '')
    .digest('hex')

  return deps.db.write(tenant, async (tx) => {
    const done = await openCommand(tx, tenant, order.id, order.locks ?? [])
    if (done) {
      if (done.contentHash !== contentHash) throw new DeliveryError('command_conflict', { id: order.id })
      return done.result as { command: string } & Extra
    }
    const inputs = await inputsOf(deps, tx, tenant)
    const today = call.today ?? inputs.today
    const own = await ownUnits(tx, acting, today)
    const reach = await reachOfActing(tx, acting, own)
    const newId = (label: string) => derivedId(order.id, label)
    const lock = (subjects: readonly string[]) => lockSubjects(tx, tenant, subjects)
    const recordedAt = inputs.city.demonstration ? demonstrationInstant(today, now) : now
    const { facts: decidedOn, answer } = await work({ ...inputs, today, tx, call, acting, now: recordedAt, own, reach, newId, lock })
    const facts = [...decidedOn, ...(await inheritedBy(tx, acting, decidedOn))]
    const origin = { tenant, commandId: order.id, recordedAt, ofStory: inputs.city.demonstration, hashAlgorithm: inputs.city.hash, ...(order.unnamed ? UNNAMED : { actor: `person:${acting.person}`, post: acting.post, onBehalfOf: acting.onBehalfOf }) }
    const result = { command: order.id, ...answer }
    const command = commandWrite({ id: order.id, name: order.name, contentHash, actor: origin.actor, result, recordedAt: now })
    await append(tx, origin, facts.map((draft, index) => ({ ...draft, id: newId(`fact:${index}`) })), judgeWith(inputs), [command])
    return result
  })
}

/** What comes of something internal is so from the beginning, whichever verb makes it: asked here, once for all of them. */
async function inheritedBy(tx: Tx, acting: Acting, facts: readonly FactDraft[]): Promise<FactDraft[]> {
  const concerned = concernedBy(facts)
  return concerned.length === 0 ? [] : decided(inherit(facts, await limitsOf(tx, acting.tenant, concerned), postsOf(acting)))
}

/**
 * When a demonstration's facts count as recorded: on its own day, at an hour that is the same day in China and Greenwich. With the
 * server's day, nothing would have been known on any day of the invented year.
 */
function demonstrationInstant(today: Day, now: string): string {
  return `${today}T02${now.slice(13)}`
}

/** The facts of a decision, or its refusal as the error that people and programs see. */
export function decided(decision: Decision): FactDraft[] {
  if ('refusal' in decision) throw new DeliveryError(decision.refusal.code, decision.refusal.facts)
  return decision.facts
}

/** The state of a locked subject. @throws DeliveryError `not_found` */
export function found<S>(states: ReadonlyMap<string, State>, subject: string, what: string): S {
  const state = states.get(subject)
  if (!state) throw new DeliveryError('not_found', { what })
  return state as S
}
