// Runs before anything is installed, so it keeps to what Node 18 has.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The Node 24 the repository brings with it; everything but these scripts runs under it. */
export const ownNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/**
 * How the server is started: half of what Node gives to what was made a moment ago, as fast, and 100 MB less after a busy hour (docs/performance.md). The rest
 * is in src/memory.ts; this can only be said at the start.
 */
export const SMALL = '--max-semi-space-size=32'

/**
 * Makes `node_modules` equal to `package-lock.json`, installing only when it is not.
 *
 * @throws Error with one sentence that says what to do
 */
export async function ensureInstalled() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const stampFile = join(root, 'node_modules', '.lingxian-installed')
  const stamp = createHash('sha256').update(lock).digest('hex')
  if (readIfThere(stampFile) === stamp && existsSync(ownNode)) return
  if (!isInstalledBy(lock)) {
    console.log('Installing dependencies (npm ci) …')
    await npmCi(process.execPath)
    requireOwnNode()
    if (!isInstalledBy(lock)) await npmCiUnderOwnNode(lock)
  }
  requireOwnNode()
  writeFileSync(stampFile, stamp)
}

/** Whether what lies there, perhaps put there by npm by hand, is what the lock asks for on this machine. */
function isInstalledBy(lock) {
  const hidden = readIfThere(join(root, 'node_modules', '.package-lock.json'))
  return hidden !== undefined && missingFrom(JSON.parse(hidden), JSON.parse(lock), thisMachine()).length === 0
}

/**
 * Packages that the lock asks for on `machine` and that are not there in that version. Optional ones are mostly native
 * code for one platform each; the machine's own is needed after all.
 */
export function missingFrom(installed, lock, machine) {
  return Object.entries(lock.packages)
    .filter(([path, wanted]) => path !== '' && (wanted.optional !== true || isFor(machine, wanted)))
    .filter(([path, wanted]) => installed.packages[path]?.version !== wanted.version)
    .map(([path]) => path)
}

function isFor(machine, { os, cpu, libc }) {
  return os?.includes(machine.os) === true && cpu?.includes(machine.cpu) === true && (libc === undefined || libc.includes(machine.libc))
}

function thisMachine() {
  const { glibcVersionRuntime } = process.report.getReport().header
  return { os: process.platform, cpu: process.arch, libc: glibcVersionRuntime === undefined ? 'musl' : 'glibc' }
}

/**
 * npm leaves out, without a word, optional packages that ask for a newer Node than the one it runs on; on Node 18 that is
 * the bundler's native part. So it installs once more under our own Node, copied, as npm ci begins by removing everything.
 */
async function npmCiUnderOwnNode(lock) {
  console.log('Installing once more under Node 24: this Node is too old for some native packages …')
  const folder = mkdtempSync(join(tmpdir(), 'lingxian-node-'))
  try {
    const copy = join(folder, basename(ownNode))
    copyFileSync(ownNode, copy)
    await npmCi(copy)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  if (isInstalledBy(lock)) return
  throw new Error('npm ci left packages out that this machine needs: remove node_modules and try with Node 22 or newer.')
}

function requireOwnNode() {
  if (spawnSync(ownNode, ['--version']).status === 0) return
  throw new Error('npm left out the install script of the package “node” (ignore-scripts?): run “npm rebuild node --ignore-scripts=false”.')
}

// --include=dev: the server runs on the repository's own Node, a dev dependency, also under NODE_ENV=production.
function npmCi(node) {
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` }
  const [program, ...first] = npm === undefined ? ['npm'] : [node, npm]
  return new Promise((resolve, reject) => {
    const shell = npm === undefined && process.platform === 'win32'
    const child = spawn(program, [...first, ...args], { cwd: root, env, stdio: 'inherit', shell })
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(`npm ci failed (${code ?? signal}): check the network and the registry npm uses, then try again.`))
    })
  })
}

export function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}
