import type { MatterState } from '../../kernel/facts/matter.ts'
import { SLOTS, slotOf, type Counted } from './counters.ts'
import { difference } from './diff.ts'
import { NO_DUE } from './matter-row.ts'
import type { Row } from './projection.ts'
import { columnOf, STANDINGS } from './standing.ts'
import type { Write } from './statement.ts'

/** Holds every matter of a city, in no role: a list of the whole city is read as that of a unit is. */
export const CITY = '00000000-0000-0000-0000-000000000000'

/** Fewer than of the city: what is read of a board is units × slots, and a unit's matters change less often. */
const SLOTS_OF_HOLDER = 2

const KEY = ['matter', 'holder', 'role', 'ledger']
const COUNTED_BY = ['holder', 'ledger', 'role', 'home', 'first', 'slot']

/** What lists walk and boards sum, for these changes. A change of neither standing, due day, ledgers nor duties writes nothing. */
export function holderWrites(changes: readonly { before: Counted; after: Counted }[]): Write[] {
  const differences = changes.map(({ before, after }) => difference(holderRows(before), holderRows(after), KEY))
  return [
    { do: 'put', table: 'matter_holder', key: KEY, rows: differences.flatMap(({ put }) => put) },
    { do: 'drop', table: 'matter_holder', key: KEY, rows: differences.flatMap(({ drop }) => drop) },
    { do: 'add', table: 'holder_counter', key: COUNTED_BY, rows: counterRowsOf(changes) },
  ]
}

function holderRows(counted: Counted): Row[] {
  if (counted === null) return []
  const { matter, standing } = counted
  return heldIn(matter).map(({ holder, role, ledger }) => ({ matter: matter.id, holder, role, ledger, standing, due_key: matter.due ?? NO_DUE }))
}

type Held = { holder: string; role: string; ledger: string; home: boolean; first: boolean }

function heldIn(matter: MatterState): Held[] {
  const ledgers = [...new Set([matter.ledger, ...matter.listedIn.map(({ ledger }) => ledger)])]
  return holdings(matter).flatMap((one) => ledgers.map((ledger) => ({ ...one, ledger, home: ledger === matter.ledger })))
}

/** Lasting duties, one for each holder and role: a duty in two places of the same unit is one. */
function holdings({ duties }: MatterState): Pick<Held, 'holder' | 'role' | 'first'>[] {
  const roles = new Map<string, string[]>()
  for (const { holder, role, to } of duties) {
    const known = roles.get(holder.id) ?? []
    if (to === null && !known.includes(role)) roles.set(holder.id, [...known, role].sort())
  }
  return [{ holder: CITY, role: '', first: true }, ...[...roles].flatMap(([holder, of]) => of.map((role, at) => ({ holder, role, first: at === 0 })))]
}

/** Which rows of the counters a matter is counted in. */
function keysOf(counted: Counted): string[] {
  // What is for named readers only is counted for nobody: a number would say that there is one more.
  if (counted === null || counted.matter.readers) return []
  const { matter } = counted
  return heldIn(matter).map(({ holder, ledger, role, home, first }) => JSON.stringify([holder, ledger, role, home, first, slotOf(matter.id, holder === CITY ? SLOTS : SLOTS_OF_HOLDER)]))
}

/** What to add, in one order for everyone: two writes that take the same rows in two orders would wait for each other. */
function counterRowsOf(changes: readonly { before: Counted; after: Counted }[]): Row[] {
  const sums = new Map<string, Record<string, number>>()
  const add = (counted: Counted, n: number) => {
    for (const key of keysOf(counted)) {
      const row = sums.get(key) ?? Object.fromEntries(STANDINGS.map((standing) => [columnOf(standing), 0]))
      const column = columnOf(counted!.standing)
      sums.set(key, { ...row, [column]: (row[column] ?? 0) + n })
    }
  }
  for (const { before, after } of changes) {
    add(before, -1)
    add(after, 1)
  }
  return [...sums]
    .filter(([, row]) => Object.values(row).some((n) => n !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, row]) => {
      const [holder, ledger, role, home, first, slot] = JSON.parse(key) as [string, string, string, boolean, boolean, number]
      return { holder, ledger, role, home, first, slot, ...row }
    })
}
