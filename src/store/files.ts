import { createHash, randomUUID } from 'node:crypto'
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

import { DeliveryError } from '../kernel/errors.ts'

export type StoredFile = { sha256: string; size: number }

/** Files under the hash of their content: the same content is kept once, and a changed file is noticed. */
export type FileStore = {
  /** Keeps a file; when this returns, it survives power loss. */
  put: (content: Uint8Array) => Promise<StoredFile>
  /** @throws DeliveryError `not_found`; Error when the content is no longer what its hash says */
  get: (sha256: string) => Promise<Uint8Array>
}

const SHA256 = /^[0-9a-f]{64}$/

/** Files on disk, in `folder/ab/abcdef…`. */
export function openFiles(folder: string): FileStore {
  const root = resolve(folder)
  const pathOf = (sha256: string) => join(root, sha256.slice(0, 2), sha256)
  return {
    put: async (content) => {
      const sha256 = hashOf(content)
      await keep(pathOf(sha256), content)
      return { sha256, size: content.byteLength }
    },
    get: async (sha256) => {
      if (!SHA256.test(sha256)) throw new DeliveryError('not_found', { what: sha256 })
      const content = await contentOf(pathOf(sha256), sha256)
      if (hashOf(content) !== sha256) throw new Error(`the file ${sha256} was changed on disk`)
      return content
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
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  try {
    await link(temporary, path)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    await unlink(temporary)
  }
  await syncFolder(folder)
  await syncFolder(dirname(folder))
}

async function syncFolder(path: string): Promise<void> {
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
