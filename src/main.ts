import { join } from 'node:path'

import { holdPort } from './api/hold-port.ts'
import type { Deps } from './app/call.ts'
import { readConfig } from './config.ts'
import type { Config } from './config.ts'
import { DeliveryError } from './kernel/errors.ts'

const webFolder = join(import.meta.dirname, '..', 'dist', 'web')

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort())
// The script that started this one is gone, however it went: nobody else would stop us any more.
process.on('disconnect', () => stop.abort())

/** What was started; stopped in the reverse order. */
const started: { name: string; end: () => Promise<void> }[] = []

process.exitCode = await run()
for (const { end } of started.reverse()) await end()
process.exit()

async function run(): Promise<0 | 1> {
  try {
    await start(readConfig(process.env))
    if (!stop.signal.aborted) await new Promise((resolve) => stop.signal.addEventListener('abort', resolve, { once: true }))
    return 0
  } catch (error) {
    console.error(error instanceof DeliveryError ? `${error.sentences.zh} ${error.sentences.en}` : error)
    return 1
  }
}

/** Starts one thing after another; asked to stop in between, it goes no further. */
async function start(config: Config): Promise<void> {
  const port = await holdPort(config.host, config.port)
  started.push({ name: 'port', end: port.close })
  // Loading the libraries takes about as long as opening the database, which has a thread of its own.
  const [deps, { buildServer }] = await Promise.all([openDeps(config), import('./api/server.ts')])
  if (stop.signal.aborted) return
  const greeting = await prepareCities(deps, config)
  if (stop.signal.aborted) return
  const app = await buildServer(deps, { web: webFolder, log: config.log })
  started.push({ name: 'server', end: () => app.close() })
  port.serve(app.routing)
  for (const line of [`领衔已启动，请用浏览器打开 Lingxian is ready: ${port.url}`, ...greeting, '按 Ctrl-C 停止 · Ctrl-C stops it']) console.log(line)
}

async function openDeps({ databaseUrl, dataFolder }: Config): Promise<Deps> {
  const [{ openDatabase }, { openFiles }] = await Promise.all([import('./store/database/index.ts'), import('./store/files.ts')])
  const db = await openDatabase({ url: databaseUrl, folder: dataFolder })
  started.push({ name: 'database', end: () => db.close() })
  return { db, files: openFiles(join(dataFolder, 'files')), now: () => new Date().toISOString() }
}

/**
 * Makes what is there fit to be shown: the demonstration on a first start, and matters judged anew whose day has come while
 * the program was not running.
 *
 * @returns what to tell the person who started it
 */
async function prepareCities(deps: Deps, { demonstration }: Config): Promise<string[]> {
  const { allCities } = await import('./store/queries/cities.ts')
  const before = await deps.db.jobs(allCities)
  if (before.length === 0 && !demonstration) return [NO_CITY]
  if (before.length === 0) {
    console.log('首次启动，正在载入演示数据… First start: loading the demonstration data …')
    const { loadDemonstration } = await import('./demo/load.ts')
    await loadDemonstration(deps)
  }
  const cities = await deps.db.jobs(allCities)
  const { judgeDue } = await import('./app/judging/judge-due.ts')
  await judgeDue(deps)
  if (!cities.some((city) => city.demonstration)) return []
  const { accounts, DEMONSTRATION_PASSWORD } = await import('./demo/data/accounts.ts')
  return [
    `演示账号（密码均为 ${DEMONSTRATION_PASSWORD}）· Demonstration accounts, all with this password:`,
    ...accounts.map(({ username, who }) => `  ${username.padEnd(16)}${who.zh} · ${who.en}`),
  ]
}

const NO_CITY = '数据库里还没有地区，请另开终端运行 npx lingxian init 建立地区与第一个管理员 · No city yet: run “npx lingxian init” to make one with its first administrator'
