import { rhythmsAsked } from '../../kernel/asked.ts'
import * as decide from '../../kernel/decide/closing.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { InputState } from '../../kernel/facts/city.ts'
import { closingSubject, type ClosingState } from '../../kernel/facts/closing.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { closingCounts, countedFor, type FrozenObligation, type FrozenPeriod, type FrozenSubject } from '../../kernel/frozen.ts'
import { nameOn } from '../../kernel/holders.ts'
import type { Obligation } from '../../kernel/obligation.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import { scopeOf } from '../../kernel/permission.ts'
import type { Day } from '../../kernel/time/day.ts'
import { periodByKey, periodLabel, type Period } from '../../kernel/time/period.ts'
import type { Tx } from '../../store/database/database.ts'
import { mattersOfLedger } from '../../store/queries/obligations.ts'
import { statesOfType } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { inputsOf, type Inputs } from '../city/inputs.ts'
import { permitSomewhere } from '../permit.ts'
import { directoryOf, actedThrough } from '../views/organisation.ts'
import { decided, write } from '../writing.ts'
import { keepFrozen } from './frozen-periods.ts'
import { judgedObligations, type Judged } from './obligations-of.ts'
import { kindText } from './year.ts'

type OnPeriod = { command: string; pack: string; period: string }
type Written = { command: string; ids: { pack: string; period: string } }

/**
 * Closes a period (季度定案). The result is made from one moment's reading and kept as a file before the short transaction that
 * writes the fact: a city at work does not wait for it. What is recorded in between came later, and is shown so; an exemption granted or
 * revoked in between could never be made good once the period is closed, so the command is refused.
 *
 * @throws DeliveryError `forbidden`, `period_unknown`, `practice_unknown`, `period_not_over`, `period_closed`, `period_empty`, `period_waits`, `decided_meanwhile`
 */
export async function closePeriod(call: Call, input: OnPeriod & { goOn: boolean }): Promise<Written> {
  permitSomewhere(call.acting, 'closePeriod')
  const { deps, acting } = call
  const period = periodNamed(input.period)
  const { frozen, exemptions, inputs } = await deps.db.snapshot(acting.tenant, async (tx) => {
    const read = await inputsOf(deps, tx, acting.tenant)
    const today = call.today ?? read.today
    return { ...(await resultOf(tx, acting.tenant, { ...read, today }, input.pack, period)), inputs: await versionsOf(tx, acting.tenant, input.pack, today) }
  })
  // Nothing was asked: the decision refuses, and no file is left behind.
  const file = frozen.obligations.length > 0 ? await keepFrozen(deps, frozen) : ''
  return write(call, { id: input.command, name: 'closePeriod', input }, async (writing) => {
    const subject = closingSubject(input.pack, period.key)
    // Matters before the closing, as exempting does: a period closed for the first time has no subject yet that either could wait for.
    const matters = await writing.lock([...exemptions.keys()])
    for (const [id, before] of exemptions) {
      if (exemptedIn(matters.get(id) as MatterState | undefined, period) !== before) throw new DeliveryError('decided_meanwhile')
    }
    const state = (await writing.lock([subject])).get(subject) as ClosingState | undefined
    const result = { file, counts: closingCounts(frozen.obligations), ...inputs }
    return { facts: decided(decide.closePeriod(state ?? null, { pack: input.pack, period, frozen: result, goOn: input.goOn }, writing)), answer: answerOf(input) }
  })
}

/** Opens a closed period again, with the reason. @throws DeliveryError `forbidden`, `period_unknown`, `period_not_closed`, `reason_missing` */
export function reopenPeriod(call: Call, input: OnPeriod & { reason: string }): Promise<Written> {
  return write(call, { id: input.command, name: 'reopenPeriod', input }, async (writing) => {
    const period = periodNamed(input.period)
    const subject = closingSubject(input.pack, period.key)
    const state = (await writing.lock([subject])).get(subject) as ClosingState | undefined
    return { facts: decided(decide.reopenPeriod(state ?? null, { pack: input.pack, period, reason: input.reason }, writing)), answer: answerOf(input) }
  })
}

