import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { checkRooms } from '../../../scripts/check-rooms.mjs'

let src = ''
afterEach(() => rmSync(src, { recursive: true, force: true }))

/** The broken rules of a small tree: `file:line rule` each. */
function broken(files) {
  src = mkdtempSync(join(tmpdir(), 'lingxian-rooms-'))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(src, file)), { recursive: true })
    writeFileSync(join(src, file), text)
  }
  return checkRooms(src).map(({ file, line, rule }) => `${file}:${line} ${rule}`)
}

test.each([
  ['kernel/a.ts', "\nimport { b } from '../store/b.ts'", 'kernel/a.ts:2 kernel may not import store/b.ts (it may import no other room)'],
  ['reader/a.ts', "import { b } from '../kernel/errors.ts'", 'reader/a.ts:1 reader may not import kernel/errors.ts (it may import kernel/time)'],
  ['files/a.ts', "import '../reader/b.ts'", 'files/a.ts:1 files may not import reader/b.ts (it may import kernel)'],
  ['packs/a.ts', "import type { B } from '../app/b.ts'", 'packs/a.ts:1 packs may not import app/b.ts (it may import kernel)'],
  ['store/a.ts', "export * from '../app/b.ts'", 'store/a.ts:1 store may not import app/b.ts (it may import kernel)'],
  ['letters/a.ts', "const b = import('../files/b.ts')", 'letters/a.ts:1 letters may not import files/b.ts (it may import kernel)'],
  ['channels/a.ts', "type B = import('../store/b.ts').B", 'channels/a.ts:1 channels may not import store/b.ts (it may import kernel)'],
  [
    'app/a.ts',
    "import '../api/b.ts'",
    'app/a.ts:1 app may not import api/b.ts (it may import kernel, reader, files, packs, store, letters, channels)',
  ],
  ['api/a.ts', "import '../store/b.ts'", 'api/a.ts:1 api may not import store/b.ts (it may import app, kernel)'],
  ['api/contract/a.ts', "import '../routes.ts'", 'api/contract/a.ts:1 api/contract may not import api/routes.ts (it may import kernel)'],
  ['cli/a.ts', "import '../store/b.ts'", 'cli/a.ts:1 cli may not import store/b.ts (it may import app, files, reader, kernel, config.ts)'],
  ['web/a.tsx', "import '../app/b.ts'", 'web/a.tsx:1 web may not import app/b.ts (it may import api/contract, kernel, reader)'],
  ['web/a.tsx', "import '../api/routes.ts'", 'web/a.tsx:1 web may not import api/routes.ts (it may import api/contract, kernel, reader)'],
  ['demo/a.ts', "import '../store/b.ts'", 'demo/a.ts:1 demo may not import store/b.ts (it may import app, kernel, packs)'],
  ['app/a.ts', "import '../main.ts'", 'app/a.ts:1 app may not import main.ts (it may import kernel, reader, files, packs, store, letters, channels)'],
  ['app/a.ts', "import '../config.ts'", 'app/a.ts:1 app may not import config.ts (it may import kernel, reader, files, packs, store, letters, channels)'],
  ['attic/a.ts', "import '../kernel/b.ts'", 'attic/a.ts:1 attic is no room'],
  ['app/a.ts', "import '../../test/support/b.ts'", 'app/a.ts:1 ../test/support/b.ts lies outside src/'],
  ['app/a.ts', "import './b.test.ts'", 'app/a.ts:1 app/b.test.ts is a test'],
  ['kernel/a.ts', "import { readFile } from 'node:fs'", 'kernel/a.ts:1 node:fs is not allowed here'],
  ['reader/a.ts', "import { readFile } from 'fs'", 'reader/a.ts:1 fs is not allowed here'],
  ['web/a.ts', "import { join } from 'node:path'", 'web/a.ts:1 node:path is not allowed here'],
  ['kernel/a.ts', 'const now = Date.now()', 'kernel/a.ts:1 Date.now is not allowed in kernel'],
  ['kernel/a.ts', 'const now = new Date()', 'kernel/a.ts:1 new Date() is not allowed in kernel'],
  ['kernel/a.ts', 'const dice = Math.random()', 'kernel/a.ts:1 Math.random is not allowed in kernel'],
  ['kernel/a.ts', 'const id = globalThis.crypto.randomUUID()', 'kernel/a.ts:1 crypto.randomUUID is not allowed in kernel'],
  ['reader/a.ts', 'const mode = process.env.MODE', 'reader/a.ts:1 process is not allowed in reader'],
  ['kernel/a.ts', "const page = await fetch('/')", 'kernel/a.ts:1 fetch is not allowed in kernel'],
  ['kernel/a.ts', "const page = await globalThis.fetch('/')", 'kernel/a.ts:1 fetch is not allowed in kernel'],
  ['app/a.ts', "import type { Kysely } from 'kysely'", 'app/a.ts:1 kysely may be imported only in store and app/identity'],
  ['api/a.ts', "import pg from 'pg'", 'api/a.ts:1 pg may be imported only in store and app/identity'],
  ['demo/a.ts', "import '@electric-sql/pglite/live'", 'demo/a.ts:1 @electric-sql/pglite may be imported only in store and app/identity'],
  [
    'kernel/a.ts',
    "import chinese from 'chinese-days'",
    'kernel/a.ts:1 kernel may not use the package chinese-days (it may use zod, decimal.js, canonicalize, pinyin-pro, @bpmn-io/feelin)',
  ],
  ['reader/a.ts', "import { z } from 'zod'", 'reader/a.ts:1 reader may not use the package zod (it may use none)'],
])('%s with %s is refused', (file, text, expected) => {
  expect(broken({ [file]: text })).toEqual([expected])
})

