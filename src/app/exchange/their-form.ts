import { DeliveryError } from '../../kernel/errors.ts'
import type { LedgerRules } from '../../kernel/pack/lookup.ts'
import type { LedgerSheet, SheetCell, SheetColumn } from '../../letters/xlsx/index.ts'
import type { Db } from '../../store/database/database.ts'
import { keptForms } from '../../store/queries/exchange.ts'
import type { HeadKept } from '../../store/tables.ts'
import type { ColumnValue } from '../views/columns.ts'
import { shownIn } from './import/propose.ts'
import { theirWords, type WordsKept } from './words-of-others.ts'

/** Another system's table of a ledger: its columns in its order, what of ours stands in each, its words for ours. */
export type TheirForm = { columns: (HeadKept & { show: string | null })[]; words: WordsKept }

/**
 * The form in which another system's table last came in: the newest mapping kept that has the number rows are known by, and no marks of ours.
 *
 * @throws DeliveryError `exchange_form_unknown`
 */
export async function theirFormOf(db: Db, tenant: string, rules: LedgerRules): Promise<TheirForm> {
  const { ledger } = rules
  const shows = new Set(shownIn(rules).map(({ show }) => show))
  const form = (await keptForms(db, tenant, ledger.id)).find(({ mapping }) => {
    const shown = Object.values(mapping)
    return shown.includes(ledger.matchBy === undefined ? 'title' : `field:${ledger.matchBy}`) && !shown.some((show) => show?.startsWith('mark:'))
  })
  if (!form) throw new DeliveryError('exchange_form_unknown', { ledger: ledger.name.zh })
  const still = (show: string | null | undefined): string | null => (show !== null && show !== undefined && shows.has(show) ? show : null)
  return { columns: [...form.head].sort((a, b) => a.at - b.at).map((column) => ({ ...column, show: still(form.mapping[column.at]) })), words: form.words }
}

/** The rules of a ledger with their columns in place of its own: what is made for each row are then theirs. */
export function rulesInForm(rules: LedgerRules, { columns }: TheirForm): LedgerRules {
  const shown = columns.flatMap(({ name, show }) => (show === null ? [] : [{ show, name: { zh: name, en: name }, lists: [] }]))
  return { ...rules, ledger: { ...rules.ledger, columns: shown } }
}

/** One row in their columns and words; a column we have nothing for stays empty. */
export function theirRow(values: readonly ColumnValue[], { columns, words }: TheirForm): SheetCell[] {
  let at = 0
  return columns.map(({ show }): SheetCell => {
    if (show === null) return null
    const { text, day, number } = values[at] ?? { text: '' }
    at += 1
    if (day !== undefined) return { day }
    return number === undefined ? theirWords(words[show], text) || null : { number }
  })
}

const WIDTH = 18

/** Their table for a program to read: the head in the first row, nothing above it, nothing hidden. */
export function theirSheet(rules: LedgerRules, { columns }: TheirForm, mark: string | null): LedgerSheet {
  const column = ({ name, group }: HeadKept): SheetColumn => ({ head: name, group, width: WIDTH, centred: false, hidden: false })
  return { name: rules.ledger.name.zh, title: '', noteLeft: '', noteRight: '', mark, repeated: 1, columns: columns.map(column), bare: true }
}
