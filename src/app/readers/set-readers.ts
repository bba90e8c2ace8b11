import { liftReaders, setReaders as decideReaders } from '../../kernel/decide/readers.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { FactDraft, State } from '../../kernel/facts/index.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { PostState } from '../../kernel/facts/organisation.ts'
import type { InternalType, WithReaders } from '../../kernel/facts/readers.ts'
import { holdersOn } from '../../kernel/holders.ts'
import { scopeOf, type Command } from '../../kernel/permission.ts'
import { linkedTo } from '../../store/queries/links.ts'
import { holdersOfMatters } from '../../store/queries/matters.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { permit } from '../permit.ts'
import { decided, found, write, type Writing } from '../writing.ts'

export type InternalSubject = { type: InternalType; id: string }
type Written = { command: string; ids: { subjects: string[] } }

/**
 * Limits something to who holds one of the named posts (限定知悉范围): a matter together with its parts and with the problems that are about it alone. Records and
 * letters on it alone go with it unseen by others. By the office, or by the leader of the matter, who stay among the readers.
 *
 * @throws DeliveryError `not_found`, `forbidden`, `readers_public`, `reader_unknown`, `reader_not_self`, `readers_vacant`, `readers_unchanged`
 */
export function setReaders(call: Call, { command, subject, posts, reason }: { command: string; subject: InternalSubject; posts: readonly string[]; reason: string }): Promise<Written> {
  return write(call, { id: command, name: 'setReaders', input: { subject, posts, reason } }, async (writing) => {
    const { acting, today } = writing
    const states = await lockWith(writing, subject, 'setReaders')
    const named = await statesOf<PostState>(writing.tx, acting.tenant, [...new Set(posts)].map((post) => `post:${post}`))
    const existing = [...named.values()].filter(({ endedOn }) => !endedOn)
    const known = { existing: new Set(existing.map(({ id }) => id)), held: new Set(existing.flatMap((post) => (holdersOn(post, today).length > 0 ? [post.id] : []))) }
    const own = [acting.post, acting.onBehalfOf].flatMap((post) => post ?? [])
    const facts = each(states, (one, state) => decideReaders(one, { ...state, public: isPublic(state) }, { posts, reason }, own, known, today))
    return { facts, answer: { ids: { subjects: facts.map((fact) => fact.subject) } } }
  })
}

/** Opens it again to whoever may read its like, with what went along. @throws DeliveryError `not_found`, `forbidden`, `not_internal` */
export function openToAll(call: Call, { command, subject, reason }: { command: string; subject: InternalSubject; reason: string }): Promise<Written> {
  return write(call, { id: command, name: 'openToAll', input: { subject, reason } }, async (writing) => {
    const states = await lockWith(writing, subject, 'openToAll')
    const facts = each(states, (one, state) => liftReaders(one, state, reason, writing.today))
    return { facts, answer: { ids: { subjects: facts.map((fact) => fact.subject) } } }
  })
}

/** The subject first; what goes along is left as it is where it stands already as it should. */
function each(states: ReadonlyMap<string, State>, decide: (subject: InternalSubject, state: WithReaders) => Parameters<typeof decided>[0]): FactDraft[] {
  return [...states].flatMap(([subject, state], index) => {
    const [type = '', id = ''] = subject.split(':')
    const decision = decide({ type: type as InternalType, id }, state as WithReaders)
    if (index > 0 && 'refusal' in decision && (decision.refusal.code === 'readers_unchanged' || decision.refusal.code === 'not_internal')) return []
    return decided(decision)
  })
}

async function lockWith(writing: Writing, { type, id }: InternalSubject, command: Command): Promise<Map<string, State>> {
  const { tx, acting, reach } = writing
  const subject = `${type}:${id}`
  const along = type === 'matter' ? (await linkedTo(tx, acting.tenant, [id])).filter((one) => hangsOn(one, id)).map((one) => `matter:${one.id}`) : []
  const states = await writing.lock([subject, ...along])
  const first = found<State>(states, subject, id)
  if (type === 'matter') permit(acting, command, await holdersOfMatters(tx, acting.tenant, [id]), reach)
  else if (scopeOf(acting.role, command) !== 'city') throw new DeliveryError('forbidden', { command, role: acting.role })
  return new Map([[subject, first], ...[...states].filter(([key]) => key !== subject)])
}

/** A part of it, or a problem that keeps nothing else from going on. */
function hangsOn({ links = [] }: MatterState, matter: string): boolean {
  const standing = links.filter(({ to, relation }) => to === null && relation !== 'continues')
  return standing.length > 0 && standing.every(({ target }) => target === matter)
}

function isPublic(state: object): boolean {
  return ('publicised' in state && state.publicised !== undefined) || ('published' in state && state.published !== undefined)
}
