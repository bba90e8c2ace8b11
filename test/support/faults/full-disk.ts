// Run in a mount namespace of its own (`unshare -rm`), so that the small disk is seen by nobody else and goes with this process.
// Fills the disk of an embedded database and its files, makes room again, and tells on standard output what was answered.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { newCommandId } from '../../../src/app/ids.ts'
import { openMatter } from '../../../src/app/matter/open-matter.ts'
import { openDeps } from '../../../src/app/open-deps.ts'
import { testCity } from '../city.ts'

const [template = '', place = ''] = process.argv.slice(2)
mkdirSync(place, { recursive: true })
execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', place])
const folder = join(place, 'data')
cpSync(template, folder, { recursive: true })
const deps = await openDeps({ databaseUrl: undefined, dataFolder: folder })
const city = await testCity(deps, ['市委政研室（改革办）'])
const office = await city.user('office', '市委政研室（改革办）')

const ballast = join(place, 'ballast')
const room = () => statfsSync(place).bavail * statfsSync(place).bsize
const acknowledged: string[] = []
const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error))
const write = async (command = newCommandId(deps.now())) => {
  const { ids } = await openMatter(office.call, { command, ledger: 'reform-tasks', title: '磁盘满'.repeat(60), due: null, fields: {}, milestones: [], duties: [] })
  acknowledged.push(ids.matter)
}

await write()
writeFileSync(ballast, Buffer.alloc(Math.max(0, room() - 200_000)))
const refused = newCommandId(deps.now())
let answered = 'none'
for (let tries = 0; tries < 400 && answered === 'none'; tries += 1) await write(tries === 0 ? refused : undefined).catch((error: unknown) => (answered = codeOf(error)))
const again = await write().then(() => 'written', codeOf)
const file = await deps.files.put(Buffer.alloc(2_000_000, 1)).then(() => 'kept', codeOf)
rmSync(ballast)
const afterwards = await write().then(() => 'written', codeOf)
const filed = await deps.files.put(Buffer.alloc(2_000_000, 1)).then(() => 'kept', codeOf)
const unfinished = await deps.files.tidy(0)
await deps.readers.close()
await deps.db.close().catch(() => {})
const reopened = await openDeps({ databaseUrl: undefined, dataFolder: folder })
const found = await reopened.db.read(city.tenant, (db) => db.selectFrom('matter').select('id').where('tenant', '=', city.tenant).execute())
const lost = acknowledged.filter((id) => !found.some((one) => one.id === id))
await reopened.readers.close()
await reopened.db.close()
console.log(JSON.stringify({ answered, again, file, afterwards, filed, unfinished, lost: lost.length, extra: found.length - acknowledged.length }))
process.exit()
