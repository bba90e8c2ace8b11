import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { pdfOf } from '../../test/support/pdf.ts'
import { workbookOf } from '../files/xlsx-for-tests.ts'
import type { Reading } from '../reader/index.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'lingxian-cli-'))

afterAll(() => rmSync(folder, { recursive: true }))

function run(words: string[], input = ''): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${root}bin/lingxian.mjs`, ...words], { input, encoding: 'utf8' })
  return { status, out: stdout, err: stderr }
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('lingxian read', () => {
  const plan = file('方案.txt', '河东市人民政府办公室\n关于印发某方案的通知\n一、任务\n清理证明。（市司法局牵头）\n')

  test('--json: one object a file, with the file and the reading', () => {
    const { status, out } = run(['read', '--json', plan])
    const reading = JSON.parse(out) as Reading & { file: { name: string; format: string; characters: number; sha256: string } }
    expect(status).toBe(0)
    expect(reading.file).toMatchObject({ name: plan, format: 'txt', characters: readFileSync(plan, 'utf8').length, notes: [] })
    expect(reading.tasks.map(({ lead }) => lead)).toEqual([['市司法局']])
    expect('text' in reading).toBe(false)
  })

  test('--with-text adds the text the places point into', () => {
    const { out } = run(['read', '--json', '--with-text', plan])
    const { text, tasks } = JSON.parse(out) as Reading & { text: string }
    expect(tasks.map(({ annotation }) => text.slice(annotation.start, annotation.end))).toEqual(['（市司法局牵头）'])
  })

  test('for people: documents, tasks, who', () => {
    const { out } = run(['read', plan])
    expect(out).toContain('关于印发某方案的通知')
    expect(out).toContain('牵头 市司法局')
  })

  test('a workbook: what is hidden is said in a line on standard error, and no reason for another code', () => {
    const rows = [['任务', '牵头单位', '完成时限'], ['建设数据共享平台', '市数据局', '6月底前']]
    const table = file('台账.xlsx', workbookOf([{ name: '任务', rows }, { name: '草稿', rows, hidden: true }]))
    const { status, out, err } = run(['read', table])
    expect(status).toBe(0)
    expect(out).toContain('牵头 市数据局；时限 6月底前')
    expect(err.trim().split('\n')).toEqual([expect.stringMatching(/^.{1,200}台账\.xlsx: 隐藏的工作表“草稿”未读取。/)])
  })

  test('a PDF, and beside it one that is a scan', () => {
    const words = ['关于印发某方案的通知', '一、任务', '清理证明。（市司法局牵头）'].map((line, at) => ({ words: line, x: 80, y: 120 + 20 * at }))
    const scan = file('扫描件.pdf', pdfOf([{ words: [] }]))
    const { status, out, err } = run(['read', '--json', file('方案.pdf', pdfOf([{ words }])), scan])
    const reading = JSON.parse(out) as Reading & { file: { format: string } }
    expect([status, reading.file.format, reading.tasks.map(({ lead }) => lead)]).toEqual([2, 'pdf', [['市司法局']]])
    expect(err.trim().split('\n')).toEqual([expect.stringContaining(`${scan}: 文件里没有文字，可能是扫描件。`)])
  })

  test('- reads standard input', () => {
    const { status, out } = run(['read', '--json', '-'], '一、任务\n清理证明。（市司法局牵头）\n')
    expect(status).toBe(0)
    expect((JSON.parse(out) as Reading).tasks).toHaveLength(1)
  })

  test('of several files one that cannot be read is named in one line, the others are read, and the code is 2', () => {
    const empty = file('empty.txt', '')
    const { status, out, err } = run(['read', '--json', plan, empty, join(folder, 'missing.txt'), plan])
    expect(status).toBe(2)
    expect(out.trim().split('\n')).toHaveLength(2)
    expect(err.trim().split('\n').map((line) => line.split(':')[0])).toEqual([empty, join(folder, 'missing.txt')])
  })

  test.each([[['read']], [['read', '--jsom', 'x']], [['nothing']]])('%j is answered with one line and code 2', (words) => {
    const { status, out, err } = run(words)
    expect([status, out, err.trim().split('\n').length]).toEqual([2, '', 1])
  })
})

describe('lingxian check', () => {
  test('--json: the figures of all files', () => {
    const { status, out } = run(['check', '--json', file('a.txt', '全市上下团结奋斗。\n')])
    expect([status, JSON.parse(out)]).toEqual([0, { figures: [] }])
  })
})

test('help names every command', () => {
  const { status, out } = run(['--help'])
  expect(status).toBe(0)
  expect(out).toContain('lingxian read')
  expect(out).toContain('lingxian check')
})
