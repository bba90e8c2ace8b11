// A hundred circulars with a table of 60 rows through the product's path, against the same tables written bare with the docx library; where LibreOffice is, their pages are looked at.
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Document, Packer, Paragraph, Table, TableCell, TableRow, WidthType, type FileChild } from 'docx'
import { getDocumentProxy } from 'unpdf'

import { inputsOf } from '../src/app/city/inputs.ts'
import { paperOf, type PaperSources } from '../src/app/letter/paper-of.ts'
import { directoryOf } from '../src/app/views/organisation.ts'
import type { LetterState } from '../src/kernel/facts/letter.ts'
import { fold } from '../src/kernel/fold.ts'
import { facts, id } from '../src/kernel/testing.ts'
import { writeLetter, type Paper } from '../src/letters/docx/index.ts'
import { benchCity, openPlace, type BenchCity } from './lib/city.ts'
import { BENCH_TODAY } from './lib/matters.ts'
import { goal, machine, percentile, report, type Goal } from './support.ts'

const LETTERS = 100
const ROWS = 60
const HEAD = ['序号', '项目名称', '牵头单位', '任务数', '完成率', '说明']
const MM = 72 / 25.4
const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'lingxian-bench-'))
const figures: Record<string, number> = { letters: LETTERS, rows: ROWS }
const goals: Goal[] = []
const say = (line: string): void => {
  if (!process.argv.includes('--json')) console.log(line)
}

try {
  const { city, sources } = await opened()
  const letters = Array.from({ length: LETTERS }, (_, index) => circular(city, index))
  const times = { product: [] as number[], bare: [] as number[] }
  const timed = async (of: number[], work: () => Promise<Uint8Array>): Promise<Uint8Array> => {
    const began = performance.now()
    const bytes = await work()
    of.push(performance.now() - began)
    return bytes
  }
  const used = process.cpuUsage()
  const written: Uint8Array[] = []
  // In turns, so that whatever else the machine does meets both.
  for (const letter of letters) {
    written.push(await timed(times.product, () => writeLetter(paperOf(letter, sources))))
    await timed(times.bare, () => bare(letter))
  }
  const { user, system } = process.cpuUsage(used)
  const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0)
  const round = (value: number): number => Math.round(value * 100) / 100
  figures['100 circulars, s'] = round(sum(times.product) / 1000)
  figures['bare, s'] = round(sum(times.bare) / 1000)
  figures['one circular p50 ms'] = round(percentile(times.product, 50))
  figures['one circular p99 ms'] = round(percentile(times.product, 99))
  figures['bare p50 ms'] = round(percentile(times.bare, 50))
  figures['processor of both, s'] = round((user + system) / 1e6)
  figures['one circular KB'] = Math.round(sum(written.map(({ byteLength }) => byteLength)) / LETTERS / 1024)
  const ratio = round(percentile(times.product, 50) / percentile(times.bare, 50))
  figures['ratio p50'] = ratio
  goals.push(goal('a circular against its bare table', ratio, '<=', 3))
  const [first] = letters
  if (first === undefined) throw new Error('no letter')
  await lookAtPages(paperOf(first, sources))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
report({ name: 'letters', machine: machine(), figures, goals })

async function opened(): Promise<{ city: BenchCity; sources: PaperSources }> {
  const deps = await openPlace({ folder })
  try {
    const city = await benchCity(deps)
    const { packs, directory } = await deps.db.read(city.tenant, async (db) => ({ ...(await inputsOf(deps, db, city.tenant)), directory: await directoryOf(db, city.tenant) }))
    const kind = packs.flatMap(({ letters }) => letters).find(({ form }) => form === 'circular')
    const issuer = directory.units.get(city.units[0] ?? '')
    if (!kind || !issuer) throw new Error('no pack has a circular')
    return { city, sources: { kind, issuer, template: null, directory, files: new Map(), demonstration: false, number: '市改办通〔2026〕3号', issuedOn: BENCH_TODAY, day: BENCH_TODAY } }
  } finally {
    await deps.readers.close()
    await deps.db.close()
  }
}

function circular({ units }: BenchCity, index: number): LetterState {
  const rows = Array.from({ length: ROWS }, (_, row) => [String(row + 1), `第${row + 1}项改革任务`, `市第${(row % 46) + 1}局`, String((row * 7 + index) % 90), `${(row * 13) % 100}.5%`, row % 5 === 0 ? '投资进度低于时序，已列入问题清单，按月调度' : ''])
  const text = '根据市委全面深化改革委员会会议部署，对领衔项目推进情况进行了梳理，现将有关情况通报如下。'
  const [issuer = '', ...others] = units
  const payload = {
    pack: 'letters',
    kind: 'circular',
    issuer,
    to: others.slice(0, 14).map((unit) => ({ type: 'unit', id: unit })),
    copies: others.slice(14, 20).map((unit) => ({ type: 'unit', id: unit })),
    title: `关于第${index + 1}期领衔项目推进情况的通报`,
    blocks: [
      { kind: 'paragraph', text },
      { kind: 'heading-1', text: '一、总体情况' },
      { kind: 'paragraph', text: text.repeat(4) },
      { kind: 'table', title: '领衔项目推进情况表', head: HEAD, rows },
      { kind: 'heading-1', text: '二、下步要求' },
      { kind: 'paragraph', text: text.repeat(2) },
    ],
    replyBy: null,
    urgency: null,
    about: { matters: [], inspection: null, meeting: null, answers: null },
    attachments: [],
    unit: issuer,
  }
  return fold(facts([{ subject: `letter:${id(index + 1)}`, kind: 'letter.drafted', occurredOn: BENCH_TODAY, payload }])) as LetterState
}

