import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

import { optionsIn } from './options.ts'

const ACCEPTED = { values: ['--city', '--id'], flags: ['--dry'] }
const plain = (options: ReturnType<typeof optionsIn>) => options && { values: Object.fromEntries(options.values), flags: [...options.flags] }

test.each<[string[], object, string]>([
  [[], { values: {}, flags: [] }, 'nothing is needed'],
  [['--city', '河东市', '--dry'], { values: { '--city': '河东市' }, flags: ['--dry'] }, 'a value follows its name'],
  [['--city=河 东=市', '--id', 'a'], { values: { '--city': '河 东=市', '--id': 'a' }, flags: [] }, 'or stands behind the first ='],
  [['--city', ' 河东市 '], { values: { '--city': '河东市' }, flags: [] }, 'blanks around it are nobody’s wish'],
])('%j: %j, %s', (words, expected) => {
  expect(plain(optionsIn(words, ACCEPTED, 'usage'))).toEqual(expected)
})

test.each<[string[]]>([
  [['--city']],
  [['--city=']],
  [['--city', '--id']],
  [['--city', 'a', '--city', 'b']],
  [['--dry=yes']],
  [['hedong']],
])('%j is not understood', (words) => {
  expect(optionsIn(words, ACCEPTED, 'usage')).toBeNull()
})

const program = fileURLToPath(new URL('../../bin/lingxian.mjs', import.meta.url))

test.each([[['init']], [['init', '--city']], [['rebuild', 'hedong']], [['start', '--fast']]])('%j is answered with one line and code 2', (words) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { encoding: 'utf8' })
  expect([status, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1])
})
