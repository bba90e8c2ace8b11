import type { Known } from '../../../kernel/decide/matter.ts'
import { openMatter } from '../../../kernel/decide/matter.ts'
import type { Given } from '../../../kernel/decide/decision.ts'
import { sentence } from '../../../kernel/errors.ts'
import type { MatterState } from '../../../kernel/facts/matter.ts'
import { columnValue, type ColumnContext } from '../../views/columns.ts'
import { decideChanges, matterOf } from './decide-row.ts'
import type { Resolver } from './names.ts'
import { isWritable, type Mapping } from './propose.ts'
import type { KeptCell } from './table-rows.ts'
import { readCell, sameTyped, typedOf, type CellProblem, type Typed } from './typed.ts'
import type { LedgerRules } from '../../../kernel/pack/lookup.ts'
import { ourWords, type WordsKept } from '../words-of-others.ts'

/** What a row comes to: a matter to open, changes of one, nothing, changes that others have made too, mistakes; or no row of a matter at all. */
export const ROW_KINDS = ['new', 'changed', 'unchanged', 'conflict', 'error', 'aside'] as const
export type RowKind = (typeof ROW_KINDS)[number]

/** One column: what the matter says, what the file says, and as what it would be written; `base` where the matter was changed since. */
export type RowChange = { show: string; old: string | null; new: string; value: Typed; conflict: boolean; base: string | null; /** the cell is a formula: this is what it came to */ formula: boolean }
export type RowProblem = CellProblem & { show: string | null; at: number | null }

export type RowOutcome = { kind: RowKind; title: string; code: string | null; matter: string | null; changes: RowChange[]; problems: RowProblem[]; /** a person must say yes: a formula's value */ asks: boolean }

/** The matter a row is about, as it is now, and as it was when the file was handed out where it has changed since. */
export type RowMatter = { state: MatterState; base: MatterState | null }

export type CompareContext = {
  rules: LedgerRules
  mapping: Mapping
  /** another system's words for ours, by column */
  words: WordsKept
  resolve: Resolver
  columns: ColumnContext
  known: Known
  given: Given
  /** said with every change: Excel导入：台账.xlsx */
  reason: string
}

type Cells = Readonly<Record<string, KeptCell>>

/**
 * Compares one row with its matter, or reads it as a new one. Nothing is written; what the kernel would refuse is among the problems, so
 * that a person meets it before they decide.
 *
 * @param own the file was handed out here: an empty cell then empties what is there; in others' files it says nothing
 */
export function compareRow(cells: Cells, matter: RowMatter | null, own: boolean, context: CompareContext): RowOutcome {
  const { mapping } = context
  const columns = Object.entries(mapping).flatMap(([at, show]) => (show !== null && isWritable(show) ? [{ at: Number(at), show }] : []))
  const wordsAt = (wanted: string) => wordsIn(cells[columns.find(({ show }) => show === wanted)?.at ?? -1])
  const outcome: RowOutcome = { kind: 'unchanged', title: wordsAt('title') || (matter?.state.title ?? ''), code: wordsAt('code') || (matter?.state.code ?? null), matter: matter?.state.id ?? null, changes: [], problems: [], asks: false }
  if (!matter && wordsAt('title') === '' && columns.filter(({ show, at }) => show !== 'code' && wordsIn(cells[at]) !== '').length < LEAST_OF_A_ROW) return { ...outcome, kind: 'aside', title: Object.values(cells).map(wordsIn).find((words) => words !== '') ?? '' }
  for (const { at, show } of columns) {
    if (show === 'code') continue
    const found = matter ? changeOf(show, cells[at], matter, own, context) : valueOf(show, cells[at], context)
    if (found && 'problem' in found) outcome.problems.push({ ...found.problem, show, at })
    else if (found) outcome.changes.push(found)
  }
  outcome.problems.push(...codeProblems(outcome, matter, wordsAt('code'), columns))
  if (matter && outcome.changes.length > 0 && matter.state.ledger !== context.rules.ledger.id) outcome.problems.push({ code: 'listed_elsewhere', params: { ledger: matter.state.ledger }, show: null, at: null })
  if (outcome.problems.length === 0) outcome.problems.push(...refusalOf(outcome, matter, context))
  outcome.asks = outcome.changes.some(({ formula }) => formula)
  outcome.kind = kindOf(outcome, matter)
  return outcome
}

