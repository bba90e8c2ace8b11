import type { Light, Reason } from '../../kernel/light.ts'
import type { Day } from '../../kernel/time/day.ts'

/** What lists may be filtered by: nothing else reaches the database. */
export type MatterFilter = {
  /** in this ledger, at home or listed */
  ledger?: string | undefined
  /** one of these units has a lasting duty, in `role` if that is given: a unit with the groups it belongs to */
  units?: readonly string[] | undefined
  role?: string | undefined
  /** a post with a lasting duty */
  post?: string | undefined
  /** any of these units, posts or seats has a lasting duty */
  holders?: readonly string[] | undefined
  light?: Light | undefined
  stage?: string | undefined
  /** in any of these states */
  stages?: readonly string[] | undefined
  open?: 'true' | 'false' | undefined
  dueFrom?: Day | undefined
  dueTo?: Day | undefined
  year?: number | undefined
  document?: string | undefined
  q?: string | undefined
}

export type MatterRow = {
  id: string
  ledger: string
  code: string
  title: string
  lead: { id: string; name: string } | null
  /** further leads beside the first */
  leads: number
  stage: string
  light: Light
  reasons: Reason[]
  until: Day | null
  openedOn: Day
  due: Day | null
  lastRecordOn: Day | null
}

/** How many there are: that many, or, where not exact, at least that many. */
export type Total = { count: number; exact: boolean }

/** Beyond this a total that no counter knows is said to be “1 000+”. */
export const COUNTED_UP_TO = 1_000

export type SelectedMatter = {
  id: string
  ledger: string
  code: string
  title: string
  lead_unit: string | null
  lead_name: string | null
  leads: number
  stage: string
  light: string
  reasons: Reason[]
  until_on: string | null
  opened_on: string
  due_on: string | null
  last_record_on: string | null
}

export function matterOf(row: SelectedMatter): MatterRow {
  return {
    id: row.id,
    ledger: row.ledger,
    code: row.code,
    title: row.title,
    lead: row.lead_unit === null ? null : { id: row.lead_unit, name: row.lead_name ?? '' },
    leads: row.leads,
    stage: row.stage,
    light: row.light as Light,
    reasons: row.reasons,
    until: row.until_on,
    openedOn: row.opened_on,
    due: row.due_on,
    lastRecordOn: row.last_record_on,
  }
}
