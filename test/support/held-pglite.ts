import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * A vitest setup file: holds PostgreSQL's compiled code for as long as this process lives. The engine shares code between threads as
 * long as one of them has it; each test file opens a database in a thread of its own, and compiling it anew, first quickly and then,
 * while it runs, well, took longer than most tests.
 */
const held = globalThis as { pgliteCode?: Promise<WebAssembly.Module> }
held.pgliteCode ??= WebAssembly.compile(readFileSync(join(dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite')), 'pglite.wasm')))
await held.pgliteCode
