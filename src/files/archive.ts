import { unzipSync } from 'fflate'
import type { UnzipFileInfo } from 'fflate'
import { megabytes, MOST_PARTS, MOST_UNPACKED_BYTES } from './limits.ts'
import { FileRefusal } from './refusal.ts'

/** The parts of an office file that may hold words. */
export type Archive = {
  names: readonly string[]
  /** One part unpacked, or null where there is none of this name. */
  part: (name: string) => Uint8Array | null
}

/**
 * Opens an archive without unpacking it. Each part is unpacked when asked for, into a buffer of the size it declares: a file that
 * unpacks to more than it says cannot fill the memory, and pictures are never unpacked.
 *
 * @param wanted whether a part may be asked for; the sizes of all these parts count against the limit
 * @throws FileRefusal `damaged`, `too_many_parts`, `unpacks_too_large`
 */
export function openArchive(bytes: Uint8Array, wanted: (name: string) => boolean): Archive {
  const sizes = new Map<string, number>()
  let parts = 0
  visit(bytes, ({ name, originalSize }) => {
    parts += 1
    if (wanted(name) && !sizes.has(name)) sizes.set(name, originalSize)
    return false
  })
  if (parts > MOST_PARTS) throw new FileRefusal('too_many_parts', { parts, limit: MOST_PARTS })
  const unpacked = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  if (unpacked > MOST_UNPACKED_BYTES) throw new FileRefusal('unpacks_too_large', { size: megabytes(unpacked), limit: megabytes(MOST_UNPACKED_BYTES) })
  const part = (name: string): Uint8Array | null => {
    if (!sizes.has(name)) return null
    // A name that stands twice in the directory would be unpacked twice.
    let taken = false
    return visit(bytes, (one) => one.name === name && !taken && (taken = true))[name] ?? null
  }
  return { names: [...sizes.keys()], part }
}

/**
 * The names of all files in an archive, as its directory gives them.
 *
 * @throws FileRefusal `damaged`
 */
export function namesIn(bytes: Uint8Array): string[] {
  const names: string[] = []
  visit(bytes, ({ name }) => names.push(name) < 0)
  return names
}

function visit(bytes: Uint8Array, filter: (file: UnzipFileInfo) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, { filter })
  } catch (error) {
    throw damaged(error)
  }
}

/** What a library could not make sense of, as a refusal. */
export function damaged(error: unknown): FileRefusal {
  return error instanceof FileRefusal ? error : new FileRefusal('damaged', { reason: error instanceof Error ? error.message : String(error) })
}
