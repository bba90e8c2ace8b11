import { closeSync, fdatasyncSync, fsyncSync, openSync } from 'node:fs'

import { PGlite } from '@electric-sql/pglite'
import type { PGliteOptions } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type OpenFile = { nfd?: number; node: unknown }
type HostFiles = { realPath: (node: unknown) => string; stream_ops: { fsync?: (file: OpenFile) => number } }

/**
 * Files of the embedded database that really reach the disk.
 *
 * The file layer that PGlite brings has no fsync: PostgreSQL asks for it at each commit and is told that all is well.
 */
export class DurableFiles extends NodeFS {
  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...args)
    const preRun = [...(emscriptenOpts.preRun ?? [])]
    preRun.push((module) => {
      const files = (module as unknown as { NODEFS: HostFiles }).NODEFS
      files.stream_ops.fsync = (file) => {
        if (file.nfd === undefined) syncFolder(files.realPath(file.node))
        else fdatasyncSync(file.nfd)
        return 0
      }
    })
    return { emscriptenOpts: { ...emscriptenOpts, preRun } }
  }
}

/** Makes renames and new names inside a folder survive power loss. Windows cannot open a folder, and needs no such call. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** PGlite's own start has `-F`, which turns fsync off. */
const durableStart = [...PGlite.defaultStartParams.filter((param) => param !== '-F'), '-c', 'fsync=on', '-c', 'wal_sync_method=fsync']

export function durableOptions(folder: string): PGliteOptions {
  return { fs: new DurableFiles(folder), startParams: durableStart }
}
