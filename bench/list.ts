// A page of 50 of 100 000 matters through the API, filtered and sorted, against a bare route that answers equal bytes.
import { PASSWORD } from '../test/support/city.ts'
import { client, expectOk, load, type Ask } from './lib/http.ts'
import { largeCity } from './lib/large-city.ts'
import { startProduct, type Product } from './lib/product.ts'
import { goal, machine, percentile, report } from './support.ts'

const MATTERS = 100_000
const PAGE = 50
const ROUNDS = 5
const REQUESTS = 20
const SECONDS = 3
/** Requests over which statements and the processor's time are averaged. */
const COUNTED = 20

const silent = process.argv.includes('--json')
const { folder, city, remove } = await largeCity(MATTERS, (line) => silent || console.log(line))
const figures: Record<string, number> = {}
const keep = (what: string, value: number) => (figures[what] = Math.round(value * 100) / 100)

try {
  const product = await startProduct({ folder })
  try {
    await measure(product)
  } finally {
    await product.stop()
  }
} finally {
  remove()
}
const pages = Object.keys(figures).filter((key) => key.endsWith(' p99 ms') && !key.includes('bare'))
report({
  name: 'list',
  machine: machine(),
  figures,
  goals: pages.map((key) => goal(`${key} at 1 connection`, figures[key] ?? 0, '<=', 100)),
})

/** What people open; `as`: who asks. */
async function questions(office: Ask): Promise<{ name: string; path: string; as: 'office' | 'handler' }[]> {
  const [, , lead = ''] = city.units
  const deep = await deepCursor(office)
  const list = (query: string) => `/api/v1/matters?limit=${PAGE}&${query}`
  return [
    { name: 'all by due', path: list('ledger=reform-tasks&sort=due'), as: 'office' },
    { name: 'all by title', path: list('ledger=reform-tasks&sort=title'), as: 'office' },
    { name: 'lead unit by due', path: list(`ledger=reform-tasks&unit=${lead}&role=lead&sort=due`), as: 'office' },
    { name: 'lead unit by title', path: list(`ledger=reform-tasks&unit=${lead}&role=lead&sort=title`), as: 'office' },
    { name: 'overdue by due', path: list('ledger=reform-tasks&light=overdue&sort=due'), as: 'office' },
    { name: 'overdue by title', path: list('ledger=reform-tasks&light=overdue&sort=title'), as: 'office' },
    { name: 'own unit by due', path: list('ledger=reform-tasks&sort=due'), as: 'handler' },
    { name: 'own unit by title', path: list('ledger=reform-tasks&sort=title'), as: 'handler' },
    { name: 'words by due', path: list(`q=${encodeURIComponent('营商环境')}&sort=due`), as: 'office' },
    { name: 'deep page by due', path: list(`ledger=reform-tasks&sort=due&cursor=${deep}`), as: 'office' },
    { name: 'counts of the city', path: '/api/v1/ledgers', as: 'office' },
    { name: 'counts of the unit', path: '/api/v1/ledgers', as: 'handler' },
  ]
}

/** Walks nine tenths of the ledger page by page, as a program that copies it would. */
async function deepCursor(office: Ask): Promise<string> {
  const startedAt = performance.now()
  let cursor = ''
  let walked = 0
  while (walked < MATTERS * 0.9) {
    const { body } = expectOk(await office('GET', `/api/v1/matters?ledger=reform-tasks&sort=due&limit=200${cursor && `&cursor=${cursor}`}`))
    const page = JSON.parse(body) as { rows: unknown[]; next: string | null }
    if (page.next === null) throw new Error(`the ledger ended after ${walked} matters`)
    walked += page.rows.length
    cursor = page.next
  }
  keep('walk rows/s', walked / ((performance.now() - startedAt) / 1000))
  return cursor
}

async function measure(product: Product): Promise<void> {
  const real = client(product.origin, 10)
  const bare = client(product.bare, 10)
  const users = { office: await real.signIn(city.office.username, PASSWORD), handler: await real.signIn(city.handler.username, PASSWORD) }
  const asked = await questions(users.office)
  for (const [index, { name, path, as }] of asked.entries()) {
    const ask = () => users[as]('GET', path).then(expectOk)
    const first = await ask()
    await product.order({ do: 'answer', texts: { [index]: first.body } })
    const askBare = () => bare.ask('GET', `/${index}`).then(expectOk)
    await product.order({ do: 'count' })
    for (let index = 0; index < COUNTED; index += 1) await ask()
    const { statements, processorMs } = await product.order({ do: 'count' })
    const times = await taking(ask, askBare)
    keep(`${name} p50 ms`, percentile(times.real, 50))
    keep(`${name} p99 ms`, percentile(times.real, 99))
    keep(`${name} bare p50 ms`, percentile(times.bare, 50))
    keep(`${name} bare p99 ms`, percentile(times.bare, 99))
    keep(`${name} ratio p50`, percentile(times.real, 50) / percentile(times.bare, 50))
    keep(`${name} statements`, statements / COUNTED)
    keep(`${name} processor ms`, processorMs / COUNTED)
  }
  const [, , byLead] = asked
  if (byLead === undefined) throw new Error('no question to ask at ten connections')
  const many = await load(10, SECONDS, () => users[byLead.as]('GET', byLead.path))
  const manyBare = await load(10, SECONDS, () => bare.ask('GET', '/2'))
  keep(`${byLead.name} x10 /s`, many.perSecond)
  keep(`${byLead.name} x10 bare /s`, manyBare.perSecond)
  keep(`${byLead.name} x10 ratio`, many.perSecond / manyBare.perSecond)
  real.close()
  bare.close()
}

/** In turns, so that whatever else the machine does meets both. */
async function taking(real: () => Promise<{ ms: number }>, bare: () => Promise<{ ms: number }>): Promise<{ real: number[]; bare: number[] }> {
  const times = { real: [] as number[], bare: [] as number[] }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let index = 0; index < REQUESTS; index += 1) times.real.push((await real()).ms)
    for (let index = 0; index < REQUESTS; index += 1) times.bare.push((await bare()).ms)
  }
  return times
}