/** A line of notes has one cell filled. */
const LEAST_OF_A_ROW = 2

function kindOf({ problems, changes }: RowOutcome, matter: RowMatter | null): RowKind {
  if (problems.length > 0) return 'error'
  if (!matter) return 'new'
  if (changes.length === 0) return 'unchanged'
  return changes.some(({ conflict }) => conflict) ? 'conflict' : 'changed'
}

function codeProblems({ matter: id }: RowOutcome, matter: RowMatter | null, code: string, columns: readonly { at: number; show: string }[]): RowProblem[] {
  if (id === null || !matter || code === '' || code === matter.state.code) return []
  return [{ code: 'code_changed', params: { code: matter.state.code, text: code }, show: 'code', at: columns.find(({ show }) => show === 'code')?.at ?? null }]
}

export function wordsIn(cell: KeptCell | undefined): string {
  return cell === undefined ? '' : typeof cell === 'string' ? cell : cell.t
}

function valueOf(show: string, cell: KeptCell | undefined, context: CompareContext): RowChange | { problem: CellProblem } | null {
  const merged = mergedProblem(cell)
  if (merged) return merged
  const words = ourWords(context.words[show], wordsIn(cell))
  const read = readCell(show, words, dayIn(cell), typedContext(context, context.given.today))
  if ('problem' in read) return read
  return words === '' ? null : { show, old: null, new: words, value: read, conflict: false, base: null, formula: isFormula(cell) }
}

function changeOf(show: string, cell: KeptCell | undefined, { state, base }: RowMatter, own: boolean, context: CompareContext): RowChange | { problem: CellProblem } | null {
  const { rules, columns } = context
  const merged = mergedProblem(cell)
  if (merged) return merged
  const words = ourWords(context.words[show], wordsIn(cell))
  const shown = (matter: MatterState) => columnValue(show, matter, rules, columns).text
  const old = shown(state)
  const before = base && shown(base)
  if (sameWords(words, old) || (words === '' && !own) || (before !== null && sameWords(words, before))) return null
  const read = readCell(show, words, dayIn(cell), typedContext(context, state.openedOn))
  if ('problem' in read) return read
  const typed = (matter: MatterState) => typedOf(show, matter, { rules, today: context.given.today })
  if (sameTyped(read, typed(state)) || (base && sameTyped(read, typed(base)))) return null
  const conflict = base !== null && !sameTyped(typed(base), typed(state))
  return { show, old, new: words, value: read, conflict, base: conflict ? before : null, formula: isFormula(cell) }
}

function typedContext({ rules, resolve, given }: CompareContext, of: string) {
  return { rules, resolve, today: given.today, year: Number(of.slice(0, 4)) }
}

const dayIn = (cell: KeptCell | undefined) => (typeof cell === 'object' ? cell.d : undefined)
const isFormula = (cell: KeptCell | undefined) => typeof cell === 'object' && cell.f === true
const sameWords = (one: string, other: string) => one.replace(/\s+/g, ' ').trim() === other.replace(/\s+/g, ' ').trim()

function mergedProblem(cell: KeptCell | undefined): { problem: CellProblem } | null {
  return typeof cell === 'object' && cell.m !== undefined ? { problem: { code: 'merged', params: { range: cell.m } } } : null
}

/** What the kernel says to it, asked before anyone decides. */
function refusalOf({ changes, code }: RowOutcome, matter: RowMatter | null, { rules, known, given, reason }: CompareContext): RowProblem[] {
  const values = changes.map(({ value }) => value)
  if (matter && values.length === 0) return []
  const decision = matter ? decideChanges(rules, matter.state, values, reason, known, given) : openDecision()
  if (!('refusal' in decision)) return []
  return [{ code: 'refused', params: { zh: sentence(decision.refusal, 'zh'), en: sentence(decision.refusal, 'en') }, show: null, at: null }]

  function openDecision() {
    const { title, due, fields, milestones, duties } = matterOf(rules.ledger.id, code, values)
    return openMatter(rules, { id: 'row', code: code ?? '', title, due, dueText: null, fields, clause: null, milestones, duties, occurredOn: given.today }, known, given)
  }
}
