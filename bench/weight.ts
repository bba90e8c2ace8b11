// Compressed script that a first visit to each page loads, told by a real browser with an empty cache.
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Browser, BrowserContext, Request } from 'playwright-core'

import { launchChromium } from '../test/support/chromium.ts'
import { startProgram } from './lib/program.ts'
import { goal, machine, report } from './support.ts'

const web = join(import.meta.dirname, '..', 'dist', 'web')
const USERNAME = 'gaigeban'
const DESK_KB = 250

type Weight = { script: { gzip: number; brotli: number }; style: { gzip: number; brotli: number }; files: number; arrived: number }
const figures: Record<string, number> = {}
const folder = mkdtempSync(join(tmpdir(), 'lingxian-bench-'))
try {
  const program = await startProgram('src/main.ts', folder)
  const browser = await launchChromium()
  try {
    await measure(browser, program.url)
  } finally {
    await browser.close()
    await program.stop()
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
const gzipped = Object.keys(figures).filter((key) => key.endsWith(' script gzip KB'))
const heaviest = Math.max(...gzipped.map((key) => figures[key] ?? Infinity))
report({
  name: 'weight',
  machine: machine(),
  figures,
  goals: [
    goal('script of the desk’s first visit, gzip, KB', figures['desk script gzip KB'] ?? Infinity, '<=', DESK_KB),
    goal('script of the heaviest page’s first visit, gzip, KB', heaviest, '<=', DESK_KB),
  ],
})

async function measure(browser: Browser, origin: string): Promise<void> {
  const { DEMONSTRATION_PASSWORD } = await import('../src/demo/data/accounts.ts')
  const data = { username: USERNAME, password: DEMONSTRATION_PASSWORD }
  keep('sign in', await visit(await browser.newContext(), `${origin}/`))
  const known = await signedIn(browser, origin, data)
  const paths = await pathsIn(known, origin)
  await known.close()
  for (const [name, path] of Object.entries(paths)) keep(name, await visit(await signedIn(browser, origin, data), origin + path))
}

/** A browser that has nothing but the session. */
async function signedIn(browser: Browser, origin: string, data: { username: string; password: string }): Promise<BrowserContext> {
  const context = await browser.newContext()
  const answer = await context.request.post(`${origin}/api/v1/session`, { data })
  if (!answer.ok()) throw new Error(`signing in failed: ${await answer.text()}`)
  return context
}

/** Every page of the web app, with something to show where it shows one thing. */
async function pathsIn({ request }: BrowserContext, origin: string): Promise<Record<string, string>> {
  const first = async (path: string) => {
    const { rows } = (await (await request.get(`${origin}/api/v1/${path}`)).json()) as { rows: { id: string }[] }
    if (!rows[0]) throw new Error(`the demonstration has no ${path}`)
    return rows[0].id
  }
  const [unit, matter, document, indicator] = [await first('units'), await first('matters'), await first('documents'), await first('indicators')]
  const { postList } = (await (await request.get(`${origin}/api/v1/units/${unit}`)).json()) as { postList: { id: string }[] }
  return {
    desk: '/desk',
    record: '/record',
    documents: '/documents',
    document: `/documents/${document}`,
    ledger: '/ledgers/led-projects',
    matter: `/matters/${matter}`,
    indicators: '/indicators',
    indicator: `/indicators/${indicator}`,
    organisation: '/organisation',
    unit: `/organisation/units/${unit}`,
    ...(postList[0] && { post: `/organisation/posts/${postList[0].id}` }),
  }
}

async function visit(context: BrowserContext, url: string): Promise<Weight> {
  const page = await context.newPage()
  const finished: Request[] = []
  page.on('requestfinished', (request) => finished.push(request))
  await page.goto(url, { waitUntil: 'networkidle' })
  const own = (type: string) => finished.filter((request) => request.resourceType() === type).map((request) => new URL(request.url()).pathname)
  const scripts = finished.filter((request) => request.resourceType() === 'script')
  const sizes = await Promise.all(scripts.map((request) => request.sizes()))
  const weight = {
    script: sumOf(own('script')),
    style: sumOf(own('stylesheet')),
    files: scripts.length,
    arrived: sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0),
  }
  await context.close()
  return weight
}

/** As the build left them; what is too small to gain is sent as it is. */
function sumOf(paths: readonly string[]): { gzip: number; brotli: number } {
  const sizeOf = (path: string, ending: string) => {
    const file = join(web, path)
    return statSync(existsSync(file + ending) ? file + ending : file).size
  }
  const sum = (ending: string) => paths.reduce((total, path) => total + sizeOf(path, ending), 0)
  return { gzip: sum('.gz'), brotli: sum('.br') }
}

function keep(name: string, { script, style, files, arrived }: Weight): void {
  const inKb = (bytes: number) => Math.round(bytes / 100) / 10
  figures[`${name} script gzip KB`] = inKb(script.gzip)
  figures[`${name} script br KB`] = inKb(script.brotli)
  figures[`${name} script arrived KB`] = inKb(arrived)
  figures[`${name} script files`] = files
  figures[`${name} style gzip KB`] = inKb(style.gzip)
}
