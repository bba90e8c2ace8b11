import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { z } from 'zod'

import { DeliveryError } from '../../kernel/errors.ts'
import { headFile, publishedKey, type HeadFile, type PublishedKey } from '../../kernel/receipt.ts'

/** The last entry of an audit chain as it was signed; `city` is empty for the installation's. */
const anchor = z.object({ city: z.string(), no: z.int().min(0), hash: z.string(), signedAt: z.string(), key: z.string(), signature: z.string() })
export type AuditAnchor = z.infer<typeof anchor>

/**
 * What is kept in the data folder and not in the database: by which keys this installation ever signed, the newest head of each city and the newest anchor of each
 * audit chain. Who owns the database alone can change none of it.
 */
export type Outside = {
  /** the present key and former ones */
  keys: () => Promise<PublishedKey[]>
  keepKey: (key: PublishedKey) => Promise<void>
  head: (city: string) => Promise<HeadFile | null>
  keepHead: (head: HeadFile) => Promise<void>
  anchor: (city: string) => Promise<AuditAnchor | null>
  keepAnchor: (anchor: AuditAnchor) => Promise<void>
  /** after a restoring: what the log and the audit chains of another time were is no longer held against them */
  forget: () => Promise<void>
}

/** @param folder that of the signing key */
export function openOutside(folder: string): Outside {
  const keysFile = join(folder, 'public-keys.json')
  const keys = async () => (await readKept(keysFile, z.array(publishedKey))) ?? []
  return {
    keys,
    keepKey: async (key) => {
      const known = await keys()
      if (!known.some(({ id }) => id === key.id)) await replace(keysFile, [...known, key])
    },
    head: (city) => readKept(fileOf(folder, 'heads', city), headFile),
    keepHead: (head) => replace(fileOf(folder, 'heads', head.city.id), head),
    anchor: (city) => readKept(fileOf(folder, 'audit', city), anchor),
    keepAnchor: (one) => replace(fileOf(folder, 'audit', one.city), one),
    forget: async () => {
      for (const what of ['heads', 'audit']) await rm(join(folder, what), { recursive: true, force: true })
    },
  }
}

/** No city is called by an `@`. */
const fileOf = (folder: string, what: string, city: string): string => join(folder, what, `${city === '' ? '@installation' : encodeURIComponent(city)}.json`)

/** @throws DeliveryError `kept_outside_unreadable`: what is there and cannot be read is never taken for nothing */
async function readKept<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT') return null
    if (code !== '' || error instanceof SyntaxError || error instanceof z.ZodError) throw new DeliveryError('kept_outside_unreadable', { file: path })
    throw error
  }
}

/** After it returns the file is the new one, also when the power fails; before, the old one whole. */
async function replace(path: string, value: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const staged = `${path}.${randomUUID()}`
  const handle = await open(staged, 'wx', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify(value)}\n`)
    await handle.sync()
    await rename(staged, path)
  } catch (error) {
    await rm(staged, { force: true })
    throw error
  } finally {
    await handle.close()
  }
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
