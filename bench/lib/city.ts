import { join } from 'node:path'

import type { Acting, Deps } from '../../src/app/call.ts'
import { depsOn } from '../../src/app/open-deps.ts'
import { openDatabase, type DatabaseOptions } from '../../src/store/database/database.ts'
import { testCity } from '../../test/support/city.ts'
import { BENCH_TODAY } from './matters.ts'

/** Where a bench keeps its city: an embedded database in the folder, or with `url` a PostgreSQL and only the files there. */
export type Place = { folder: string; url?: string }

export type BenchUser = { username: string; acting: Acting }
export type BenchCity = { tenant: string; units: string[]; office: BenchUser; handler: BenchUser }

const DEPARTMENTS = 46
const PLACES = 14

/** The dependencies of verbs at this place. */
export async function openPlace({ folder, url }: Place): Promise<Deps> {
  const options: DatabaseOptions = url === undefined ? { folder } : { url }
  return depsOn(await openDatabase(options), join(folder, 'files'))
}

/** A city of 60 units with a user of the reform office, who sees everything, and a handler, who sees what the unit has duties in. */
export async function benchCity(deps: Deps): Promise<BenchCity> {
  const names = [...Array.from({ length: DEPARTMENTS }, (_, index) => `市第${index + 1}局`), ...Array.from({ length: PLACES }, (_, index) => `第${index + 1}县`)]
  const city = await testCity(deps, names, 'bench', BENCH_TODAY)
  const office = await city.user('office', '市第1局', 'bench-office')
  const handler = await city.user('handler', '市第2局', 'bench-handler')
  const user = ({ username, acting }: BenchUser) => ({ username, acting })
  return { tenant: city.tenant, units: [...city.units.values()], office: user(office), handler: user(handler) }
}
