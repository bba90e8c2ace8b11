import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DeliveryError } from '../../kernel/errors.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import { china } from '../../kernel/time/china.ts'
import type { Day } from '../../kernel/time/day.ts'
import { readBuiltinPacks } from '../../packs/builtin.ts'
import { parsePack, type PackMistake } from '../../packs/parse.ts'
import type { Deps } from '../call.ts'
import { installCalendar, installPack } from './open-city.ts'

export type PackReport = { installed: { pack: string; version: string }[]; mistakes: PackMistake[]; isNew: boolean }

/**
 * Installs the built-in calendar, the built-in packs and those a city keeps as YAML in a folder, each only when its version is new. A city's pack with
 * mistakes is not installed and its mistakes are returned with their places; the others are.
 *
 * @param folder of the city's own packs; it need not exist
 * @throws DeliveryError `pack_invalid` when a built-in pack does not hold, `pack_same_version`
 */
export async function installPacks(deps: Deps, tenant: string, folder: string, effectiveOn: Day): Promise<PackReport> {
  const report: PackReport = { installed: [], mistakes: [], isNew: await installCalendar(deps, tenant, china, effectiveOn) }
  for (const { file, text } of readBuiltinPacks()) {
    const parsed = parsePack(text, file)
    if ('mistakes' in parsed) throw new DeliveryError('pack_invalid', { mistakes: parsed.mistakes.map(placeOf) })
    await install(parsed.pack)
  }
  for (const { file, text } of await ownPacks(folder)) {
    const parsed = parsePack(text, file)
    if ('mistakes' in parsed) report.mistakes.push(...parsed.mistakes)
    else await install(parsed.pack)
  }
  return report

  async function install(pack: Pack): Promise<void> {
    if (await installPack(deps, tenant, pack, effectiveOn)) report.isNew = true
    report.installed.push({ pack: pack.id, version: pack.version })
  }
}

/** `file:line:column sentence`, as editors and people read it. */
export function placeOf({ file, line, column, zh }: PackMistake): string {
  return `${file}:${line}:${column} ${zh}`
}

async function ownPacks(folder: string): Promise<{ file: string; text: string }[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const files = names.filter((name) => /\.ya?ml$/.test(name)).sort()
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(join(folder, file), 'utf8') })))
}
