import type { Decision, Given } from '../../../kernel/decide/decision.ts'
import { amendMatter, assignDuty, endDuty, type Amendment, type Known } from '../../../kernel/decide/matter.ts'
import type { FactDraft } from '../../../kernel/facts/index.ts'
import type { MatterState } from '../../../kernel/facts/matter.ts'
import { covers } from '../../../kernel/holders.ts'
import type { LedgerRules } from '../../../kernel/pack/lookup.ts'
import type { MatterInBulk } from '../../bulk/open-matters.ts'
import { fieldsOf, milestonesIn } from '../../views/columns.ts'
import { sameTyped, typedOf, type Typed } from './typed.ts'

/** A new matter as a row of a table says it: what `openMattersInBulk` opens. */
export function matterOf(ledger: string, code: string | null, values: readonly Typed[]): MatterInBulk {
  const matter: MatterInBulk = { ledger, title: '', due: null, fields: {}, milestones: [], duties: [], ...(code === null ? {} : { code }) }
  for (const typed of values) {
    if (typed.kind === 'title') matter.title = typed.title
    else if (typed.kind === 'due') matter.due = typed.due
    else if (typed.kind === 'field') matter.fields[typed.field] = typed.value
    else if (typed.kind === 'duty') matter.duties.push(...typed.holders.map((one) => ({ role: typed.role, ...one })))
    else matter.milestones.push(...typed.milestones.map((one, index) => ({ id: `q${typed.quarter}-${index + 1}`, ...one })))
  }
  return matter
}

/**
 * What changes of one matter come to, decided by the same rules as when each is made by hand: one amendment, duties ended and assigned. A
 * value that is already so changes nothing.
 */
export function decideChanges(rules: LedgerRules, matter: MatterState, values: readonly Typed[], reason: string, known: Known, given: Given): Decision {
  const wanted = values.filter((typed) => !sameTyped(typed, typedOf(showOf(typed), matter, { rules, today: given.today })))
  const facts: FactDraft[] = []
  const changes = amendmentOf(rules, matter, wanted)
  if (changes) {
    const amended = amendMatter(rules, matter, { changes, reason, basis: null }, given)
    if ('refusal' in amended) return amended
    facts.push(...amended.facts)
  }
  let now = matter
  for (const typed of wanted) {
    if (typed.kind !== 'duty') continue
    const moved = decideDuties(rules, now, typed, reason, known, given)
    if ('refusal' in moved) return moved
    facts.push(...moved.facts)
    now = moved.matter
  }
  return { facts }
}

function showOf(typed: Typed): string {
  if (typed.kind === 'field') return `field:${typed.field}`
  if (typed.kind === 'duty') return `duty:${typed.role}`
  return typed.kind === 'quarter' ? `quarter:${typed.quarter}` : typed.kind
}

function amendmentOf({ ledger }: LedgerRules, matter: MatterState, values: readonly Typed[]): Amendment['changes'] | null {
  const changes: Amendment['changes'] = {}
  for (const typed of values) {
    if (typed.kind === 'title') changes.title = typed.title
    else if (typed.kind === 'due') changes.due = typed.due
    else if (typed.kind === 'field') changes.fields = { ...changes.fields, [typed.field]: typed.value }
    else if (typed.kind === 'quarter') changes.milestones = milestonesWith(changes.milestones ?? matter.milestones, matter, typed)
  }
  if (matter.ledger !== ledger.id && changes.fields) changes.fields = { ...fieldsOf(matter, ledger.id), ...changes.fields }
  return Object.keys(changes).length === 0 ? null : changes
}

/** The other quarters' milestones as they are, this quarter's as the row says; one of the same name stays the same one, and reached if it is. */
function milestonesWith(before: readonly { id: string; title: string; due: string }[], matter: MatterState, { quarter, milestones }: Typed & { kind: 'quarter' }) {
  const replaced = milestonesIn(matter, quarter)
  const isReplaced = ({ title, due }: { title: string; due: string }) => replaced.some((one) => one.title === title && one.due === due)
  const rest = before.filter((one) => !isReplaced(one)).map(({ id, title, due }) => ({ id, title, due }))
  const used = new Set(rest.map(({ id }) => id))
  const named = milestones.map(({ title, due }) => {
    const same = before.find((one) => isReplaced(one) && one.title === title && !used.has(one.id))
    const id = same?.id ?? freeId(quarter, used, before)
    used.add(id)
    return { id, title, due }
  })
  return [...rest, ...named].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}

function freeId(quarter: number, used: ReadonlySet<string>, before: readonly { id: string }[]): string {
  for (let n = 1; ; n += 1) {
    const id = `q${quarter}-${n}`
    if (!used.has(id) && !before.some((one) => one.id === id)) return id
  }
}

type Moved = { facts: FactDraft[]; matter: MatterState }

/** Ends the duties that the row no longer names, then assigns those it names anew; a role of which there is one thus changes hands. */
function decideDuties(rules: LedgerRules, matter: MatterState, { role, holders }: Typed & { kind: 'duty' }, reason: string, known: Known, given: Given): Moved | Extract<Decision, { refusal: unknown }> {
  const { today, newId } = given
  const facts: FactDraft[] = []
  let now = matter
  const stays = ({ holder, territory }: MatterState['duties'][number]) => holders.some((one) => one.holder.id === holder.id && one.territory === territory)
  for (const duty of matter.duties.filter((one) => one.role === role && covers(one, today) && !stays(one))) {
    const ended = endDuty(now, { duty: duty.id, on: today, reason }, given)
    if ('refusal' in ended) return ended
    facts.push(...ended.facts)
    now = { ...now, duties: now.duties.map((one) => (one.id === duty.id ? { ...one, to: today } : one)) }
  }
  const held = new Set(now.duties.filter((one) => one.role === role && covers(one, today)).map(({ holder, territory }) => `${holder.id} ${territory ?? ''}`))
  for (const [index, one] of holders.filter(({ holder, territory }) => !held.has(`${holder.id} ${territory ?? ''}`)).entries()) {
    const assigned = assignDuty(rules, now, { role, ...one }, known, { ...given, newId: (label) => newId(`${matter.id}:${role}:${index}:${label}`) })
    if ('refusal' in assigned) return assigned
    facts.push(...assigned.facts)
    now = { ...now, duties: [...now.duties, { id: newId(`${matter.id}:${role}:${index}:duty`), role, ...one, from: today, to: null }] }
  }
  return { facts, matter: now }
}
