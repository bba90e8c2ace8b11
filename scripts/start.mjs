// `npm start`. Must run on Node 18 in a clean clone; the server itself runs on the repository's own Node.
//
// What src/main.ts owes this script:
// - it stops cleanly on SIGINT, SIGTERM and SIGHUP, and takes a second one for a repeat
//   (a terminal signals the whole group, and this script forwards the same signal);
// - it stops as well on process.on('disconnect'): the IPC channel closes when this script is gone, even by kill -9.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { ensureWebBuilt } from './build-web.mjs'
import { ensureInstalled, ownNode, readIfThere, root, SMALL } from './install.mjs'

// Acknowledged work survives a kill, so a server that hangs while stopping may be ended.
// What it is given to finish requests under way (src/config.ts) comes first.
const STOP_GRACE_MS = 15_000 + 1000 * (Number(process.env.LINGXIAN_DRAIN_SECONDS || 0) + Number(process.env.LINGXIAN_DRAIN_DELAY_SECONDS || 0) || 0)
const PARENT_CHECK_MS = 1_000

try {
  const main = join(root, 'src', 'main.ts')
  if (!existsSync(main)) throw new Error(`${main} is missing: this copy of the repository is incomplete.`)
  await ensureInstalled()
  await ensureWebBuilt()
  runServer(main)
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}

function runServer(main) {
  // What was compiled at the last start need not be compiled again: about a sixth of a warm start.
  const env = { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'), ...process.env }
  const child = spawn(ownNode, [SMALL, main, ...process.argv.slice(2)], { cwd: root, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  const stop = (signal) => {
    child.kill(signal)
    setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS).unref()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal))
  if (process.env.npm_lifecycle_event !== undefined) stopWithNpm(() => stop('SIGTERM'))
  child.on('error', (error) => {
    console.error(error.message)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

// npm killed with -9 cannot forward anything, and its shell lives on: without this the server would run on as nobody's child.
function stopWithNpm(stop) {
  const before = ancestors()
  const timer = setInterval(() => {
    if (ancestors() === before) return
    clearInterval(timer)
    stop()
  }, PARENT_CHECK_MS)
  timer.unref()
}

/** The shell that npm runs this script in, and npm; on systems without /proc only the first is known. */
function ancestors() {
  const status = readIfThere(`/proc/${process.ppid}/status`) ?? ''
  return `${process.ppid} ${/^PPid:\s*(\d+)/m.exec(status)?.[1] ?? ''}`
}
