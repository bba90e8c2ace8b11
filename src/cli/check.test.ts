import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import type { CheckedFigure } from '../reader/index.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'lingxian-check-'))

afterAll(() => rmSync(folder, { recursive: true }))

function check(...words: string[]): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${root}bin/lingxian.mjs`, 'check', ...words], { encoding: 'utf8' })
  return { status, out: stdout, err: stderr }
}

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const right = file('总结.txt', '工作总结\n全市承担试点12项，其中省级5项、市级7项。\n推进青河百万亩粮食高产示范基地建设。\n')
const wrong = file('汇报.txt', '工作汇报\n\n覆盖率由85.2%提高到92.7%，提高8.5个百分点。\n')
const odd = file('通报.txt', '工作通报\n青河万亩粮食高产示范基地进入建设阶段。\n')

describe('lingxian check', () => {
  test('what comes out: one line, code 0', () => {
    expect(check(right)).toEqual({ status: 0, out: '核对 1 处：一致 1 处，四舍五入后一致 0 处，不一致 0 处\n', err: '' })
  })

  test('what does not: its file, line, arithmetic and words, code 1', () => {
    const { status, out } = check(right, wrong)
    expect([status, out.split('\n')]).toEqual([1, [
      `✗ ${wrong} 第3行：92.7% − 85.2% = 7.5个百分点，文中为8.5个百分点，不一致。`, '    原文：85.2%提高到92.7%，提高8.5个百分点', '核对 2 处：一致 1 处，四舍五入后一致 0 处，不一致 1 处', '',
    ]])
  })

  test('several files against each other, as JSON', () => {
    const { status, out } = check('--json', right, odd)
    const { figures } = JSON.parse(out) as { figures: CheckedFigure[] }
    expect(status).toBe(1)
    expect(figures.map(({ file: name, relation, verdict, other }) => [name, relation, verdict, other?.file])).toEqual([
      [right, 'sum', 'consistent', undefined], [odd, 'repeat', 'inconsistent', right],
    ])
  })

  test('a file that cannot be read is named, the others are checked, code 2', () => {
    const { status, out, err } = check(wrong, join(folder, 'missing.txt'))
    expect([status, out.includes('不一致 1 处'), err.includes('missing.txt')]).toEqual([2, true, true])
  })
})
