import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { command as backup } from './backup.ts'
import { command as restore } from './restore.ts'

let said = ''
beforeEach(() => {
  said = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text)
    return true
  })
})
afterEach(() => vi.restoreAllMocks())

test.each([
  ['backup', backup, ['--into', 'x'], '“--into” is not known'],
  ['backup', backup, ['--to'], '--to needs a value'],
  ['restore', restore, [], 'the file of the back-up is missing'],
  ['restore', restore, ['--into', 'x'], 'the file of the back-up is missing'],
  ['restore', restore, ['file', '--force'], '“--force” is not known'],
] as const)('lingxian %s: wrong words are told, with code 2', async (_, command, words, told) => {
  expect(await command(words)).toBe(2)
  expect(said).toContain(told)
})
