import { countsHours } from '../../kernel/decide/move.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { covers } from '../../kernel/holders.ts'
import { mainLine } from '../../kernel/main-line.ts'
import type { LedgerRules } from '../../kernel/pack/lookup.ts'
import { namesIn } from '../../kernel/pack/names.ts'
import { missingFor, type OfferedStep } from '../../kernel/procedure.ts'
import type { Calendar } from '../../kernel/time/calendar.ts'
import type { Day } from '../../kernel/time/day.ts'
import { actedThrough, type Directory } from './organisation.ts'

export type ProcedureContext = {
  rules: LedgerRules
  directory: Directory
  calendar: Calendar
  day: Day
  /** the steps that whoever looks may take now; none on a past day */
  offered: readonly OfferedStep[]
  /** parts that have not ended */
  openParts: number
}

/** The procedure as a line of steps, with who took them and the limit that runs, and the steps that may be taken now with what they lack. */
export function procedureView(matter: MatterState, { rules, directory, calendar, day, offered, openParts }: ProcedureContext) {
  const { procedure, pack } = rules
  return {
    id: procedure.id,
    pack: pack.id,
    name: procedure.name,
    steps: mainLine(matter, procedure, calendar, day).map(({ post, ...step }) => {
      const leaving = procedure.transitions.find(({ from, to }) => from.includes(step.id) && to !== step.id)
      return { ...step, by: actedThrough(directory, post, day), ...whoIs(leaving?.who[0], rules) }
    }),
    offered: offered.map((step) => offeredStep(step, matter, rules, day, openParts)),
  }
}

function offeredStep(step: OfferedStep, matter: MatterState, { procedure, duties }: LedgerRules, day: Day, openParts: number) {
  const missing = missingFor(step, {
    fields: Object.keys(matter.fields).filter((field) => matter.fields[field] !== null && matter.fields[field] !== ''),
    duties: matter.duties.filter((duty) => covers(duty, day)).map(({ role }) => role),
    due: matter.due !== null,
    attachments: 0,
    note: null,
  })
  const lacking = (kind: string) => missing.filter((what) => what.startsWith(kind)).map((what) => what.slice(kind.length))
  const name = procedure.states.find(({ id }) => id === step.to)?.name
  return {
    id: step.id,
    name: step.name,
    to: step.to,
    toName: name ?? { zh: step.to, en: step.to },
    does: step.does ?? null,
    needsNote: step.needs.note,
    needsEvidence: step.needs.evidence,
    asks: { fields: lacking('field:'), due: missing.includes('due') },
    lacks: { duties: lacking('duty:').map((role) => duties.find(({ id }) => id === role)?.name ?? { zh: role, en: role }), parts: step.needs.parts ? openParts : 0 },
    countsHours: countsHours(procedure, step.to),
  }
}

/** A duty or function by the pack's own words. */
export function whoIs(role: string | null | undefined, { pack, ledger }: LedgerRules): { who: string | null; whoEn: string | null } {
  const named = (language: 'zh' | 'en') => (role ? namesIn(pack, ledger, language)(`role:${role}`) : null)
  return { who: named('zh'), whoEn: named('en') }
}