test.each([
  ['reader/a.ts', "import { nextDay } from '../kernel/time/day.ts'", 'the reader counts days'],
  ['app/a.ts', "import { read } from '../reader/index.ts'", 'verbs may use the reader'],
  ['web/a.tsx', "import { contract } from '../api/contract/matters.ts'", 'pages know the contract'],
  ['api/a.ts', "import { contract } from './contract/matters.ts'", 'routes know the contract'],
  ['main.ts', "import { open } from './store/database.ts'", 'main.ts knows every room'],
  ['main.ts', "import { config } from './config.ts'", 'what stands beside main.ts is part of it'],
  ['config.ts', "import { refuse } from './kernel/errors.ts'", 'and may know what main.ts may know'],
  ['main.ts', "import manifest from '../package.json' with { type: 'json' }", 'the version stands in package.json'],
  ['kernel/time/a.ts', "import chinese from 'chinese-days'", 'the calendar takes its data'],
  ['kernel/a.ts', "const day = new Date('2026-01-01T00:00:00Z')", 'a given moment is no clock'],
  ['kernel/a.ts', 'export const run = (process: string) => process', 'a parameter of that name is no global'],
  ['kernel/a.ts', 'export type Step = { process: string }; export const of = (s: Step) => s.process', 'a property of that name is no global'],
  ['app/identity/a.ts', "import { Kysely } from 'kysely'", 'identity keeps its own schema'],
  ['kernel/a.test.ts', "import { open } from '../store/b.ts'", 'a test beside the code may look anywhere'],
])('%s with %s is allowed: %s', (file, text) => {
  expect(broken({ [file]: text })).toEqual([])
})

test('a cycle is shown with its whole path', () => {
  const files = {
    'kernel/a.ts': "import { b } from './b.ts'",
    'kernel/b.ts': "\nimport { c } from './deep/c.ts'",
    'kernel/deep/c.ts': "import { b } from '../b.ts'",
  }
  expect(broken(files)).toEqual(['kernel/b.ts:2 a cycle: kernel/b.ts → kernel/deep/c.ts → kernel/b.ts'])
})

test('files that only know each other’s types make no cycle', () => {
  expect(broken({ 'kernel/a.ts': "import { b } from './b.ts'", 'kernel/b.ts': "import type { A } from './a.ts'" })).toEqual([])
})

test('a file that imports itself is a cycle', () => {
  expect(broken({ 'kernel/a.ts': "import * as self from './a.ts'" })).toEqual(['kernel/a.ts:1 a cycle: kernel/a.ts → kernel/a.ts'])
})

test('every violation says why', () => {
  broken({ 'kernel/a.ts': "import '../store/b.ts'\nimport pg from 'pg'\nexport const now = Date.now()" })
  const reasons = checkRooms(src).map(({ why }) => why)
  expect(reasons).toHaveLength(4)
  expect(reasons.every((why) => why.length > 20)).toBe(true)
})
