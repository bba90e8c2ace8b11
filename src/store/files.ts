import { createHash, randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, readFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

import { DeliveryError } from '../kernel/errors.ts'
import { asStorageFull } from './storage-full.ts'

export type StoredFile = { sha256: string; size: number }

/** Files under the hash of their content: the same content is kept once, and a changed file is noticed. */
export type FileStore = {
  /** Keeps a file; when this returns, it survives power loss. @throws DeliveryError `storage_full`; then nothing of it is kept */
  put: (content: Uint8Array) => Promise<StoredFile>
  /** @throws DeliveryError `not_found`; `file_spoiled` when the content is no longer what its hash says */
  get: (sha256: string) => Promise<Uint8Array>
  has: (sha256: string) => Promise<boolean>
  /** Forgets a file: one that the law has erased, or that a restore which failed had written. */
  remove: (sha256: string) => Promise<void>
  /** the hash of every file, in order */
  all: () => AsyncGenerator<string>
  /** its content, or what is wrong with it: for back-ups, which go on */
  intact: (sha256: string) => Promise<Buffer | 'gone' | 'damaged'>
  /**
   * Removes what a process that was killed had begun to write.
   *
   * @param olderThanMs leaves alone what another process may still be writing
   * @returns how many there were
   */
  tidy: (olderThanMs: number) => Promise<number>
}

const SHA256 = /^[0-9a-f]{64}$/
/** How a file is called until all of it has reached the disk. */
const UNFINISHED = /^[0-9a-f]{64}\.[0-9a-f-]{36}$/

/** Files on disk, in `folder/ab/abcdef…`. */
export function openFiles(folder: string): FileStore {
  const root = resolve(folder)
  const pathOf = (sha256: string) => join(root, sha256.slice(0, 2), sha256)
  return {
    put: async (content) => {
      const sha256 = hashOf(content)
      await keep(pathOf(sha256), content).catch((error: unknown) => {
        throw asStorageFull(error)
      })
      return { sha256, size: content.byteLength }
    },
    get: async (sha256) => {
      if (!SHA256.test(sha256)) throw new DeliveryError('not_found', { what: sha256 })
      const content = await contentOf(pathOf(sha256), sha256)
      if (hashOf(content) !== sha256) throw new DeliveryError('file_spoiled', { sha256 })
      return content
    },
    has: (sha256) => stat(pathOf(sha256)).then(() => true, () => false),
    remove: (sha256) => unlink(pathOf(sha256)).catch((error: unknown) => {
      if (!hasCode(error, 'ENOENT')) throw error
    }),
    all: async function* () {
      for (const folder of await namesIn(root)) for (const name of await namesIn(join(root, folder))) if (SHA256.test(name)) yield name
    },
    intact: async (sha256) => {
      try {
        const content = await readFile(pathOf(sha256))
        return hashOf(content) === sha256 ? content : 'damaged'
      } catch (error) {
        if (hasCode(error, 'ENOENT')) return 'gone'
        // A sector that cannot be read any more.
        if (hasCode(error, 'EIO')) return 'damaged'
        throw error
      }
    },
    tidy: async (olderThanMs) => {
      let removed = 0
      for (const folder of await namesIn(root)) {
        for (const name of await namesIn(join(root, folder))) {
          const path = join(root, folder, name)
          if (!UNFINISHED.test(name) || Date.now() - (await stat(path)).mtimeMs < olderThanMs) continue
          await unlink(path)
          removed += 1
        }
      }
      return removed
    },
  }
}

function hashOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

async function contentOf(path: string, sha256: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) throw new DeliveryError('not_found', { what: sha256 })
    throw error
  }
}

/**
 * Written beside its place, forced to disk, and then linked to its name: a reader sees the whole file or none, and two who
 * keep the same content at once do not disturb each other.
 */
async function keep(path: string, content: Uint8Array): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true })
  const temporary = `${path}.${randomUUID()}`
  const file = await open(temporary, 'wx')
  try {
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await place(temporary, path, content)
  } finally {
    await unlink(temporary).catch((error: unknown) => {
      // It became the file itself.
      if (!hasCode(error, 'ENOENT')) throw error
    })
  }
  await syncFolder(folder)
  await syncFolder(dirname(folder))
}

/** The same content is there already, as a rule; where what is there was spoiled, this heals it. */
async function place(temporary: string, path: string, content: Uint8Array): Promise<void> {
  try {
    await link(temporary, path)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
    if (!(await readFile(path)).equals(content)) await rename(temporary, path)
  }
}

/** In the order of their names; none where there is no such folder yet. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort()
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return []
    throw error
  }
}

export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
