import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { GOOD, scheme } from '../packs/parse-fixture.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'lingxian-lint-'))

afterAll(() => rmSync(folder, { recursive: true }))

function lint(...words: string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${root}bin/lingxian.mjs`, 'lint-pack', ...words], { encoding: 'utf8' })
  return { status, out: stdout, err: stderr }
}

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

test('a sound pack: code 0; one that gives points for meetings: its place and the rule, code 1', () => {
  const good = file('good.yaml', GOOD)
  const bad = file('bad.yaml', scheme('ranked: false', '{ id: a, name: { zh: 召开会议, en: meetings }, points: 5, measure: { activity: visit } }').replace('id: list\nname', 'id: other\nname').replace(/id: list\n {4}name/, 'id: others\n    name').replace('ledgers: [list]', 'ledgers: [others]'))
  const { status, out } = lint(good, bad)
  expect(status).toBe(1)
  expect(out.split('\n')[0]).toBe(`✓ ${good}：没有错误，提醒 0 条 / no mistakes, 0 warnings`)
  expect(out).toContain(`✗ ${bad}:54:60 schemes[0].items[0].points\n    “召开会议”不得计分。`)
})
