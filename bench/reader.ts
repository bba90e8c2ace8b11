// The reader on whole documents, 10 MB and hostile texts, against jieba's segmentation of the same text in the same run.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { read } from '../src/reader/index.ts'
import { ADVERSARIAL, concatenation, documents } from './lib/reader-texts.ts'
import { goal, machine, percentile, report } from './support.ts'

const MB = 1_000_000
const ROUNDS = 5
/** Characters of a hostile text, and twice as many. */
const HOSTILE = 100_000
/** Under this a doubled time tells of the clock, not of the rule; ms. */
const LEAST_TOLD = 4

const silent = process.argv.includes('--json')
if (process.argv.includes('--memory')) console.log(memoryOf(concatenation(10 * MB)))
else measure()

function measure(): void {
  const figures: Record<string, number> = {}
  const keep = (what: string, value: number) => (figures[what] = Math.round(value * 1000) / 1000)
  const jieba = loadJieba()

  const each = documents()
  each.forEach(({ text }) => read(text))
  keep('documents, characters', each.reduce((sum, { text }) => sum + text.length, 0))
  keep('documents, ms', median(() => each.forEach(({ text }) => read(text))))
  keep('documents, jieba ms', median(() => each.forEach(({ text }) => jieba.cut(text))))

  const text = concatenation(10 * MB)
  keep('10 MB, characters', text.length)
  // One after the other, so that what else runs on the machine slows both.
  const pairs = Array.from({ length: ROUNDS }, () => [time(() => read(text)), time(() => jieba.cut(text))] as const)
  keep('10 MB, ms', percentile(pairs.map(([ours]) => ours), 50))
  keep('10 MB, jieba ms', percentile(pairs.map(([, theirs]) => theirs), 50))
  keep('10 MB, ratio to jieba', percentile(pairs.map(([ours, theirs]) => ours / theirs), 50))

  for (const size of [1.25, 2.5, 5]) keep(`t(${size * 2} MB) / t(${size} MB)`, growth((n) => concatenation(n), size * MB, 3))
  for (const [name, unit] of ADVERSARIAL) keep(`${name}, t(2n) / t(n)`, growth((n) => unit.repeat(Math.ceil(n / unit.length)), HOSTILE, 3))

  const { peak, kept, bytes } = JSON.parse(execFileSync(process.execPath, ['--expose-gc', import.meta.filename, '--memory'], { encoding: 'utf8' })) as ReturnType<typeof memoryAsRead>
  keep('10 MB, peak memory / text', peak / bytes)
  keep('10 MB, memory of the reading / text', kept / bytes)

  const doubled = Math.max(...Object.entries(figures).filter(([what]) => what.includes('/ t(')).map(([, value]) => value))
  report({
    name: 'reader',
    machine: machine(),
    figures,
    goals: [
      goal('10 MB: time of the reading / time of jieba’s segmentation', figures['10 MB, ratio to jieba'] ?? Infinity, '<=', 1),
      goal('greatest t(2n) / t(n)', doubled, '<=', 2.5),
      goal('peak memory / text', figures['10 MB, peak memory / text'] ?? Infinity, '<', 10),
    ],
  })
}

function time(work: () => unknown): number {
  const startedAt = performance.now()
  work()
  return performance.now() - startedAt
}

function median(work: () => unknown): number {
  return percentile(Array.from({ length: ROUNDS }, () => time(work)), 50)
}

/** Shortest of some runs at twice the size over the shortest at the size; 1 where both are too short to tell. */
function growth(make: (size: number) => string, size: number, runs: number): number {
  const shortest = (text: string) => Math.min(...Array.from({ length: runs }, () => time(() => read(text))))
  const [once, twice] = [shortest(make(size)), shortest(make(2 * size))]
  return twice < LEAST_TOLD ? 1 : twice / Math.max(once, LEAST_TOLD / 2)
}

/** Asked of a process of its own, where nothing else has used memory before. */
function memoryOf(text: string): string {
  return JSON.stringify(memoryAsRead(text))
}

function memoryAsRead(text: string): { peak: number; kept: number; bytes: number } {
  const collect = (): void => void globalThis.gc?.()
  collect()
  const before = process.memoryUsage()
  const reading = read(text)
  const peak = process.resourceUsage().maxRSS * 1024 - before.rss
  collect()
  const after = process.memoryUsage()
  const kept = after.heapUsed + after.external - before.heapUsed - before.external
  return { peak, kept: reading.documents.length > 0 ? kept : 0, bytes: Buffer.byteLength(text) }
}

type Jieba = { cut(text: string): string[] }

/** jieba lives in a package of its own, installed when it is first asked for: nothing of the product needs it. */
function loadJieba(): Jieba {
  const folder = join(import.meta.dirname, 'jieba')
  const npm = join(dirname(process.execPath), 'npm')
  if (!existsSync(join(folder, 'node_modules'))) {
    if (!silent) console.log('Installing @node-rs/jieba for the comparison …')
    const run = spawnSync(existsSync(npm) ? npm : 'npm', ['install', '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8' })
    if (run.status !== 0) throw new Error(`npm install in bench/jieba failed: ${run.stderr}`)
  }
  const load = createRequire(join(folder, 'package.json'))
  const { Jieba } = load('@node-rs/jieba') as { Jieba: { withDict(dict: Uint8Array): Jieba } }
  const { dict } = load('@node-rs/jieba/dict.js') as { dict: Uint8Array }
  return Jieba.withDict(dict)
}