/** The same table and words as anyone would write them with the library. */
async function bare({ blocks }: LetterState): Promise<Uint8Array> {
  const children = blocks.flatMap((block): FileChild[] => {
    if (block.kind === 'people') return []
    if (block.kind !== 'table') return [new Paragraph(block.text)]
    const row = (cells: readonly string[]): TableRow => new TableRow({ children: cells.map((words) => new TableCell({ children: [new Paragraph(words)] })) })
    return [new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [row(block.head), ...block.rows.map(row)] })]
  })
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })))
}

type Line = { text: string; x: number; right: number; y: number }

/** 22 lines of 28 characters, page numbers odd right and even left, the table's head on each of its pages, the footer block at the foot of the last. */
async function lookAtPages(one: Paper): Promise<void> {
  const full: Paper = { ...one, blocks: [{ kind: 'paragraph', text: '国'.repeat(28 * 22 * 3) }] }
  const [grid, table] = (await rendered([full, one])) ?? []
  if (!grid || !table) return
  figures['pages looked at'] = grid.length + table.length
  const second = grid[1] ?? []
  const fullLines = second.filter(({ text }) => /^国+$/.test(text))
  figures['lines of a page'] = fullLines.length
  figures['characters of a line'] = Math.max(0, ...fullLines.map(({ text }) => text.length))
  goals.push(goal('lines of a page', fullLines.length, '>=', 22), goal('no more lines', fullLines.length, '<=', 22))
  goals.push(goal('lines that have not 28 characters', fullLines.filter(({ text }) => text.length !== 28).length, '<=', 0))
  const misplaced = table.filter((lines, index) => {
    const number = lines.find(({ text }) => /^—\d+—$/.test(text))
    // The type area is from 28 to 184 mm; the number's dashes stand a character of 4号 within it.
    return number === undefined || Math.abs(index % 2 === 0 ? number.right - (184 * MM - 14) : number.x - (28 * MM + 14)) > 4
  })
  goals.push(goal('page numbers out of place', misplaced.length, '<=', 0))
  const pages = table.filter((lines) => lines.some(({ text }) => text.includes('局') && /\d%/.test(text)))
  const headless = pages.filter((lines) => !lines.some(({ text }) => text.startsWith('序号')))
  figures['pages of the table'] = pages.length
  goals.push(goal('pages of the table without its head', headless.length, '<=', 0))
  const printed = table.at(-1)?.find(({ text }) => text.endsWith('印发'))
  figures['印发 above the bottom edge, mm'] = Math.round(((printed?.y ?? 0) / MM) * 10) / 10
  goals.push(goal('印发 above the bottom edge, mm', figures['印发 above the bottom edge, mm'] ?? 0, '>=', 35), goal('the same', figures['印发 above the bottom edge, mm'] ?? 0, '<=', 42))
}

/** Papers as pages of lines; null where LibreOffice cannot. */
async function rendered(papers: readonly Paper[]): Promise<Line[][][] | null> {
  const files = await Promise.all(
    papers.map(async (one, index) => {
      const path = join(folder, `letter-${index}.docx`)
      writeFileSync(path, await writeLetter(one))
      return path
    }),
  )
  try {
    await run('soffice', [`-env:UserInstallation=file://${join(folder, 'office')}`, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], { timeout: 120_000 })
    return await Promise.all(files.map((file) => linesOfPdf(readFileSync(file.replace(/docx$/, 'pdf')))))
  } catch (error) {
    if (!(error instanceof Error)) throw error
    say(`pages were not looked at: no LibreOffice with its Writer here (${error.message.split('\n')[0]})`)
    figures['pages looked at'] = 0
    return null
  }
}

async function linesOfPdf(bytes: Uint8Array): Promise<Line[][]> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const pages: Line[][] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    const lines = new Map<number, Line>()
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue
      const [, , , , x = 0, y = 0] = item.transform as number[]
      const row = Math.round(y / 3)
      const line = lines.get(row) ?? { text: '', x, right: x, y }
      lines.set(row, { ...line, text: line.text + item.str.replace(/\s/g, ''), x: Math.min(line.x, x), right: Math.max(line.right, x + item.width) })
    }
    pages.push([...lines.values()])
  }
  return pages
}
