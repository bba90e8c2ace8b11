import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ownNode, readIfThere, root } from './install.mjs'

const ROOMS = ['src/web', 'src/kernel', 'src/reader', 'src/api/contract', 'src/api/contract.ts']
const SOURCES = [...ROOMS, 'index.html', 'vite.config.ts', 'scripts/precompress.mjs', 'package-lock.json']
const STAMP = join(root, 'dist', 'web', '.built-from')

/**
 * Builds `dist/web` when what it is made of has changed since the last build; says so only when it builds.
 *
 * Compared by content: a clone or a checkout gives every file a new time without changing it.
 *
 * @throws Error when vite fails; its output has been printed
 */
export async function ensureWebBuilt() {
  const stamp = fingerprint()
  if (readIfThere(STAMP) === stamp) return
  console.log('Building the web app …')
  const code = await vite()
  if (code !== 0) throw new Error('The web app could not be built; the reason is above.')
  writeFileSync(STAMP, stamp)
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    for (const file of filesUnder(source)) hash.update(`${file}\0`).update(readFileSync(join(root, file))).update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (statSync(full).isFile()) return /\.test\.tsx?$/.test(path) ? [] : [path]
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`))
}

function vite() {
  return new Promise((resolve, reject) => {
    const cli = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
    const child = spawn(ownNode, [cli, 'build', '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? signal))
  })
}
