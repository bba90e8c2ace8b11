// Transitions per second by 16 writers on 1 000 matters, against commits of one row each; then the log is read: none lost, none doubled.
// --database embedded|postgres measures only one of the two.

import { openMattersInBulk } from '../src/app/bulk/open-matters.ts'
import { inputsOf } from '../src/app/city/inputs.ts'
import { newCommandId } from '../src/app/ids.ts'
import { judgeDue } from '../src/app/judging/judge-due.ts'
import { judgeWith } from '../src/app/judging/judge-matter.ts'
import { compareProjections } from '../src/store/compare-projections.ts'
import { factsOf } from '../src/store/queries/facts.ts'
import { PASSWORD } from '../test/support/city.ts'
import { benchCity, openPlace, type BenchCity, type Place } from './lib/city.ts'
import { onFreshDatabase, wantedKinds, type Kind } from './lib/databases.ts'
import { client, expectOk, type Ask } from './lib/http.ts'
import { matterRows, seeded } from './lib/matters.ts'
import { startProduct } from './lib/product.ts'
import { goal, machine, percentile, report } from './support.ts'

const WRITERS = 16
const MATTERS = 1_000
const SECONDS = 6

/** The step that leads on from where a matter stands; it goes round for as long as the bench wishes. */
const NEXT: Readonly<Record<string, { transition: string; to: string }>> = {
  pending: { transition: 'hand-down', to: 'working' },
  working: { transition: 'suspend', to: 'suspended' },
  suspended: { transition: 'resume', to: 'working' },
}

/** What a writer was told: every acknowledged command by its id, and how many were refused because another came first. */
type Told = { done: Map<string, { matter: string; to: string }>; refused: string[]; ms: number[]; seconds: number }

const kinds = wantedKinds(process.argv)

const figures: Record<string, number> = {}
for (const kind of kinds) await onFreshDatabase(kind, (place) => measureAt(kind, place))
const goals = kinds.flatMap((kind) => [
  goal(`${kind}: acknowledged transitions that are not in the log`, figures[`${kind} lost`] ?? Number.NaN, '<=', 0),
  goal(`${kind}: transitions in the log that nobody was told of, or twice`, figures[`${kind} doubled`] ?? Number.NaN, '<=', 0),
  goal(`${kind}: rows of projections that a replay makes otherwise`, figures[`${kind} rows unlike replay`] ?? Number.NaN, '<=', 0),
  goal(`${kind}: steps in the log that do not begin where the one before ended`, figures[`${kind} chains broken`] ?? Number.NaN, '<=', 0),
  goal(`${kind}: transitions at ${WRITERS} writers against commits of one row`, figures[`${kind} ratio`] ?? 0, '>=', 0.06),
])
report({ name: 'flow', machine: machine(), figures, goals })

async function measureAt(kind: Kind, place: Place): Promise<void> {
  const { city, matters } = await prepared(place)
  const product = await startProduct(place)
  const keep = (what: string, value: number) => (figures[`${kind} ${what}`] = Math.round(value * 1000) / 1000)
  let told: Told
  try {
    const before = await product.order({ do: 'insert', connections: WRITERS, seconds: 2 })
    told = await write(product.origin, city, matters)
    const after = await product.order({ do: 'insert', connections: WRITERS, seconds: 2 })
    const commits = (before.perSecond + after.perSecond) / 2
    keep('commits /s', commits)
    keep('transitions /s', told.done.size / told.seconds)
    keep('ratio', told.done.size / told.seconds / commits)
    keep('p50 ms', percentile(told.ms, 50))
    keep('p99 ms', percentile(told.ms, 99))
    keep('refused because another came first', told.refused.length)
  } finally {
    await product.stop()
  }
  const { lost, doubled, broken, unlike } = await checked(place, city, matters, told)
  keep('lost', lost)
  keep('doubled', doubled)
  keep('chains broken', broken)
  keep('rows unlike replay', unlike)
}

async function prepared(place: Place): Promise<{ city: BenchCity; matters: string[] }> {
  const deps = await openPlace(place)
  try {
    const city = await benchCity(deps)
    const matters = await openMattersInBulk({ deps, acting: city.office.acting }, { command: newCommandId(deps.now()), rows: matterRows(MATTERS, city.units, 11) })
    return { city, matters }
  } finally {
    await deps.db.close()
  }
}

/** Every writer takes any matter; two now and then take the same one at once, and one of them is refused. */
async function write(origin: string, city: BenchCity, matters: readonly string[]): Promise<Told> {
  const { signIn, close } = client(origin, WRITERS)
  const office = await signIn(city.office.username, PASSWORD)
  const stages = new Map(matters.map((matter) => [matter, 'pending']))
  const told: Told = { done: new Map(), refused: [], ms: [], seconds: 0 }
  const startedAt = performance.now()
  const until = startedAt + SECONDS * 1000
  const writer = async (_: unknown, index: number) => {
    const chance = seeded(index + 1)
    while (performance.now() < until) await step(office, matters[Math.floor(chance() * matters.length)] ?? '', stages, told)
  }
  await Promise.all(Array.from({ length: WRITERS }, writer))
  told.seconds = (performance.now() - startedAt) / 1000
  close()
  return told
}

async function step(ask: Ask, matter: string, stages: Map<string, string>, { done, refused, ms }: Told): Promise<void> {
  const next = NEXT[stages.get(matter) ?? '']
  if (!next) throw new Error(`nothing leads on from ${stages.get(matter)}`)
  const command = newCommandId(new Date().toISOString())
  const asked = await ask('POST', `/api/v1/matters/${matter}/transitions`, { command, transition: next.transition, note: '按程序办理。' })
  if (asked.status === 409) {
    refused.push(command)
    return
  }
  expectOk(asked)
  done.set(command, { matter, to: next.to })
  stages.set(matter, next.to)
  ms.push(asked.ms)
}

/** Reads the log of every matter: what was acknowledged is there once, what was refused is not, and each step begins where the one before ended. */
async function checked(place: Place, city: BenchCity, matters: readonly string[], { done, refused }: Told): Promise<{ lost: number; doubled: number; broken: number; unlike: number }> {
  const deps = await openPlace(place)
  try {
    const log = await deps.db.read(city.tenant, async (db) => {
      const seen = new Map<string, number>()
      let broken = 0
      for (const matter of matters) {
        const facts = await factsOf(db, city.tenant, `matter:${matter}`)
        let stage = 'pending'
        for (const [index, { kind, subjectVersion, commandId, payload }] of facts.entries()) {
          if (subjectVersion !== index + 1) broken += 1
          if (kind !== 'procedure.moved') continue
          const { from, to } = payload as { from: string; to: string }
          if (from !== stage) broken += 1
          stage = to
          seen.set(commandId, (seen.get(commandId) ?? 0) + 1)
        }
      }
      const lost = [...done.keys()].filter((command) => !seen.has(command)).length
      const doubled = [...seen].filter(([command, times]) => times > 1 || !done.has(command)).length + refused.filter((command) => seen.has(command)).length
      return { lost, doubled, broken }
    })
    return { ...log, unlike: await unlikeReplay(deps, city.tenant) }
  } finally {
    await deps.readers.close()
    await deps.db.close()
  }
}

async function unlikeReplay(deps: Awaited<ReturnType<typeof openPlace>>, tenant: string): Promise<number> {
  await judgeDue(deps)
  const inputs = await deps.db.read(tenant, (db) => inputsOf(deps, db, tenant))
  return (await compareProjections(deps.db, tenant, judgeWith(inputs))).length
}
