import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')

test('every file, test and page that SECURITY.md names is there', () => {
  const text = readFileSync(join(root, 'SECURITY.md'), 'utf8')
  const named = [...text.matchAll(/`((?:src|test|scripts|bench|docs)\/[^`]+)`/g), ...text.matchAll(/\]\(((?!https?:)[^)#]+)/g)].map(([, path]) => path ?? '')
  expect(named.length).toBeGreaterThan(40)
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
})
