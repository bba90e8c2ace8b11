import { openRequest } from '../../kernel/extension.ts'
import type { Fields, MatterState } from '../../kernel/facts/matter.ts'
import type { Measure } from '../../kernel/indicator/behind.ts'
import { leadUnits } from '../../kernel/leads.ts'
import type { Judgement, Light } from '../../kernel/light.ts'
import { sortKey } from '../../kernel/pinyin.ts'
import { earliest, type Day } from '../../kernel/time/day.ts'
import { indexTerms, searchable } from '../search/terms.ts'
import type { Row } from './projection.ts'

export type Judged = Judgement & { judgedOn: Day; judgedWith: string; final: 'done' | 'stopped' | null }

/** Handed in by `app`, which knows packs, calendar and today; pure. `linked`: matters with a link to the one that is judged; `measures`: indicators that tell of it. */
export type JudgeMatter = (matter: MatterState, lastRecordOn: Day | null, linked: readonly MatterState[], measures: readonly Measure[]) => Judged

/** Sorts after every real day: matters without a due day come last. */
export const NO_DUE = '9999-12-31'

/** In sorted lists the worst light comes first, what is over last. */
const WORST_FIRST: readonly Light[] = ['overdue', 'lagging', 'due-soon', 'normal', 'stopped', 'done']

/** Enough for a clause with its heading; the rest of a long one is found in its document. */
const LONGEST_SEARCHED = 3000

/** @param leadKey sort key of the first leading unit's name, empty without one */
export function matterRow(matter: MatterState, leadKey: string): Row {
  const leads = leadUnits(matter)
  const text = searchable(searchedText(matter)).slice(0, LONGEST_SEARCHED)
  return {
    id: matter.id,
    ledger: matter.ledger,
    code: matter.code,
    code_key: sortKey(matter.code),
    title: matter.title,
    title_key: sortKey(matter.title),
    year: matter.year,
    lead_unit: leads[0] ?? null,
    lead_key: leadKey,
    leads: Math.max(0, leads.length - 1),
    due_key: matter.due ?? NO_DUE,
    due_on: matter.due,
    nearest_on: earliest([matter.due, matter.limitDue].filter((day) => day !== null)),
    asks_extension: openRequest(matter) !== null,
    opened_on: matter.openedOn,
    stage: matter.stage,
    document: matter.clause?.document ?? null,
    search_text: text,
    search_terms: indexTerms(text).join(' '),
  }
}

export function judgedColumns({ final, light, reasons, until, next, provisional, judgedOn, judgedWith }: Judged, lastRecordOn: Day | null): Row {
  return {
    last_record_on: lastRecordOn,
    final,
    light,
    light_rank: WORST_FIRST.indexOf(light),
    reasons,
    until_on: until,
    next_light: next,
    provisional,
    judged_on: judgedOn,
    judged_with: judgedWith,
  }
}

function searchedText({ code, title, clause, fields, milestones }: MatterState): string {
  const fromClause = clause ? [clause.documentTitle, clause.number ?? '', ...clause.path, clause.text] : []
  return [code, title, ...words(fields), ...milestones.map((one) => one.title), ...fromClause].join(' ')
}

/** In the order of their names: the log gives back an object's keys in another order than they were written in. */
function words(fields: Fields): string[] {
  const values = Object.keys(fields).sort().map((field) => fields[field])
  return values.flatMap((value) => (typeof value === 'string' ? [value] : Array.isArray(value) ? value : []))
}
