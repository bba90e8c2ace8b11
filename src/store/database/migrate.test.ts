import { expect, test } from 'vitest'

import { readMigrations } from './migrate.ts'

test.each(readMigrations().map(({ version, text }) => [version, text] as const))('migration %i is one transaction: nothing in it runs beside or ends one', (_, text) => {
  const statements = text.replaceAll(/--.*$/gm, '').replaceAll(/\$\$[\s\S]*?\$\$/g, '')
  expect(statements).not.toMatch(/\bconcurrently\b|^\s*(?:commit|rollback|begin|vacuum|create database)\b/im)
})
