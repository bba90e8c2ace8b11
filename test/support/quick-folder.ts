import { mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MEMORY = '/dev/shm'
const BEGINNING = 'lingxian-run-'
const LEAST_FREE = 2 * 2 ** 30

/**
 * Where the tests of this run lay their temporary folders: in memory, where the machine has room there, else in the temporary folder.
 * A database of a test is a copy of 40 MB in a thousand files; on a disk copying it took as long as the test.
 */
export const runFolder = join(roomInMemory() ? MEMORY : tmpdir(), `${BEGINNING}${process.pid}`)

/** What the processes of a run are told: their temporary folder, and where the databases that they copy are kept from run to run. */
export const quickFolders = { TMPDIR: runFolder, LINGXIAN_TEMPLATES: join(tmpdir(), 'lingxian-templates') }

/** A vitest globalSetup: makes the folder and removes it, with whatever tests left there and whatever a killed run did. */
export default function setup(): () => void {
  removeForgotten(join(runFolder, '..'))
  mkdirSync(runFolder, { recursive: true })
  return () => rmSync(runFolder, { recursive: true, force: true })
}

function removeForgotten(place: string): void {
  const forgotten = readdirSync(place).filter((name) => name.startsWith(BEGINNING) && isGone(Number(name.slice(BEGINNING.length))))
  for (const name of forgotten) rmSync(join(place, name), { recursive: true, force: true })
}

function isGone(id: number): boolean {
  try {
    return !process.kill(id, 0)
  } catch (error) {
    // Another reason would be that the process is somebody else's, and then it is there.
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}

/** A container's `/dev/shm` is often of 64 MB; and memory that is full of files is no memory. */
function roomInMemory(): boolean {
  if (process.platform !== 'linux' || process.availableMemory() < 2 * LEAST_FREE) return false
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize >= LEAST_FREE
  } catch {
    // There is none; disks will do.
    return false
  }
}
