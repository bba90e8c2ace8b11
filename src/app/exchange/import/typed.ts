import type { Fields, Holder, MatterState } from '../../../kernel/facts/matter.ts'
import { covers } from '../../../kernel/holders.ts'
import type { LedgerRules } from '../../../kernel/pack/lookup.ts'
import type { Field } from '../../../kernel/pack/schema.ts'
import { dayFrom, endOfQuarter, type Day } from '../../../kernel/time/day.ts'
import type { ImportProblemCode } from '../../../kernel/words/import-problems.ts'
import { fieldsOf, milestonesIn } from '../../views/columns.ts'
import { plain } from './likeness.ts'
import type { Near, Resolver } from './names.ts'
import { readDay } from './read-day.ts'

/** What a cell comes to in the terms of a matter. */
export type Typed =
  | { kind: 'title'; title: string }
  | { kind: 'due'; due: Day | null }
  | { kind: 'field'; field: string; value: Fields[string] }
  | { kind: 'duty'; role: string; holders: { holder: Holder; territory: string | null }[] }
  | { kind: 'quarter'; quarter: number; milestones: { title: string; due: Day }[] }

/** Why a row is not taken as it stands; the words are made where it is shown. */
export type ProblemCode = ImportProblemCode
/** `written`: what stands in the cell; `near`: holders it may mean. */
export type CellProblem = { code: ProblemCode; params: Record<string, string | number>; written?: string; near?: Near[]; holderType?: Holder['type'] }

export type TypedContext = { rules: LedgerRules; resolve: Resolver; today: Day; /** the year whose quarters are meant */ year: number }

const LONGEST = { title: 300, field: 4000, milestone: 200, territory: 60 }
const problem = (code: ProblemCode, params: CellProblem['params'] = {}): { problem: CellProblem } => ({ problem: { code, params } })

/**
 * Reads what stands in a cell of a column that can be written. Empty cells are read too: they empty what is there.
 *
 * @param day what the cell holds as a day, whatever it shows
 */
export function readCell(show: string, words: string, day: Day | undefined, context: TypedContext): Typed | { problem: CellProblem } {
  const [kind = '', of = ''] = show.split(':')
  if (kind === 'title') return words === '' ? problem('required') : words.length > LONGEST.title ? problem('too_long', { limit: LONGEST.title }) : { kind: 'title', title: words.replace(/\s*\n\s*/g, '') }
  if (kind === 'due') {
    const due = words === '' ? null : (day ?? readDay(words))
    return due === undefined ? problem('day', { text: words }) : { kind: 'due', due }
  }
  if (kind === 'duty') return readHolders(of, words, context)
  if (kind === 'quarter') return readMilestones(Number(of), words, context)
  const field = context.rules.ledger.fields.find(({ id }) => id === of)
  return field ? readField(field, words, day, context) : problem('refused', { zh: show, en: show })
}

function readField(field: Field, words: string, day: Day | undefined, { resolve }: TypedContext): Typed | { problem: CellProblem } {
  const value = (one: Fields[string]): Typed => ({ kind: 'field', field: field.id, value: one })
  if (words === '') return field.required ? problem('required') : value(null)
  if (words.length > LONGEST.field) return problem('too_long', { limit: LONGEST.field })
  if (field.type === 'text') return value(words)
  if (field.type === 'day') {
    const read = day ?? readDay(words)
    return read === undefined ? problem('day', { text: words }) : value(read)
  }
  if (field.type === 'number' || field.type === 'amount') {
    const digits = words.normalize('NFKC').replace(/[,\s]/g, '').replace(new RegExp(`${escapeRegExp(field.measure?.zh ?? '')}$`), '')
    return /^-?\d{1,15}(\.\d{1,6})?$/.test(digits) ? value(digits) : problem('number', { text: words })
  }
  if (field.type === 'flag') {
    const said = FLAGS[plain(words)]
    return said === undefined ? problem('flag', { text: words }) : value(said)
  }
  const parts = listIn(words)
  if (parts.length > 1 && !field.many) return problem('one_value', { text: words })
  const ids: string[] = []
  for (const part of parts) {
    if (field.type === 'choice') {
      const choice = field.choices.find(({ id, name }) => id === part || plain(name.zh) === plain(part) || plain(name.en) === plain(part))
      if (!choice) return problem('choice', { text: part, choices: field.choices.map(({ name }) => name.zh).join('、') })
      ids.push(choice.id)
    } else {
      const kind = field.type === 'post' ? 'post' : 'unit'
      const found = resolve(part, kind)
      if (!('holder' in found)) return unknownHolder(part, found.near, kind)
      ids.push(found.holder.id)
    }
  }
  return value(field.many ? ids : (ids[0] ?? null))
}

