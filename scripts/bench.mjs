// `npm run bench -- NAME [--json] [...]` runs bench/NAME.ts; without a name it lists what there is.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { ensureInstalled, ownNode, root } from './install.mjs'

const folder = join(root, 'bench')
const SUPPORT = new Set(['support.ts'])
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !SUPPORT.has(file))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort()

const [name, ...rest] = process.argv.slice(2)
if (name === undefined) list()
else if (names.includes(name)) await run(name, rest)
else {
  console.error(`There is no bench “${name}”; there are: ${names.join(', ') || 'none yet'}.`)
  process.exitCode = 1
}

/** One line for each bench: its name and the first line of its file, a comment that says what it measures. */
function list() {
  for (const one of names) {
    const [first = ''] = readFileSync(join(folder, `${one}.ts`), 'utf8').split('\n')
    console.log(`${one.padEnd(10)} ${first.replace(/^\/\/\s*/, '')}`)
  }
}

async function run(one, args) {
  try {
    await ensureInstalled()
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
    return
  }
  const child = spawn(ownNode, [join(folder, `${one}.ts`), ...args], { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}
