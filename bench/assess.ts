// 3 000 units × 60 items × 4 quarters scored, ranked and explained by the kernel, against the bare arithmetic on arrays in the same run.
// --units N, --items N for other sizes.
import { assess, standings, type Standings } from '../src/kernel/assess/index.ts'
import { explain, explainResult } from '../src/kernel/words/assessment.ts'
import { bareOf, quarterOf, schemeOfBench } from './lib/assessment.ts'
import { goal, machine, percentile, report, type Goal } from './support.ts'

const ROUNDS = 7

const option = (name: string) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined)
const units = Number(option('--units') ?? 3000)
const items = Number(option('--items') ?? 60)
const figures: Record<string, number> = {}
const goals: Goal[] = []
const keep = (what: string, value: number) => (figures[what] = Math.round(value * 1000) / 1000)

const scheme = schemeOfBench(items)
const quarters = [1, 2, 3, 4].map((quarter) => quarterOf(quarter, units, items))
const times = { kernel: [] as number[], bare: [] as number[] }

// Processor time and not the clock: on a machine with other work a few milliseconds are never interrupted and a second always is.
// Both in turns, so that whatever else the machine does meets both; the first round warms up. Every step of every line is made within the measured time;
// what is not in it are the sentences, which are made for whoever looks at a line.
for (let round = 0; round <= ROUNDS; round += 1) {
  const started = used()
  const bare = quarters.map((quarter) => bareOf(quarter, units, items))
  const between = used()
  const steps = quarters.map((quarter, index) => checked(standings(scheme, quarter.period, quarter.assessees), round === 0 ? bare[index] : undefined))
  const ended = used()
  if (steps.some((count) => count < units * items * 2)) throw new Error('lines without their arithmetic')
  if (round === 0) {
    keep('steps made', steps.reduce((sum, one) => sum + one, 0))
    continue
  }
  times.bare.push(between - started)
  times.kernel.push(ended - between)
}

const [kernel, bare] = [percentile(times.kernel, 50), percentile(times.bare, 50)]
keep('lines', units * items * quarters.length)
keep('kernel processor ms', kernel)
keep('bare arithmetic processor ms', bare)
keep('kernel us per line', (kernel * 1000) / (units * items * quarters.length))
keep('ratio', kernel / bare)
keep('sentences of one unit ms', sentences())
goals.push(goal('scored, ranked and explained against bare arithmetic', Math.round((kernel / bare) * 10) / 10, '<=', 20))
report({ name: 'assess', machine: machine(), figures, goals })

/** Milliseconds of processor that this process has used so far, collecting garbage among them. */
function used(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** How many steps there are; in the first round also whether both came to the same totals and places. */
function checked({ units: assessed, lines }: Standings, against: ReturnType<typeof bareOf> | undefined): number {
  let steps = 0
  for (const [place, { unit, total, rank }] of assessed.entries()) {
    for (const line of lines(place)) steps += line.steps.length
    const at = Number(unit.slice(1))
    if (against && (Math.round(Number(total) * 100) !== against.totals[at] || rank !== against.places[at])) throw new Error(`they disagree on ${unit}: ${total}, ${rank} and ${against.totals[at]}, ${against.places[at]}`)
  }
  return steps
}

/** What it takes to say all lines of one unit in both languages. */
function sentences(): number {
  const [first] = quarters
  if (!first) throw new Error('no quarter')
  const [unit] = assess(scheme, first.period, first.assessees.slice(0, 1)).units
  const startedAt = performance.now()
  for (const { steps } of unit?.lines ?? []) for (const step of steps) if (explain(step).zh + explainResult(step).en === '') throw new Error('nothing is said')
  return performance.now() - startedAt
}
