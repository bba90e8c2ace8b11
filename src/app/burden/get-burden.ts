import { BURDEN_KINDS } from '../../kernel/burden/asked.ts'
import { monthOf, monthsUpTo } from '../../kernel/burden/months.ts'
import { againstCeilings, type Burden, type BurdenLine } from '../../kernel/burden/of-unit.ts'
import { PREFILLED_SHARE } from '../../kernel/burden/rules.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { scopeOf } from '../../kernel/permission.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { commandsOfActing, ownUnits, permitSomewhere } from '../permit.ts'
import { directoryOf, unitRef, type Directory } from '../views/organisation.ts'
import { burdenByMonth, burdenOf } from './burden-of.ts'

/** Months of a unit's own past that are laid beside the present one. */
const TREND_MONTHS = 6
const REPEATED_SHOWN = 20

/**
 * What the product asked in one month: of one unit with every line, its ceilings and its own past; for the office, of all units in the order of the
 * directory, and what would lighten it. Units are never ordered by how much is asked, nor told of each other.
 *
 * @throws DeliveryError `not_found` for a unit that is not one's own
 */
export async function getBurden(call: Call, query: { month?: string | undefined; unit?: string | undefined }) {
  const { deps, acting } = call
  permitSomewhere(acting, 'getBurden')
  return deps.db.read(acting.tenant, async (db) => {
    const inputs = await inputsOf(deps, db, acting.tenant)
    const { today } = inputs
    const month = query.month ?? monthOf(today)
    const directory = await directoryOf(db, acting.tenant)
    const city = scopeOf(acting.role, 'getBurden') === 'city'
    const own = await ownUnits(db, acting, today)
    const asked = query.unit ?? (city ? null : acting.unit)
    const seen = asked === null ? city : directory.units.has(asked) && (city || own.includes(asked))
    if (!seen) throw new DeliveryError('not_found', { what: asked ?? '' })

    const { rules, of } = await burdenOf(db, acting.tenant, inputs, { units: asked === null ? null : [asked], month }, directory)
    const [first] = of
    return {
      today,
      month,
      unit: unitRef(directory, asked, today),
      rules: { minutes: rules.minutes, ceilings: rules.ceilings, prefilledShare: PREFILLED_SHARE, from: rules.from },
      burden: asked !== null && first ? { ...totals(first.burden), ceilings: againstCeilings(first.burden, rules.ceilings), lines: first.burden.lines.map(lineView) } : null,
      trend: asked === null ? [] : (await burdenByMonth(db, acting.tenant, inputs, directory, asked, monthsUpTo(month, TREND_MONTHS))).map(({ month: of, burden }) => ({ month: of, ...totals(burden) })),
      units: asked === null ? of.map(({ unit, burden }) => ({ unit: refOf(directory, unit, today), ...totals(burden), over: againstCeilings(burden, rules.ceilings).filter(({ used, most }) => used > most).map(({ ceiling }) => ceiling) })) : [],
      lighten: lightenOf(of.map(({ burden }) => burden)),
      mayAsk: commandsOfActing(acting).includes('sendRequest'),
      mayAnswer: commandsOfActing(acting).includes('answerComplaint'),
    }
  })
}

function refOf(directory: Directory, unit: string, day: Day) {
  return unitRef(directory, unit, day) ?? { id: unit, name: '' }
}

function totals({ minutes, fields, texts, files, meetings, inspections, letters, requests, parts, known }: Burden) {
  return { minutes, fields, texts, files, meetings, inspections, letters, requests, parts, known }
}

function lineView({ kind, source, what, on, minutes, fields, texts, files, meetings, known, twice }: BurdenLine) {
  return { kind, source: { ...source, path: PAGES[source.type](source.id) }, what, on, minutes, fields, texts, files, meetings, known, twice }
}

const PAGES: Record<BurdenLine['source']['type'], (id: string) => string> = {
  matter: (id) => `/matters/${id}`,
  unit: (id) => `/organisation/units/${id}`,
  letter: (id) => `/letters/${id}`,
  request: (id) => `/requests/${id}`,
  meeting: (id) => `/meetings/${id}`,
  inspection: (id) => `/inspections/${id}`,
  indicator: (id) => `/indicators/${id}`,
}

/** What would lighten it: what is asked twice, how much the product knew, and what takes how long. */
function lightenOf(burdens: readonly Burden[]) {
  const lines = burdens.flatMap((burden) => burden.lines)
  const parts = lines.reduce((sum, line) => sum + line.parts.length, 0)
  const known = lines.reduce((sum, line) => sum + line.known, 0)
  const twice = Map.groupBy(lines.flatMap(({ twice: names, source }) => names.map((name) => ({ name, source }))), ({ name, source }) => `${source.id} ${name}`)
  return {
    parts,
    known,
    byKind: BURDEN_KINDS.flatMap((kind) => {
      const of = lines.filter((line) => line.kind === kind)
      return of.length === 0 ? [] : [{ kind, n: of.length, minutes: of.reduce((sum, { minutes }) => sum + minutes, 0) }]
    }),
    twice: [...twice.values()]
      .flatMap((all) => (all[0] ? [{ name: all[0].name, request: all[0].source.id, title: all[0].source.title, units: all.length }] : []))
      .slice(0, REPEATED_SHOWN),
  }
}
