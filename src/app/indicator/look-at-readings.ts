import type { Decision } from '../../kernel/decide/decision.ts'
import { stateAfter } from '../../kernel/decide/state-after.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { SeriesState } from '../../kernel/facts/indicator.ts'
import type { FactDraft } from '../../kernel/facts/index.ts'
import * as decide from '../../kernel/indicator/decide-reading.ts'
import type { Command } from '../../kernel/permission.ts'
import type { Call } from '../call.ts'
import { permit } from '../permit.ts'
import { decided, write, type Writing } from '../writing.ts'
import { lockReadings, type LockedReading } from './lock-indicator.ts'
import { inRow } from './report-readings.ts'
import { locks, ownReporting } from './who-looks.ts'

type Many = { command: string; readings: string[] }
type Written = { command: string; ids: { readings: string[] } }

/** One step on many readings: all of them, or none when one refuses. Several of one series are decided one after the other. */
function each<I extends Many>(name: Command, one: (locked: LockedReading, input: I, writing: Writing) => Decision) {
  return (call: Call, input: I): Promise<Written> =>
    write(call, { id: input.command, name, input }, async (writing) => {
      const locked = await lockReadings(writing, input.readings)
      const series = new Map<SeriesState, SeriesState>()
      const facts: FactDraft[] = []
      for (const [at, found] of locked.entries()) {
        const now = series.get(found.series) ?? found.series
        const decision = one({ ...found, series: now }, input, writing)
        if ('refusal' in decision) throw inRow(at, locked.length, new DeliveryError(decision.refusal.code, decision.refusal.facts))
        series.set(found.series, stateAfter(now, decided(decision)))
        facts.push(...decided(decision))
      }
      return { facts, answer: { ids: { readings: locked.map(({ reading }) => reading.id) } } }
    })
}

const looker = ({ acting }: Writing): decide.Looker => ({ post: acting.post, actor: `person:${acting.person}` })
const reportedBy = ({ reading: { unit }, indicator: { owner } }: LockedReading): string[] => [unit ?? owner]

/** The reporting unit has checked these figures (单位审核); the office checks only what it reported itself. */
export const checkReadings = each('checkReadings', (locked, _: Many, writing) => {
  permit(writing.acting, 'checkReadings', reportedBy(locked), writing.own)
  if (!ownReporting(locked.reading, writing.own)) return { refusal: { code: 'reading_unit_checks', facts: {} } }
  return decide.checkReading(locked.series, locked.reading, looker(writing), writing)
})

/** Locks these figures (认定锁定): the office, or who answers for the indicator where another unit reported. */
export const confirmReadings = each('confirmReadings', (locked, _: Many, writing) => {
  permit(writing.acting, 'confirmReadings', [locked.indicator.owner], writing.own)
  if (!locks(writing.acting, writing.own, locked)) return { refusal: { code: 'reading_own_unit', facts: {} } }
  return decide.confirmReading(locked.series, locked.reading, looker(writing), writing)
})

/** Sends these figures back for one reason: the reporting unit before it has checked them, whoever locks them after that too. */
export const returnReadings = each('returnReadings', (locked, { reason }: Many & { reason: string }, writing) => {
  permit(writing.acting, 'returnReadings', [...reportedBy(locked), locked.indicator.owner], writing.own)
  const above = locks(writing.acting, writing.own, locked)
  if (!above && locked.reading.status === 'checked') return { refusal: { code: 'reading_own_unit', facts: {} } }
  return decide.returnReading(locked.series, locked.reading, reason, above ? 'office' : 'unit', writing)
})

type OneReading = { command: string; reading: string; reason: string }

/** Corrects a locked figure: by whoever may lock it. */
export function correctReading(call: Call, { command, reading: id, value, reason }: OneReading & { value: string }): Promise<{ command: string; ids: { reading: string } }> {
  return onOne(call, 'correctReading', command, { id, value, reason }, (locked, writing) => {
    permit(writing.acting, 'correctReading', [locked.indicator.owner], writing.own)
    if (!locks(writing.acting, writing.own, locked)) return { refusal: { code: 'reading_own_unit', facts: {} } }
    return decide.correctReading(locked.series, locked.reading, value, reason, writing)
  })
}

/** Takes a figure back: the reporting unit until it is locked, whoever may lock it after that too. */
export function withdrawReading(call: Call, { command, reading: id, reason }: OneReading): Promise<{ command: string; ids: { reading: string } }> {
  return onOne(call, 'withdrawReading', command, { id, reason }, (locked, writing) => {
    const locker = locks(writing.acting, writing.own, locked)
    permit(writing.acting, 'withdrawReading', locker ? [...reportedBy(locked), locked.indicator.owner] : reportedBy(locked), writing.own)
    return decide.withdrawReading(locked.series, locked.reading, reason, locker, writing)
  })
}

function onOne(call: Call, name: Command, command: string, input: { id: string; reason: string; value?: string }, decideOn: (locked: LockedReading, writing: Writing) => Decision): Promise<{ command: string; ids: { reading: string } }> {
  return write(call, { id: command, name, input }, async (writing) => {
    const [locked] = await lockReadings(writing, [input.id])
    if (!locked) throw new DeliveryError('not_found', { what: input.id })
    return { facts: decided(decideOn(locked, writing)), answer: { ids: { reading: input.id } } }
  })
}
