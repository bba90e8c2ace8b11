import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { settingNames } from '../../src/config.ts'

const guide = readFileSync('docs/users/operations.md', 'utf8')

test('every setting has a row in the table of the guide, and every row is a setting', () => {
  const rows = [...guide.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name)
  expect(rows.toSorted()).toEqual([...settingNames].toSorted())
})

test('what the guide and the unit of systemd set is a setting', () => {
  const unit = readFileSync('deploy/lingxian.service', 'utf8')
  const named = [...unit.matchAll(/\bLINGXIAN_[A-Z_]+/g)].map(([name]) => name)
  expect(named.filter((name) => !settingNames.includes(name))).toEqual([])
})
