import { createHash } from 'node:crypto'

import { DeliveryError } from '../../kernel/errors.ts'
import { readArchive } from './archive.ts'
import { fileName, MANIFEST, manifestSchema, partName, type Manifest } from './manifest.ts'
import { damaged } from './tar.ts'

export type BackupPart =
  | { kind: 'rows'; table: string; bytes: Buffer }
  | { kind: 'file'; sha256: string; bytes: Buffer }
  | { kind: 'extra'; name: string; bytes: Buffer }

const ROWS = /^tables\/([a-z_]+\.[A-Za-z_]+)\/(\d{6})\.jsonl$/
const FILE = /^files\/[0-9a-f]{2}\/([0-9a-f]{64})$/
const EXTRA = /^extra\/([a-z0-9.-]+)$/

/**
 * Reads a back-up from end to end and holds every part against what the last of it says.
 *
 * @param take is given each part in its order; nothing is kept here. Until this function returns nothing is known to be right
 * @throws DeliveryError `backup_damaged` and what `readArchive` refuses; `backup_newer` where a later program made it in another form
 */
export async function readBackup(path: string, passphrase: string | null, take: (part: BackupPart) => Promise<void> = () => Promise.resolve()): Promise<Manifest> {
  const parts = new Map<string, { bytes: number; sha256: string }[]>()
  const names = createHash('sha256')
  const files = { count: 0, bytes: 0 }
  let extra = 0
  let manifest: Manifest | undefined
  for await (const { name, bytes } of readArchive(path, passphrase)) {
    if (manifest) throw damaged()
    if (name === MANIFEST) manifest = manifestIn(bytes)
    else {
      const part = partOf(name, bytes)
      if (part.kind === 'rows') {
        const own = parts.get(part.table) ?? []
        parts.set(part.table, [...own, { bytes: bytes.byteLength, sha256: hashOf(bytes) }])
        if (name !== partName(part.table, own.length + 1)) throw damaged()
      } else if (part.kind === 'file') {
        if (name !== fileName(part.sha256) || hashOf(bytes) !== part.sha256) throw damaged()
        names.update(`${part.sha256}\n`)
        files.count += 1
        files.bytes += bytes.byteLength
      } else extra += 1
      await take(part)
    }
  }
  if (!manifest) throw damaged()
  const written = Object.fromEntries(manifest.tables.filter((one) => one.parts.length > 0).map((one) => [one.table, one.parts]))
  const same = JSON.stringify(written) === JSON.stringify(Object.fromEntries(parts))
  const { count, bytes, sha256 } = manifest.files
  if (!same || count !== files.count || bytes !== files.bytes || sha256 !== names.digest('hex') || manifest.signingKey !== extra > 0) throw damaged()
  return manifest
}

function manifestIn(bytes: Buffer): Manifest {
  const content: unknown = JSON.parse(bytes.toString())
  const { success, data } = manifestSchema.safeParse(content)
  if (!success) throw new DeliveryError('backup_newer', { found: String((content as { format?: unknown }).format), known: 1 })
  return data
}

function partOf(name: string, bytes: Buffer): BackupPart {
  const [, table] = ROWS.exec(name) ?? []
  if (table) return { kind: 'rows', table, bytes }
  const [, sha256] = FILE.exec(name) ?? []
  if (sha256) return { kind: 'file', sha256, bytes }
  const [, extra] = EXTRA.exec(name) ?? []
  if (extra) return { kind: 'extra', name: extra, bytes }
  throw damaged()
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
