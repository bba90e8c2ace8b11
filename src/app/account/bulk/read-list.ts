import { mostAccountsAtOnce } from '../../../kernel/account.ts'
import { DeliveryError } from '../../../kernel/errors.ts'
import type { Call } from '../../call.ts'
import type { KeptCell, KeptRow } from '../../exchange/import/table-rows.ts'
import { permitSomewhere } from '../../permit.ts'
import { checkRows, rowProblems, type ListRow } from './check-rows.ts'
import { COLUMNS, HEADS } from './heads.ts'
import { knownNow } from './known.ts'

/**
 * Reads a list of accounts to be opened and says row by row what it would open, or why it cannot. Nothing is kept; rows without a user name are
 * left out, so that the template need not be filled in to its end.
 *
 * @throws FileRefusal, DeliveryError `forbidden`, `accounts_unreadable`, `accounts_too_many`, `busy`
 */
export async function readAccountsFile(call: Call, { name, bytes }: { name: string; bytes: Uint8Array }) {
  permitSomewhere(call.acting, 'readAccountsFile')
  const read = await call.deps.readers.read({ kind: 'table', name, bytes, known: Object.values(HEADS) }, { onProgress: () => undefined, signal: new AbortController().signal }).catch((error: unknown) => {
    throw error instanceof DeliveryError && error.code === 'import_without_head' ? new DeliveryError('accounts_unreadable') : error
  })
  const places = COLUMNS.map((column) => [column, read.columns.find(({ name: head }) => head === HEADS[column])?.at ?? null] as const)
  if (places.some(([column, at]) => at === null && column !== 'name')) throw new DeliveryError('accounts_unreadable')
  const rows = read.parts
    .flatMap((part) => JSON.parse(part) as KeptRow[])
    .map(({ row, cells }) => ({ row, ...Object.fromEntries(places.map(([column, at]) => [column, at === null ? '' : words(cells[at])])) }) as ListRow)
    .filter(({ username }) => username !== '')
  if (rows.length > mostAccountsAtOnce) throw new DeliveryError('accounts_too_many', { most: mostAccountsAtOnce, count: rows.length })
  const checked = checkRows(rows, await knownNow(call, rows.map(({ username }) => username)))
  return {
    name,
    fit: checked.filter(({ open }) => open !== null).length,
    rows: checked.map(({ problems, ...row }) => ({ ...row, problems: problems.map((code) => ({ code, ...rowProblems[code] })) })),
  }
}

const words = (cell: KeptCell | undefined) => (cell === undefined ? '' : typeof cell === 'string' ? cell : cell.t).trim().slice(0, 120)
