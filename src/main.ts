import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { holdPort } from './api/hold-port.ts'
import { jobs } from './app/background/jobs.ts'
import { runInBackground } from './app/background/run.ts'
import { tidyBackups } from './app/backup/backups.ts'
import { answerLocally } from './app/backup/local-channel.ts'
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
  const [deps, { buildServer }] = await Promise.all([open(config), import('./api/server.ts')])
  if (stop.signal.aborted) return
  const { prepareCities } = await import('./prepare-cities.ts')
  const greeting = await prepareCities(deps, config.demonstration, (line) => console.log(line))
  if (stop.signal.aborted) return
  const web = existsSync(join(webFolder, 'index.html')) ? webFolder : null
  if (!web) greeting.push('网页还没有构建，现在只有接口；请运行 npm run build · The web app is not built, only the API is served: run “npm run build”')
  const app = await buildServer(deps, { web, log: config.log })
  started.push({ name: 'server', end: () => app.close() })
  // Before the server, which waits for every answer: what is still being read is cancelled and said to be so.
  started.push({ name: 'readers', end: deps.readers.close })
  started.push({ name: 'channels', end: async () => deps.channels.list.forEach(({ close }) => close()) })
  // The folder is this process's alone: what lies there unfinished was left by one that was killed.
  if (deps.db.kind === 'embedded') {
    await deps.files.tidy(0)
    await tidyBackups(deps)
    started.push({ name: 'local', end: await answerLocally(deps, config.dataFolder, console.error) })
  }
  port.serve(app.routing)
  started.push({ name: 'jobs', end: runInBackground(deps, jobs, (run) => void (run.outcome === 'failed' && console.error(run.error))) })
  for (const line of [`领衔已启动，请用浏览器打开 Lingxian is ready: ${port.url}`, ...greeting, '按 Ctrl-C 停止 · Ctrl-C stops it']) console.log(line)
}

/** The database and files, ended with the program. Loaded late: the port is held before anything is opened. */
async function open(config: Config): Promise<Deps> {
  const { openDeps } = await import('./app/open-deps.ts')
  const deps = await openDeps(config)
  started.push({ name: 'database', end: () => deps.db.close() })
  return deps
}
