import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DeliveryError, type ErrorCode } from '../../kernel/errors.ts'
import type { InputState } from '../../kernel/facts/city.ts'
import { askedTwice } from '../../kernel/pack/asked-twice.ts'
import { clashes } from '../../kernel/pack/clashes.ts'
import { READ_RHYTHMS } from '../../kernel/pack/read-rhythms.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import { china } from '../../kernel/time/china.ts'
import type { Day } from '../../kernel/time/day.ts'
import { parseBuiltinPacks } from '../../packs/builtin.ts'
import { parsePack, type PackMistake } from '../../packs/parse.ts'
import { statesOfType } from '../../store/queries/subjects.ts'
import type { Deps } from '../call.ts'
import { packVersions } from './inputs.ts'
import { installCalendar, installPack } from './open-city.ts'

/** What keeps a city's own pack from being installed: a place in its text, or (at its beginning) why the city cannot take it. */
export type InstallMistake = Omit<PackMistake, 'code'> & { code: PackMistake['code'] | ErrorCode }
export type PackReport = { installed: { pack: string; version: string }[]; mistakes: InstallMistake[]; isNew: boolean }

/**
 * Installs the built-in calendar, the built-in packs and those a city keeps as YAML in a folder, each only when its version is new. A city's pack with
 * mistakes, or one that the city cannot take, is not installed and that is returned with its place; the others are.
 *
 * @param folder of the city's own packs; it need not exist
 * @throws DeliveryError `pack_invalid` when a built-in pack does not hold, `pack_same_version`, `pack_drops` when one cannot be installed
 */
export async function installPacks(deps: Deps, tenant: string, folder: string, effectiveOn: Day): Promise<PackReport> {
  const report: PackReport = { installed: [], mistakes: [], isNew: await installCalendar(deps, tenant, china, effectiveOn) }
  // The product writes this one itself, from documents that were read.
  const builtin: string[] = [READ_RHYTHMS]
  for (const parsed of parseBuiltinPacks()) {
    if ('mistakes' in parsed) throw new DeliveryError('pack_invalid', { mistakes: parsed.mistakes.map(placeOf) })
    await install(parsed.pack)
    builtin.push(parsed.pack.id)
  }
  for (const { file, text } of await ownPacks(folder)) {
    // Asked again for each: the one before it may have brought the ledger.
    const others = await newestPacks(deps, tenant)
    const parsed = parsePack(text, file, (pack) => [...clashes(pack, { builtin, others }), ...askedTwice(pack, others)], others)
    if ('mistakes' in parsed) report.mistakes.push(...parsed.mistakes)
    else await install(parsed.pack).catch((error: unknown) => report.mistakes.push(refusalIn(file, error)))
  }
  return report

  async function install(pack: Pack): Promise<void> {
    if (await installPack(deps, tenant, pack, effectiveOn)) report.isNew = true
    report.installed.push({ pack: pack.id, version: pack.version })
  }
}

/** A refusal as a mistake of the file; what is no refusal is a bug and goes on. */
function refusalIn(file: string, error: unknown): InstallMistake {
  if (!(error instanceof DeliveryError)) throw error
  return { file, line: 1, column: 1, path: '', code: error.code, ...error.sentences }
}

/** Every installed pack in the version that was installed last. */
async function newestPacks(deps: Deps, tenant: string): Promise<Pack[]> {
  const states = await deps.db.read(tenant, (db) => statesOfType<InputState>(db, tenant, 'pack'))
  const newest = states.map((state) => packVersions(deps, { ...state, versions: state.versions.slice(-1) }))
  return (await Promise.all(newest)).flat()
}

/** `file:line:column sentence`, as editors and people read it. */
export function placeOf({ file, line, column, zh }: InstallMistake): string {
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
