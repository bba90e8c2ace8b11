import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

import { openMattersInBulk } from '../../src/app/bulk/open-matters.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { benchCity, openPlace, type BenchCity } from './city.ts'
import { matterRows } from './matters.ts'

const root = join(import.meta.dirname, '..', '..')
/** What gives the template its shape and content: with any of it changed, another one is made. */
const SOURCES = ['src/store/migrations', 'src/store/projections', 'src/packs', 'bench/lib/city.ts', 'bench/lib/matters.ts']

/**
 * A copy of an embedded database with a city of `count` matters, opened by the bulk path. Made once for each state of the sources
 * and kept in the system's temporary folder; `say` is told how far making it has come.
 */
export async function largeCity(count: number, say: (line: string) => void): Promise<{ folder: string; city: BenchCity; remove: () => void }> {
  const template = await ensureTemplate(count, say)
  const folder = mkdtempSync(join(tmpdir(), 'lingxian-bench-'))
  cpSync(template, folder, { recursive: true })
  const city = JSON.parse(readFileSync(join(folder, 'city.json'), 'utf8')) as BenchCity
  return { folder, city, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

async function ensureTemplate(count: number, say: (line: string) => void): Promise<string> {
  const place = join(tmpdir(), 'lingxian-bench-templates')
  mkdirSync(place, { recursive: true })
  const template = join(place, `${count}-${sourceHash()}`)
  if (existsSync(template)) return template
  // Templates of sources that are gone would fill the disk: each holds some hundred megabytes.
  for (const old of readdirSync(place)) if (old.startsWith(`${count}-`)) rmSync(join(place, old), { recursive: true, force: true })
  const staging = mkdtempSync(join(place, 'making-'))
  await make(staging, count, say)
  renameSync(staging, template)
  return template
}

async function make(folder: string, count: number, say: (line: string) => void): Promise<void> {
  const deps = await openPlace({ folder })
  try {
    const city = await benchCity(deps)
    const rows = matterRows(count, city.units)
    const progress = (opened: number) => {
      if (opened % 10_000 === 0) say(`${opened} matters opened`)
    }
    await openMattersInBulk({ deps, acting: city.office.acting }, { command: newCommandId(deps.now()), rows }, { progress })
    writeFileSync(join(folder, 'city.json'), JSON.stringify(city))
  } finally {
    await deps.db.close()
  }
}

function sourceHash(): string {
  const hash = createHash('sha256')
  for (const path of SOURCES.flatMap((source) => filesOf(join(root, source)))) hash.update(relative(root, path)).update(readFileSync(path))
  return hash.digest('hex').slice(0, 16)
}

function filesOf(path: string): string[] {
  if (statSync(path).isFile()) return [path]
  const entries = readdirSync(path, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
}