/** All closings, those opened again among them; the newest first. The city's counts and its frozen result are for those who see the whole city. */
export async function listClosings(call: Call, { pack }: { pack?: string | undefined }) {
  permitSomewhere(call.acting, 'listClosings')
  const { deps, acting } = call
  const whole = scopeOf(acting.role, 'listClosings') === 'city'
  return deps.db.read(acting.tenant, async (db) => {
    const { packs } = await inputsOf(deps, db, acting.tenant)
    const directory = await directoryOf(db, acting.tenant)
    const states = await statesOfType<ClosingState>(db, acting.tenant, 'closing')
    const rounds = states.filter((state) => pack === undefined || state.pack === pack).flatMap((state) => state.rounds.map((round) => ({ ...round, state })))
    return {
      rows: rounds.sort((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1)).map(({ state, on, post, file, counts, pack: withPack, calendar, reopened }) => ({
        pack: state.pack,
        packName: packs.find(({ id }) => id === state.pack)?.name ?? { zh: state.pack, en: state.pack },
        period: state.period,
        label: periodLabel(periodByKey(state.period)),
        on,
        file: whole ? file : null,
        counts: whole ? counts : null,
        by: actedThrough(directory, post, on),
        with: { pack: withPack, calendar },
        reopened: reopened && { on: reopened.on, reason: reopened.reason, by: actedThrough(directory, reopened.post, reopened.on) },
      })),
    }
  })
}

const answerOf = ({ command, pack, period }: OnPeriod): Written => ({ command, ids: { pack, period } })

/** @throws DeliveryError `period_unknown` */
export function periodNamed(key: string): Period {
  try {
    return periodByKey(key)
  } catch (error) {
    if (error instanceof RangeError) throw new DeliveryError('period_unknown', { period: key })
    throw error
  }
}

/** What a matter is exempted from in a period, to compare with. */
function exemptedIn(matter: MatterState | undefined, period: Period): string {
  return (matter?.exemptions ?? []).flatMap((one) => (one.period === period.key ? [one.rhythm] : [])).sort().join()
}

/** Everything that a pack asks in a period, whichever ledger: what is closed at once; and by subject what each matter was exempted from then. */
async function resultOf(tx: Tx, tenant: string, inputs: Inputs, pack: string, period: Period): Promise<{ frozen: FrozenPeriod; exemptions: Map<string, string> }> {
  const asked = rhythmsAsked(inputs.packs, pack).filter(({ rhythm }) => kindText(rhythm.period) === kindText(period.kind))
  const ledgers = [...new Set(asked.flatMap(({ rhythm }) => (rhythm.per === 'matter' ? rhythm.ledgers : [])))]
  const inLedger = new Map<string, string[]>()
  for (const ledger of ledgers) {
    for (const id of await mattersOfLedger(tx, tenant, ledger, null)) inLedger.set(id, [...(inLedger.get(id) ?? []), ledger])
  }
  const span = { pack, from: period.start, to: period.end }
  const ofMatters = await judgedObligations(tx, tenant, inputs, { ...span, matters: [...inLedger.keys()] })
  const units = asked.some(({ rhythm }) => rhythm.per !== 'matter') ? [...(await directoryOf(tx, tenant)).units.keys()] : []
  const ofUnits = await judgedObligations(tx, tenant, inputs, { ...span, units })
  const frozen = [ofMatters, ofUnits].flatMap((judged) => judged.obligations.filter((one) => one.period === period.key).map((one) => frozenFrom(one, judged)))
  const standing = new Set(frozen.map(({ subject }) => subject))
  const result: FrozenPeriod = {
    form: 'lingxian closing 1',
    pack, period: period.key,
    subjects: [...subjectsOf(ofMatters, inLedger), ...unitsOf(ofUnits, period.end)].filter(({ id }) => standing.has(id)),
    obligations: frozen,
  }
  return { frozen: result, exemptions: new Map(ofMatters.matters.map((matter) => [`matter:${matter.id}`, exemptedIn(matter, period)])) }
}

function frozenFrom(obligation: Obligation, { records }: Judged): FrozenObligation {
  return { ...obligation, counted: countedFor(obligation, records) }
}

function subjectsOf({ matters }: Judged, inLedger: ReadonlyMap<string, string[]>): FrozenSubject[] {
  return matters.map(({ id, code, title }) => ({ type: 'matter', id, code, name: title, ledgers: inLedger.get(id) ?? [] }))
}

function unitsOf({ units }: Judged, day: Day): FrozenSubject[] {
  return units.map((unit) => ({ type: 'unit', id: unit.id, code: null, name: nameOn(unit, day), ledgers: [] }))
}

/** The versions of pack and calendar in force: what the result was judged by. */
async function versionsOf(tx: Tx, tenant: string, pack: Pack['id'], today: Day): Promise<Pick<decide.Frozen, 'pack' | 'calendar'>> {
  const [packs, calendars] = [await statesOfType<InputState>(tx, tenant, 'pack'), await statesOfType<InputState>(tx, tenant, 'calendar')]
  const inForce = (state: InputState | undefined) => {
    const version = state?.versions.filter(({ effectiveOn }) => effectiveOn <= today).at(-1)
    if (!version) throw new DeliveryError('practice_unknown', { rhythm: pack })
    return { version: version.version, hash: version.hash }
  }
  return { pack: inForce(packs.find(({ id }) => id === pack)), calendar: inForce(calendars[0]) }
}
