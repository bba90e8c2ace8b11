// Seconds from the command to the first page: on an empty folder with the demonstration, and on one that has data.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { startProgram } from './lib/program.ts'
import { goal, machine, percentile, report } from './support.ts'

const FRESH_RUNS = 2
const WARM_RUNS = 5
const TICKS_PER_SECOND = 100

type Start = { page: number; health: number; processor: number }
type Times = { [K in keyof Start]: number[] }
const figures: Record<string, number> = {}
const folders: string[] = []
try {
  const fresh = await several(FRESH_RUNS, () => firstPage('src/main.ts', newFolder()))
  keep('fresh', fresh)
  const [folder = ''] = folders
  const warm = await several(WARM_RUNS, () => firstPage('src/main.ts', folder))
  keep('warm', warm)
  // The same with what npm start does before: is everything installed, is the web app built from these sources.
  const script = await several(WARM_RUNS, () => firstPage('scripts/start.mjs', folder))
  keep('warm by npm start', script)
} finally {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}
report({
  name: 'start',
  machine: machine(),
  figures,
  goals: [
    goal('a second start to the first page, s', figures['warm page median s'] ?? Infinity, '<', 4),
    goal('a second start by npm start to the first page, s', figures['warm by npm start page median s'] ?? Infinity, '<', 4),
  ],
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lingxian-bench-'))
  folders.push(folder)
  return folder
}

async function several(runs: number, once: () => Promise<Start>): Promise<Times> {
  const times: Times = { page: [], health: [], processor: [] }
  for (let run = 0; run < runs; run += 1) {
    const { page, health, processor } = await once()
    times.page.push(page)
    times.health.push(health)
    times.processor.push(processor)
  }
  return times
}

async function firstPage(script: string, folder: string): Promise<Start> {
  const startedAt = performance.now()
  const { url, pid, stop } = await startProgram(script, folder)
  try {
    const html = await text(`${url}/`)
    if (!html.includes('<div id="')) throw new Error(`no page of the web app: ${html.slice(0, 200)}`)
    const page = performance.now() - startedAt
    const health = JSON.parse(await text(`${url}/api/v1/health`)) as { ready: boolean }
    if (!health.ready) throw new Error('it served a page and was not ready')
    return { page: page / 1000, health: (performance.now() - startedAt) / 1000, processor: processorSeconds(pid) }
  } finally {
    await stop()
  }
}

/** What the process itself has used until now: beside the clock it tells a slow start from a busy machine. 0 where no /proc tells. */
function processorSeconds(pid: number): number {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return 0
  const [user, system] = readFileSync(file, 'utf8').split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? []
  return ((user ?? 0) + (system ?? 0)) / TICKS_PER_SECOND
}

async function text(url: string): Promise<string> {
  const answer = await fetch(url)
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`)
  return answer.text()
}

function keep(what: string, { page, health, processor }: Times): void {
  const rounded = (seconds: number) => Math.round(seconds * 100) / 100
  figures[`${what} page median s`] = rounded(percentile(page, 50))
  figures[`${what} page worst s`] = rounded(Math.max(...page))
  figures[`${what} health median s`] = rounded(percentile(health, 50))
  // Of npm start only the script's own share would be seen.
  if (what !== 'warm by npm start') figures[`${what} processor median s`] = rounded(percentile(processor, 50))
}
