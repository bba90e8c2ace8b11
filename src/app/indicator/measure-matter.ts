import type { IndicatorState } from '../../kernel/facts/indicator.ts'
import type { MeasuredBy } from '../../kernel/facts/measured.ts'
import * as decide from '../../kernel/indicator/decide-measure.ts'
import type { Call } from '../call.ts'
import { lockMatter } from '../matter/concerned.ts'
import { decided, found, write } from '../writing.ts'

type Written = { command: string; ids: { matter: string } }

/** Lets an indicator tell how far a matter has come: its light then knows whether it is behind. */
export function measureMatter(call: Call, { command, matter: id, ...by }: MeasuredBy & { command: string; matter: string }): Promise<Written> {
  return write(call, { id: command, name: 'measureMatter', input: { id, ...by } }, async (writing) => {
    const subject = `indicator:${by.indicator}`
    // Both at once, in the order everyone locks in.
    const states = await writing.lock([`matter:${id}`, subject])
    const { matter } = await lockMatter(writing, id, 'measureMatter')
    return { facts: decided(decide.measureMatter(matter, found<IndicatorState>(states, subject, by.indicator), by, writing)), answer: { ids: { matter: id } } }
  })
}

/** An indicator no longer tells of a matter. */
export function unmeasureMatter(call: Call, { command, matter: id, ...by }: Pick<MeasuredBy, 'indicator' | 'place'> & { command: string; matter: string }): Promise<Written> {
  return write(call, { id: command, name: 'unmeasureMatter', input: { id, ...by } }, async (writing) => {
    const { matter } = await lockMatter(writing, id, 'unmeasureMatter')
    return { facts: decided(decide.unmeasureMatter(matter, by, writing)), answer: { ids: { matter: id } } }
  })
}
