import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { sql } from 'kysely'

import { recordHistories } from '../../../src/app/bulk/record-histories.ts'
import { PROJECTIONS_VERSION } from '../../../src/store/projections/index.ts'
import { newCommandId } from '../../../src/app/ids.ts'
import { openPlace, type Place } from '../city.ts'
import { historiesOf } from './histories.ts'
import { regionsOf } from './plan.ts'
import { openRegion, type Opened, type User } from './region.ts'

/** What a measurement has to know of a built province: its largest tenant and who asks there. */
export type Province = {
  /** of the tables and what is in them; a province of another is built anew */
  version: string
  /** path of the database's address */
  database: string
  matters: number
  tenant: string
  tenantMatters: number
  office: User
  handler: User
  unit: string
  built: { facts: number; seconds: number; factsPerSecond: number; processorUs: number; gigabytes: number }
}

/** Raised with what the generator makes; migrations are made up for when the database is opened. */
const SHAPE = `${PROJECTIONS_VERSION}.1`

/** Connections of the bulk path: as one batch is computed, another one is written. */
const LANES = 3

/** The province at this place: built if it is not there, `say` being told how far that is. */
export async function provinceAt(place: Place & { url: string }, matters: number, say: (line: string) => void): Promise<Province> {
  const known = builtIn(place.folder)
  if (known) return known
  mkdirSync(place.folder, { recursive: true })
  const province = await build(place, matters, say)
  writeFileSync(fileIn(place.folder), JSON.stringify(province))
  return province
}

/** What lies in a folder already, if it was built to its end and by tables as they are now. */
export function builtIn(folder: string): Province | undefined {
  if (!existsSync(fileIn(folder))) return undefined
  const province = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Province
  return province.version === SHAPE ? province : undefined
}

function fileIn(folder: string): string {
  return join(folder, 'province.json')
}

async function build(place: Place & { url: string }, matters: number, say: (line: string) => void): Promise<Province> {
  const deps = await openPlace(place)
  try {
    const regions = []
    for (const region of regionsOf(matters)) regions.push(await openRegion(deps, region))
    const [largest] = regions
    if (!largest) throw new Error('a province of no regions')
    say(`${regions.length} regions opened`)
    const used = process.cpuUsage()
    const startedAt = performance.now()
    let recorded = 0
    let said = 0
    const record = async ({ region, acting, answerable }: Opened, lanes: number) => {
      let before = 0
      const progress = (so: number) => {
        recorded += so - before
        before = so
        if (recorded - said < matters) return
        said = recorded
        say(`${recorded} facts, ${Math.round(recorded / ((performance.now() - startedAt) / 1000))}/s`)
      }
      await recordHistories({ deps, acting }, { command: newCommandId(deps.now()), histories: historiesOf(region, answerable) }, { lanes, progress })
    }
    await record(largest, LANES)
    // The others are too small for more than one lane each.
    const waiting = regions.slice(1).values()
    const lane = async () => {
      for (const region of waiting) await record(region, 1)
    }
    await Promise.all(Array.from({ length: LANES }, lane))
    const seconds = (performance.now() - startedAt) / 1000
    const { user, system } = process.cpuUsage(used)
    const { rows } = await deps.db.owner((tx) => sql<{ bytes: string }>`select pg_database_size(current_database())::text as bytes`.execute(tx))
    const { region } = largest
    const { office, handler } = await largest.users()
    const built = { facts: recorded, seconds, factsPerSecond: recorded / seconds, processorUs: (user + system) / recorded, gigabytes: Number(rows[0]?.bytes ?? 0) / 1e9 }
    return { version: SHAPE, database: new URL(place.url).pathname, matters, tenant: region.tenant, tenantMatters: region.matters, office, handler, unit: handler.acting.unit ?? '', built }
  } finally {
    await deps.readers.close()
    await deps.db.close()
  }
}
