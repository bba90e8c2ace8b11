import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

import { DeliveryError } from '../../kernel/errors.ts'
import { syncFolder } from '../files.ts'
import { headOf, SEALED, sealed, unsealed } from './cipher.ts'
import { damaged, tarEnd, tarEntries, tarEntry, type TarEntry } from './tar.ts'

/** While an archive is written it bears this ending: what lies there without it is whole. */
export const UNFINISHED = '.unfinished'

export type ArchiveWriter = { add: (entry: TarEntry) => Promise<void> }

/**
 * Writes an archive (.tar.gz, sealed where there is a pass phrase), entry by entry as `work` gives them. It stands under its name only when it is whole and has
 * reached the disk; if anything fails there is nothing.
 *
 * @returns what `work` returns
 * @throws Error with `EEXIST` where there is such a file already
 */
export async function writeArchive<T>(path: string, passphrase: string | null, work: (archive: ArchiveWriter) => Promise<T>): Promise<T> {
  const unfinished = `${path}${UNFINISHED}`
  // A quick level: on the embedded database the rows are read while nobody else may.
  const zip = createGzip({ level: 4 })
  const file = createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true })
  const piped = passphrase === null ? pipeline(zip, file) : pipeline(zip, (source: AsyncIterable<Buffer>) => sealed(source, passphrase), file)
  const broken = piped.then(() => Promise.reject(new Error('the archive ended before its time')))
  broken.catch(() => {})
  const write = async (bytes: Buffer) => {
    if (bytes.byteLength > 0 && !zip.write(bytes)) await Promise.race([new Promise((resolve) => zip.once('drain', resolve)), broken])
  }
  try {
    const result = await work({
      add: async (entry) => {
        for (const piece of tarEntry(entry)) await write(piece)
      },
    })
    zip.end(tarEnd)
    await piped
    await claim(unfinished, path)
    return result
  } catch (error) {
    zip.destroy()
    await piped.catch(() => {})
    await unlink(unfinished).catch(() => {})
    throw error
  }
}

/** Gives the finished file its name, never over another. */
async function claim(unfinished: string, path: string): Promise<void> {
  const held = await open(path, 'wx')
  await held.close()
  await rename(unfinished, path)
  await syncFolder(dirname(path))
}

/**
 * The entries of an archive.
 *
 * @throws DeliveryError `backup_not_one`, `backup_damaged`, `backup_passphrase_missing`, `backup_passphrase_wrong`, `not_found`
 */
export async function* readArchive(path: string, passphrase: string | null): AsyncGenerator<TarEntry> {
  try {
    const { head, rest } = await headOf(createReadStream(path), SEALED.byteLength)
    yield* tarEntries(unzipped(opened(head, rest, path, passphrase)))
  } catch (error) {
    throw asRefusal(error, path)
  }
}

/** Whether a back-up is under a pass phrase; null for a file that is no back-up. */
export async function isSealed(path: string): Promise<boolean | null> {
  const { head } = await headOf(createReadStream(path, { end: SEALED.byteLength - 1 }), SEALED.byteLength)
  if (head.equals(SEALED)) return true
  return isZipped(head) ? false : null
}

async function* opened(head: Buffer, rest: AsyncIterable<Buffer>, path: string, passphrase: string | null): AsyncGenerator<Buffer> {
  if (head.equals(SEALED)) {
    if (passphrase === null) throw new DeliveryError('backup_passphrase_missing')
    yield* unsealed(rest, passphrase)
  } else if (isZipped(head)) {
    yield head
    yield* rest
  } else throw new DeliveryError('backup_not_one', { path })
}

/** Exactly the beginning that is written here: nothing in it may be otherwise unseen (the check sum does not cover it). */
function isZipped(head: Buffer): boolean {
  return head.subarray(0, 9).equals(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0]))
}

async function* unzipped(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const unzip = createGunzip()
  const piped = pipeline(source, unzip)
  piped.catch(() => {})
  for await (const chunk of unzip) yield chunk as Buffer
  await piped
}

function asRefusal(error: unknown, path: string): unknown {
  if (error instanceof DeliveryError || !(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT' || code === 'EISDIR') return new DeliveryError('backup_not_one', { path })
  return code.startsWith('Z_') ? damaged() : error
}
