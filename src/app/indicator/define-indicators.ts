import { DeliveryError } from '../../kernel/errors.ts'
import type { IndicatorContent, IndicatorState, NewTarget } from '../../kernel/facts/indicator.ts'
import * as decide from '../../kernel/indicator/decide-indicator.ts'
import { namesOfDocuments } from '../../store/queries/documents.ts'
import { namesOfIndicators, seriesOf } from '../../store/queries/indicators.ts'
import { statesOfType } from '../../store/queries/subjects.ts'
import { lockName } from '../../store/locks.ts'
import type { Call } from '../call.ts'
import { decided, write, type Writing } from '../writing.ts'
import { knownUnits, lockIndicator } from './lock-indicator.ts'
import { offeredIndicators } from './offered.ts'

type Written = { command: string; ids: { indicator: string } }

/**
 * Defines an indicator, or takes over the definition of a pack (`from`), each once.
 *
 * @throws DeliveryError `indicator_not_offered` and what the kernel refuses
 */
export function defineIndicator(call: Call, input: IndicatorContent & { command: string; from: IndicatorState['from'] }): Promise<Written> {
  return write(call, { id: input.command, name: 'defineIndicator', input }, async (writing) => {
    const { command: _command, from, ...content } = input
    const id = writing.newId('indicator')
    await holdNames(writing)
    const all = await statesOfType<IndicatorState>(writing.tx, writing.acting.tenant, 'indicator')
    const offered = from === null || offeredIndicators(writing.packs, all).some(({ pack, indicator }) => pack === from.pack && indicator === from.indicator)
    if (!offered) throw new DeliveryError('indicator_not_offered')
    const facts = decided(decide.defineIndicator({ ...content, id, from }, await otherNames(writing, id), await knownUnits(writing, [content.owner]), writing))
    return { facts, answer: { ids: { indicator: id } } }
  })
}

type Sent = { [K in keyof IndicatorContent]?: IndicatorContent[K] | undefined }

/** Changes a definition, with the reason. */
export function changeIndicator(call: Call, { command, indicator: id, changes: sent, reason }: { command: string; indicator: string; changes: Sent; reason: string }): Promise<Written> {
  return write(call, { id: command, name: 'changeIndicator', input: { id, sent, reason } }, async (writing) => {
    await holdNames(writing)
    const indicator = await lockIndicator(writing, id)
    const changes = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)) as Partial<IndicatorContent>
    const used = indicator.targets.some(({ withdrawn }) => withdrawn === null) || (await seriesOf(writing.tx, writing.acting.tenant, [id])).length > 0
    const known = await knownUnits(writing, [changes.owner ?? indicator.owner])
    return { facts: decided(decide.changeIndicator(indicator, changes, reason, used, await otherNames(writing, id), known, writing)), answer: { ids: { indicator: id } } }
  })
}

/** Ends an indicator, with the reason; it stays to be read. */
export function endIndicator(call: Call, { command, indicator: id, reason }: { command: string; indicator: string; reason: string }): Promise<Written> {
  return write(call, { id: command, name: 'endIndicator', input: { id, reason } }, async (writing) => {
    return { facts: decided(decide.endIndicator(await lockIndicator(writing, id), reason, writing)), answer: { ids: { indicator: id } } }
  })
}

export type SetTarget = Omit<NewTarget, 'id'> & { command: string; indicator: string }

/** Sets a target. @throws DeliveryError `target_odd` where it is odd and says no reason, `not_found` for its document */
export function setTarget(call: Call, { command, indicator: id, ...target }: SetTarget): Promise<{ command: string; ids: { indicator: string; target: string } }> {
  return write(call, { id: command, name: 'setTarget', input: { id, ...target } }, async (writing) => {
    const indicator = await lockIndicator(writing, id)
    if (target.document !== null && !(await namesOfDocuments(writing.tx, writing.acting.tenant, [target.document])).has(target.document)) throw new DeliveryError('not_found', { what: target.document })
    const made = { ...target, id: writing.newId('target') }
    return { facts: decided(decide.setTarget(indicator, made, await knownUnits(writing, [target.place]), writing)), answer: { ids: { indicator: id, target: made.id } } }
  })
}

/** Takes a target back, with the reason. */
export function withdrawTarget(call: Call, { command, indicator: id, target, reason }: { command: string; indicator: string; target: string; reason: string }): Promise<Written> {
  return write(call, { id: command, name: 'withdrawTarget', input: { id, target, reason } }, async (writing) => {
    return { facts: decided(decide.withdrawTarget(await lockIndicator(writing, id), target, reason, writing)), answer: { ids: { indicator: id } } }
  })
}

/** Two people naming at once would each find a name free: they wait for each other. */
function holdNames({ tx, acting }: Writing): Promise<void> {
  return lockName(tx, acting.tenant, 'names of indicators')
}

async function otherNames({ tx, acting }: Writing, id: string): Promise<string[]> {
  return (await namesOfIndicators(tx, acting.tenant)).filter((one) => one.id !== id).map(({ name }) => name)
}
