import type { Board, Cell, Period, Rhythm, Row, Status } from './model.ts'

/** Small parts of boards for tests. */
export function rhythm(id: string, periodKind = 'quarter'): Rhythm {
  return { id, name: { zh: id, en: id }, short: { zh: id.slice(0, 1), en: id }, activity: null, periodKind, atLeast: 1, per: 'matter', exemptable: true, participants: [] }
}

export function period(key: string, kind: string, start: string, end: string, state: Period['state'], closedOn: string | null = null): Period {
  return { key, kind, label: { zh: key, en: key }, start, end, state, dueOn: end, recordBy: end, workdaysLeft: state === 'current' ? 6 : null, closed: closedOn ? { on: closedOn, by: null, file: 'f' } : null, reopened: [] }
}

/** The four quarters of 2023; `now` runs, those before it are over. */
export function quarters(now: number): Period[] {
  return [1, 2, 3, 4].map((n) => period(`2023-Q${n}`, 'quarter', `2023-0${n}-01`, `2023-0${n}-28`, stateOf(n, now)))
}

export function weeks(now: number): Period[] {
  return Array.from({ length: 52 }, (_, at) => {
    const number = String(at + 1).padStart(2, '0')
    return period(`2023-W${number}`, 'week', `2023-W${number}-1`, `2023-W${number}-7`, stateOf(at + 1, now))
  })
}

export function cell(rhythm: string, period: string, status: Status, more: Partial<Cell> = {}): Cell {
  return {
    rhythm, period, status, required: 1, done: status === 'done' ? 1 : 0, waiting: 0, returned: 0, missing: status === 'missing' ? 1 : 0, dueOn: '2023-09-28', workdaysLate: 0,
    on: null, activities: [], matters: [], exemption: null, reasons: [], frozen: false, added: 0, takenBack: 0, ...more,
  }
}

export function row(id: string, cells: readonly Cell[]): Row {
  return { subject: { type: 'matter', id, code: id, name: id }, lead: null, leader: null, cells: [...cells], total: 0 }
}

/** What the server would add up of these rows. */
export function totalsOf(rows: readonly Row[]): Board['totals'] {
  const sums = new Map<string, Board['totals'][number]>()
  for (const cell of rows.flatMap(({ cells }) => cells)) {
    const key = `${cell.rhythm} ${cell.period}`
    const sum = sums.get(key) ?? { rhythm: cell.rhythm, period: cell.period, confirmed: 0, waiting: 0, returned: 0, missing: 0, exempt: 0 }
    sum.confirmed += cell.done + cell.added - cell.takenBack
    if (cell.status !== 'done' && cell.status !== 'coming') sum[cell.status] += 1
    sums.set(key, sum)
  }
  return [...sums.values()]
}

function stateOf(n: number, now: number): Period['state'] {
  return n < now ? 'past' : n === now ? 'current' : 'coming'
}