function readHolders(role: string, words: string, { rules, resolve }: TypedContext): Typed | { problem: CellProblem } {
  const declared = rules.duties.find(({ id }) => id === role)
  if (!declared) return problem('refused', { zh: role, en: role })
  const holders = new Map<string, { holder: Holder; territory: string | null }>()
  for (const part of listIn(words)) {
    const limited = /^(.{1,200})〔([^〔〕]{1,60})〕$/.exec(part)
    const found = resolve(limited?.[1] ?? part, declared.holder)
    if (!('holder' in found)) return unknownHolder(part, found.near, declared.holder)
    holders.set(found.holder.id, { holder: found.holder, territory: limited?.[2] ?? null })
  }
  return declared.atMostOne && holders.size > 1 ? problem('one_holder', { role: declared.name.zh }) : { kind: 'duty', role, holders: [...holders.values()] }
}

function unknownHolder(written: string, near: Near[], holderType: Holder['type']): { problem: CellProblem } {
  return { problem: { code: 'holder', params: { text: written }, written, near, holderType } }
}

/** Each line, or each part between ；, is a milestone: 出台方案（2026-06-30）; without a day it is due on the quarter's last. */
function readMilestones(quarter: number, words: string, { year }: TypedContext): Typed | { problem: CellProblem } {
  const last = endOfQuarter(dayFrom(year, quarter * 3, 1))
  const milestones: { title: string; due: Day }[] = []
  for (const part of words.split(/[\n；;]/).map((one) => one.trim()).filter((one) => one !== '')) {
    const dated = /^(.{1,400}?)[（(]\s*(\d{4}[^（()）]{1,16}?)(?:，[^（()）]{0,20})?[）)]$/.exec(part)
    const due = dated ? readDay(dated[2] ?? '') : last
    if (!due) return problem('day', { text: dated?.[2] ?? part })
    const title = (dated?.[1] ?? part).trim()
    if (title.length > LONGEST.milestone) return problem('too_long', { limit: LONGEST.milestone })
    milestones.push({ title, due })
  }
  return { kind: 'quarter', quarter, milestones }
}

/** What a matter says in a column that can be written, in the terms of `readCell`. */
export function typedOf(show: string, matter: MatterState, { rules, today }: Pick<TypedContext, 'rules' | 'today'>): Typed {
  const [kind = '', of = ''] = show.split(':')
  if (kind === 'title') return { kind, title: matter.title }
  if (kind === 'due') return { kind, due: matter.due }
  if (kind === 'duty') return { kind, role: of, holders: matter.duties.filter((duty) => duty.role === of && covers(duty, today)).map(({ holder, territory }) => ({ holder, territory })) }
  if (kind === 'quarter') return { kind, quarter: Number(of), milestones: milestonesIn(matter, Number(of)).map(({ title, due }) => ({ title, due })) }
  return { kind: 'field', field: of, value: fieldsOf(matter, rules.ledger.id)[of] ?? null }
}

/** Whether two say the same: lists in any order, nothing and empty alike. */
export function sameTyped(one: Typed, other: Typed): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other))
}

function ordered(typed: Typed): unknown {
  if (typed.kind === 'duty') return typed.holders.map(({ holder, territory }) => `${holder.id} ${territory ?? ''}`).sort()
  if (typed.kind === 'quarter') return typed.milestones.map(({ due, title }) => `${due} ${title}`).sort()
  if (typed.kind === 'title') return typed.title.trim()
  if (typed.kind === 'due') return typed.due
  const { value } = typed
  return Array.isArray(value) ? (value.length === 0 ? null : [...value].sort()) : value === '' || value === undefined ? null : value
}

const FLAGS: Readonly<Record<string, boolean>> = { 是: true, 有: true, '√': true, yes: true, true: true, 1: true, 否: false, 无: false, '×': false, no: false, false: false, 0: false }

/** The parts of a list, those in brackets left whole: 各县（市、区）人民政府 is one. */
export function listIn(words: string): string[] {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const character of words) {
    if ('（(〔'.includes(character)) depth += 1
    else if ('）)〕'.includes(character)) depth = Math.max(0, depth - 1)
    if (depth === 0 && '、；;，,\n'.includes(character)) {
      parts.push(part)
      part = ''
    } else part += character
  }
  return [...parts, part].map((one) => one.trim()).filter((one) => one !== '')
}

function escapeRegExp(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
