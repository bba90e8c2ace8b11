import type { Page } from 'playwright-core'
import type { Answer } from '../../src/api/contract/endpoints.ts'

type Listed = Answer<'listMatters'>

/** So far beside the true row a jump into the middle lands, as an estimate does. */
export const BESIDE = 700
const COUNTED = 20_000

/**
 * Answers a page's lists of matters in place of the server, as a ledger of `count` rows would be answered: more than a test can write. Row n has
 * the code `N-n`. All else comes from the server.
 *
 * @returns what the page asked for
 */
export async function ledgerOf(page: Page, count: number): Promise<string[]> {
  const asked: string[] = []
  await page.route(/\/api\/v1\/matters\?/, async (route) => {
    const { search, searchParams } = new URL(route.request().url())
    asked.push(search)
    await route.fulfill({ json: answerOf(count, searchParams) })
  })
  return asked
}

function answerOf(count: number, query: URLSearchParams): Listed {
  const limit = Number(query.get('limit'))
  const turned = query.get('sort') === '-due'
  const at = Number(query.get('at') ?? 0)
  const exact = at <= COUNTED || count - at <= COUNTED
  const cursor = query.get('cursor')
  const begin = cursor === null ? at + (exact ? 0 : BESIDE) : Number(cursor) + (turned ? -1 : 1)
  const rows = Array.from({ length: limit }, (_, index) => begin + (turned ? -index : index)).filter((n) => n >= 0 && n < count)
  const last = rows.at(-1)
  return {
    rows: rows.map(rowOf),
    next: last === undefined || last === (turned ? 0 : count - 1) ? null : String(last),
    back: rows[0] === undefined ? null : String(rows[0]),
    total: { count, exact: true },
    ...(query.has('at') && { at: { row: at, exact } }),
  }
}

function rowOf(n: number): Listed['rows'][number] {
  const id = `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
  return { id, ledger: 'reform-tasks', code: `N-${n}`, title: `第${n}项工作`, lead: null, leads: 0, stage: 'doing', light: 'normal', reasons: [], until: null, openedOn: '2026-01-01', due: '2026-12-31', lastRecordOn: null }
}
