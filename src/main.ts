import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { holdPort, type HeldPort } from './api/hold-port.ts'
import { jobs } from './app/background/jobs.ts'
import { runInBackground } from './app/background/run.ts'
import { tidyBackups } from './app/backup/backups.ts'
import { answerLocally } from './app/backup/local-channel.ts'
import type { Deps } from './app/call.ts'
import type { Leaving } from './app/system/installation.ts'
import { readConfig } from './config.ts'
import type { Config } from './config.ts'
import { keepSmall } from './memory.ts'
import { openVoice } from './voice.ts'

const webFolder = join(import.meta.dirname, '..', 'dist', 'web')

/** What is written is for this program's user alone. */
process.umask(0o077)
keepSmall()

const voice = openVoice({ format: process.env.LINGXIAN_LOG_FORMAT === 'json' ? 'json' : 'text', level: process.env.LINGXIAN_LOG === 'info' ? 'info' : 'error' })

/** A terminal signals the whole group, and `npm start` forwards it: what comes within a second is the same signal once more. */
const REPEAT_MS = 1_000
const stop = new AbortController()
let askedAt: number | null = null
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    askedAt ??= performance.now()
    // Asked again, by someone who does not want to wait: what was acknowledged is kept however the program ends.
    if (performance.now() - askedAt > REPEAT_MS) process.exit(1)
    stop.abort()
  })
}
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
    voice.fail('start', error)
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
  const greeting = await prepareCities(deps, config.demonstration, (line) => voice.say('start', line))
  if (stop.signal.aborted) return
  const web = existsSync(join(webFolder, 'index.html')) ? webFolder : null
  if (!web) greeting.push('网页还没有构建，现在只有接口；请运行 npm run build · The web app is not built, only the API is served: run “npm run build”')
  const traces = config.traces ? await (await import('./telemetry.ts')).openTraces(config.traces) : null
  if (traces) started.push({ name: 'traces', end: traces.end })
  const app = await buildServer(deps, { web, log: config.log, metricsToken: config.metricsToken, ...(traces && { listen: traces.listen }) })
  started.push({ name: 'server', end: () => app.close() })
  // Before the server, which waits for every answer: what is still being read is cancelled and said to be so.
  started.push({ name: 'readers', end: deps.readers.close })
  started.push({ name: 'channels', end: async () => deps.channels.list.forEach(({ close }) => close()) })
  // The folder is this process's alone: what lies there unfinished was left by one that was killed.
  if (deps.db.kind === 'embedded') {
    await deps.files.tidy(0)
    await tidyBackups(deps, 0)
    started.push({ name: 'local', end: await answerLocally(deps, config.dataFolder, (error) => voice.fail('backup', error)) })
  }
  port.serve(app.routing)
  deps.installation.phase = 'serving'
  const endJobs = runInBackground(deps, jobs, voice.job)
  started.push({ name: 'requests', end: () => stopServing(deps, port, endJobs, config.drain) })
  if (process.getuid?.() === 0) greeting.push('正以 root 身份运行：请改用专门的用户，见 docs/users/operations.md · Running as root: use a user of its own, see docs/users/operations.md')
  for (const line of [`领衔已启动，请用浏览器打开 Lingxian is ready: ${port.url}`, ...greeting, '按 Ctrl-C 停止 · Ctrl-C stops it']) voice.say('ready', line)
}

/** Says that it stops, lets balancers notice, takes nothing new, and waits for what is under way; jobs end between two batches meanwhile. */
async function stopServing(deps: Deps, port: HeldPort, endJobs: () => Promise<void>, { delayMs, limitMs }: Config['drain']): Promise<void> {
  deps.installation.phase = 'stopping'
  voice.say('stopping', '正在停止：办完手头的请求 · Stopping: requests under way are finished')
  // Whoever listens would be waited for to the end.
  const ended = Promise.all([endJobs(), deps.aside.end(), deps.changes.close()])
  if (delayMs > 0) await setTimeout(delayMs)
  await port.drain(limitMs)
  await ended
  // A request under way may have begun something since.
  await deps.aside.end()
}

/** The database and files, ended with the program. Loaded late: the port is held before anything is opened. */
async function open(config: Config): Promise<Deps> {
  const { openDeps } = await import('./app/open-deps.ts')
  const deps = await openDeps({ ...config, leaves: leavesOf(config), report: voice.fail })
  deps.installation.phase = 'starting'
  started.push({ name: 'database', end: () => deps.db.close() })
  const { replica } = deps
  if (replica) {
    started.push({ name: 'replica', end: replica.close })
    // Asked now, so that whoever starts the program is told where the address is wrong.
    await replica.readingOf(deps.db)
  }
  return deps
}

/** What leaves this machine by configuration, beside messages; hosts, without user, password or path. */
function leavesOf({ databaseUrl, readUrl, traces, metricsToken, oidc }: Config): Leaving[] {
  const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).host : '…')
  return [
    ...(databaseUrl ? [{ way: 'database' as const, to: hostOf(databaseUrl) }] : []),
    ...(readUrl ? [{ way: 'database' as const, to: hostOf(readUrl) }] : []),
    ...(traces ? [{ way: 'telemetry' as const, to: hostOf(traces) }] : []),
    ...(metricsToken ? [{ way: 'metrics' as const, to: '/metrics' }] : []),
    ...(oidc ? [{ way: 'sign-on' as const, to: hostOf(oidc.issuer) }] : []),
  ]
}
