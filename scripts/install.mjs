// Runs before anything is installed, so it keeps to what Node 18 has.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The Node 24 the repository brings with it; everything but these scripts runs under it. */
export const ownNode = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

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
    const code = await npmCi()
    if (code !== 0) throw new Error(`npm ci failed with code ${code}: check the network and the registry npm uses, then try again.`)
  }
  const probe = spawnSync(ownNode, ['--version'], { encoding: 'utf8' })
  if (probe.status !== 0) {
    throw new Error('npm left out the install script of the package “node” (ignore-scripts?): run “npm rebuild node --ignore-scripts=false”.')
  }
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, stamp)
}

/** Whether someone ran npm by hand and what lies there is already what the lock asks for. */
function isInstalledBy(lock) {
  const hidden = readIfThere(join(root, 'node_modules', '.package-lock.json'))
  if (hidden === undefined) return false
  const present = JSON.parse(hidden).packages
  return Object.entries(JSON.parse(lock).packages).every(
    ([path, wanted]) => path === '' || wanted.optional === true || present[path]?.version === wanted.version,
  )
}

// --include=dev: the server runs on the repository's own Node, a dev dependency, also under NODE_ENV=production.
function npmCi() {
  return new Promise((resolve, reject) => {
    const npm = process.env.npm_execpath
    const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
    const child =
      npm === undefined
        ? spawn('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
        : spawn(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? signal))
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
