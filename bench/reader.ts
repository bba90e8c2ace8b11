// The reader on whole documents, 10 MB and hostile texts, against jieba's segmentation of the same text in the same run.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { read } from '../src/reader/index.ts'
import { ADVERSARIAL, concatenation, documents } from './lib/reader-texts.ts'
import { goal, machine, report } from './support.ts'

const MB = 1_000_000
const REAL = 'documents'
const ROUNDS = 9
const GROWTH_ROUNDS = 4
/** Characters of a hostile text; it is read at this length, at twice and at four times that. */
const HOSTILE = 100_000
/** A text is read so often that a round takes at least this; ms. Shorter times tell of the clock, not of the rule. */
const LEAST_TOLD = 10
/** With all the memory of the machine at hand the collector lets garbage lie; with a heap that may not grow beyond this the reading shows what it needs. */
const TIGHT_HEAP = ['--max-old-space-size=96', '--max-semi-space-size=2']

const silent = process.argv.includes('--json')
const [task, subject = ''] = process.argv.slice(2).filter((argument) => argument !== '--json')
if (task === '--memory') console.log(JSON.stringify(memoryAsRead(concatenation(10 * MB))))
else if (task === '--growth') console.log(JSON.stringify(growthOf(subject)))
else measure()

function measure(): void {
  const figures: Record<string, number> = {}
  const keep = (what: string, value: number) => (figures[what] = Math.round(value * 1000) / 1000)
  const jieba = loadJieba()

  const each = documents()
  const ours = () => each.forEach(({ text }) => read(text))
  const theirs = () => each.forEach(({ text }) => jieba.cut(text))
  keep('documents, characters', each.reduce((sum, { text }) => sum + text.length, 0))
  const [oursOfDocuments, theirsOfDocuments] = inTurn(ours, theirs)
  keep('documents, processor ms', oursOfDocuments.cpu)
  keep('documents, jieba processor ms', theirsOfDocuments.cpu)

  const text = concatenation(10 * MB)
  keep('10 MB, characters', text.length)
  const [reading, segmentation] = inTurn(() => read(text), () => jieba.cut(text))
  keep('10 MB, processor ms', reading.cpu)
  keep('10 MB, jieba processor ms', segmentation.cpu)
  keep('10 MB, ratio to jieba', reading.cpu / segmentation.cpu)
  keep('10 MB, ms by the clock', reading.clock)
  keep('10 MB, jieba ms by the clock', segmentation.clock)
  keep('10 MB, ratio to jieba by the clock', reading.clock / segmentation.clock)

  const doubled: number[] = []
  for (const name of [REAL, ...ADVERSARIAL.map(([one]) => one)]) {
    const ratios = inOwnProcess<ReturnType<typeof growthOf>>([], '--growth', name)
    for (const { size, ratio } of ratios) doubled.push(keep(`${name}, t(${2 * size}) / t(${size})`, ratio))
  }

  const { peak, kept, bytes } = inOwnProcess<ReturnType<typeof memoryAsRead>>(TIGHT_HEAP, '--memory')
  const unbounded = inOwnProcess<ReturnType<typeof memoryAsRead>>([], '--memory')
  keep('10 MB, peak memory / text', peak / bytes)
  keep('10 MB, peak memory / text, heap unbounded', unbounded.peak / bytes)
  keep('10 MB, memory of the reading / text', kept / bytes)

  report({
    name: 'reader',
    machine: machine(),
    figures,
    goals: [
      goal('10 MB: processor time of the reading / that of jieba’s segmentation', figures['10 MB, ratio to jieba'] ?? Infinity, '<=', 1),
      goal('greatest t(2n) / t(n)', Math.max(...doubled), '<=', 2.5),
      goal('peak memory / text, heap of 96 MB at most', figures['10 MB, peak memory / text'] ?? Infinity, '<', 10),
    ],
  })
}

type Taken = { cpu: number; clock: number }

/**
 * The least that each of two works takes of the processor, all threads of the process counted (the collector's and the compiler's are ours
 * too), and by the clock. One after the other, round for round, so that what else runs on the machine slows both; the least of the rounds,
 * since others only ever add.
 */
function inTurn(ours: () => unknown, theirs: () => unknown): [Taken, Taken] {
  const rounds = Array.from({ length: ROUNDS }, () => [taken(ours), taken(theirs)] as const)
  return [least(rounds.map(([mine]) => mine)), least(rounds.map(([, other]) => other))]
}

function taken(work: () => unknown): Taken {
  const startedAt = performance.now()
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return { cpu: (user + system) / 1000, clock: performance.now() - startedAt }
}

function least(rounds: readonly Taken[]): Taken {
  return { cpu: Math.min(...rounds.map(({ cpu }) => cpu)), clock: Math.min(...rounds.map(({ clock }) => clock)) }
}

/**
 * How much longer a text takes at twice the length, over some doublings: real documents from 1.25 to 10 MB, a hostile text from 100 000
 * to 400 000 characters. Asked of a process of its own: what the compiler has learned from other texts would be part of the answer.
 */
function growthOf(name: string): { size: number; ratio: number }[] {
  const unit = ADVERSARIAL.find(([one]) => one === name)?.[1]
  const sizes = unit === undefined ? [1.25 * MB, 2.5 * MB, 5 * MB, 10 * MB] : [HOSTILE, 2 * HOSTILE, 4 * HOSTILE]
  const texts = sizes.map((size) => (unit === undefined ? concatenation(size) : unit.repeat(Math.ceil(size / unit.length))))
  // Read by code that is still being compiled the shortest text would seem the slowest.
  const times = texts.map((text) => Math.max(1, Math.ceil(LEAST_TOLD / Math.max(0.01, least([taken(() => read(text)), taken(() => read(text)), taken(() => read(text))]).cpu))))
  const rounds = Array.from({ length: GROWTH_ROUNDS }, () => texts.map((text, index) => timesOver(times[index] ?? 1, text)))
  const best = texts.map((_, index) => Math.min(...rounds.map((round) => round[index] ?? Infinity)))
  return sizes.slice(0, -1).map((size, index) => ({ size, ratio: (best[index + 1] ?? Infinity) / (best[index] ?? 1) }))
}

/** Processor time of one reading, measured over several. */
function timesOver(times: number, text: string): number {
  const { cpu } = taken(() => {
    for (let time = 0; time < times; time += 1) read(text)
  })
  return cpu / times
}

function inOwnProcess<Answer>(options: readonly string[], ...asked: string[]): Answer {
  return JSON.parse(execFileSync(process.execPath, ['--expose-gc', ...options, import.meta.filename, ...asked], { encoding: 'utf8' })) as Answer
}

/**
 * Memory of a first reading in a process that has read nothing before: `peak` is by how much the largest resident size the system has seen
 * of the process exceeds that before the reading, the text being there already, garbage and compiled code counted; `kept` is what the
 * reading itself takes on the heap when all garbage is gone.
 */
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
