// A province (100 tenants, the largest with 30 % of all matters, 10 facts each) built by the bulk path, then what people ask of its largest tenant: product, bare route, SQL alone.
// --matters N; --keep FOLDER builds there once and finds it again; --compare M measures a smaller one too; --only list,matter; --connections 1,10; --seconds S.
import { measure } from './lib/province/measure.ts'
import { onProvince } from './lib/province/places.ts'
import { goal, machine, report, type Goal } from './support.ts'

const option = (name: string) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined)
const matters = Number(option('--matters') ?? 10_000)
const smaller = option('--compare') === undefined ? undefined : Number(option('--compare'))
const wanted = { only: option('--only')?.split(','), connections: (option('--connections') ?? '1,10,50').split(',').map(Number), seconds: Number(option('--seconds') ?? 2) }
const silent = process.argv.includes('--json')
const say = (line: string) => silent || console.log(line)
const COLUMNS = ['/s', 'p50 ms', 'p99 ms', 'ratio', 'bare /s', 'sql /s', 'inserts /s', 'statements', 'server ms', 'database ms']
const round = (value: number) => Math.round(value * 1000) / 1000

const all: Record<string, number> = {}
const found = await figuresAt(matters)
const before = smaller === undefined ? undefined : await figuresAt(smaller)
for (const [what, value] of Object.entries(found)) all[what] = value
for (const [what, value] of Object.entries(before ?? {})) all[`of ${smaller}: ${what}`] = value
if (!silent) console.log(table(found).join('\n'))
report({ name: 'scale', machine: machine(), figures: silent ? all : rest(all), goals: [...goalsOf(found), ...(before ? growth(before, found) : [])] })

async function figuresAt(size: number): Promise<Record<string, number>> {
  const figures: Record<string, number> = {}
  const keep = (what: string, value: number) => (figures[what] = round(value))
  await onProvince(size, option('--keep'), say, async (place, province) => {
    keep('facts by bulk', province.built.facts)
    keep('facts by bulk /s', province.built.factsPerSecond)
    keep('processor us of a fact', province.built.processorUs)
    keep('gigabytes', province.built.gigabytes)
    keep('matters of the largest tenant', province.tenantMatters)
    await measure(place, province, wanted, keep)
  })
  return figures
}

/** What issue G wants at ten connections, as far as it was measured. */
function goalsOf(of: Record<string, number>): Goal[] {
  const at = (key: string, compare: '<=' | '>=', limit: number) => (of[key] === undefined ? [] : [goal(key, of[key], compare, limit)])
  const withTotal = of['list with total x10 /s'] ?? NaN
  return [
    ...at('facts by bulk /s', '>=', 10_000),
    ...at('list x10 ratio', '>=', 0.75),
    ...at('list x10 /s', '>=', 1_500),
    ...at('list x10 p99 ms', '<=', 20),
    ...(of['list x10 /s'] === undefined || Number.isNaN(withTotal) ? [] : [goal('list with its total against without', round(withTotal / of['list x10 /s']), '>=', 0.9)]),
    ...at('matter x10 /s', '>=', 1_500),
    ...at('board x10 /s', '>=', 1_500),
    ...['rare', 'usual', 'commonest'].flatMap((kind) => at(`search ${kind} x10 p99 ms`, '<=', 50)),
    ...at('record x10 ratio', '>=', 0.06),
    ...at('record x10 /s', '>=', 800),
    ...at('rss MB after', '<=', 400),
  ]
}

/** How much slower the larger province answers: by the median at the smallest number of connections, where nobody waits for somebody else. */
function growth(small: Record<string, number>, large: Record<string, number>): Goal[] {
  const medians = Object.keys(large).filter((key) => key.endsWith(`x${wanted.connections[0]} p50 ms`) && !key.includes('bare'))
  return medians.flatMap((key) => (small[key] === undefined ? [] : [goal(`${key}, larger against smaller`, round((large[key] ?? NaN) / small[key]), '<=', 1.3)]))
}

function isTabled(key: string): boolean {
  return / x\d+ /.test(key)
}

/** For people: a line for each question and number of connections. */
function table(of: Record<string, number>): string[] {
  const names = [...new Set(Object.keys(of).flatMap((key) => /^(.* x\d+) /.exec(key)?.[1] ?? []))]
  const lines = names.map((name) => [name, ...COLUMNS.map((column) => String(of[`${name} ${column}`] ?? ''))])
  return [['', ...COLUMNS], ...lines].map((cells) => cells.map((cell, at) => (at === 0 ? cell.padEnd(26) : cell.slice(0, 10).padStart(12))).join(''))
}

function rest(of: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(of).filter(([key]) => !isTabled(key)))
}
