import * as decide from '../../kernel/assess/decide-scheme.ts'
import { resolveNames, type Unresolved } from '../../kernel/assess/members.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { SchemeState } from '../../kernel/facts/assessment.ts'
import type { Scheme } from '../../kernel/pack/scheme-schema.ts'
import type { Day } from '../../kernel/time/day.ts'
import { periodByKey } from '../../kernel/time/period.ts'
import { runsOf } from '../../store/queries/assessments.ts'
import { keepScheme } from '../assessment/scheme-file.ts'
import type { Call } from '../call.ts'
import { permitSomewhere } from '../permit.ts'
import { decided, found, write, type Writing } from '../writing.ts'
import { around, findingsOf, seenOf, shaped } from './context.ts'

type Written = { command: string; ids: { scheme: string } }
type Begun = { from: { pack: string; scheme: string } } | { name: string; of: 'unit' | 'place'; period: 'month' | 'quarter' | 'half' | 'year' }

/**
 * Begins a scheme: empty, or with what a pack in force offers, the names in its groups as units of the directory.
 *
 * @returns `unresolved`: names that no unit bears, or several do; they stay as written until somebody chooses
 * @throws DeliveryError `forbidden`, `not_found` where no pack in force has it
 */
export function draftScheme(call: Call, input: { command: string; begin: Begun }): Promise<Written & { unresolved: Unresolved[] }> {
  return write(call, { id: input.command, name: 'draftScheme', input }, async (writing) => {
    const city = await around(writing.tx, writing.acting.tenant, writing)
    const id = writing.newId('scheme')
    await writing.lock([`scheme:${id}`])
    const { begin } = input
    const wished = 'from' in begin ? preset(writing, begin.from) : emptyScheme(begin)
    const { content, unresolved } = resolveNames({ ...wished, id: decide.freeId(wished.id, city.schemes.map((one) => one.content.id)) }, city.units, writing.today)
    const facts = decided(decide.draftScheme(id, 'from' in begin ? begin.from : null, content, writing))
    return { facts, answer: { ids: { scheme: id }, unresolved } }
  })
}

function preset({ packs }: Writing, from: { pack: string; scheme: string }): Scheme {
  const content = packs.find(({ id }) => id === from.pack)?.schemes.find(({ id }) => id === from.scheme)
  if (!content) throw new DeliveryError('not_found', { what: `${from.pack}.${from.scheme}` })
  return content
}

function emptyScheme({ name, of, period }: Exclude<Begun, { from: unknown }>): Scheme {
  return shaped({ id: `${of}-${period}`, name: { zh: name, en: name }, of, period })
}

/** @throws DeliveryError `forbidden`, `not_found`, `scheme_shape`, what `reviseScheme` of the kernel refuses */
export function reviseScheme(call: Call, input: { command: string; scheme: string; content: Record<string, unknown>; seen: string }): Promise<{ command: string; ids: { scheme: string; seen: string } }> {
  permitSomewhere(call.acting, 'reviseScheme')
  const content = shaped(input.content)
  return write(call, { id: input.command, name: 'reviseScheme', input }, async (writing) => {
    const state = await locked(writing, input.scheme)
    const decision = decide.reviseScheme(state, { content, stale: seenOf(state.content) !== input.seen }, writing)
    return { facts: decided(decision), answer: { ids: { scheme: state.id, seen: seenOf({ ...content, id: state.content.id }) } } }
  })
}

export type AdoptScheme = { command: string; scheme: string; from: Day; reason: string | null; /** without places, where no document authorises them */ unranked: boolean; seen: string }

/** @throws DeliveryError `forbidden`, `not_found`, what `adoptScheme` of the kernel refuses */
export function adoptScheme(call: Call, input: AdoptScheme): Promise<Written> {
  return write(call, { id: input.command, name: 'adoptScheme', input }, async (writing) => {
    const state = await locked(writing, input.scheme)
    const content = input.unranked ? { ...state.content, ranked: false } : state.content
    const findings = findingsOf(content, await around(writing.tx, writing.acting.tenant, writing))
    const file = await keepScheme(call.deps, content)
    const { from, reason } = input
    const runs = await runsOf(writing.tx, writing.acting.tenant, state.id)
    const delivered = runs.filter((run) => run.delivered.length > 0).map(({ title, period }) => ({ title, end: periodByKey(period).end }))
    const decision = decide.adoptScheme(state, { content, file, from, reason, findings, delivered, stale: seenOf(state.content) !== input.seen }, writing)
    return { facts: decided(decision), answer: { ids: { scheme: state.id } } }
  })
}

/** @throws DeliveryError `forbidden`, `not_found`, `scheme_ended` */
export function endScheme(call: Call, input: { command: string; scheme: string; reason: string }): Promise<Written> {
  return write(call, { id: input.command, name: 'endScheme', input }, async (writing) => {
    const state = await locked(writing, input.scheme)
    return { facts: decided(decide.endScheme(state, input.reason, writing)), answer: { ids: { scheme: state.id } } }
  })
}

async function locked({ lock }: Writing, id: string): Promise<SchemeState> {
  const subject = `scheme:${id}`
  return found<SchemeState>(await lock([subject]), subject, id)
}
