import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { layFonts } from './fonts.ts'

const cache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'lingxian')

export type ChromiumHome = { executablePath: string; env: Record<string, string> }

/**
 * Where Chromium is and what its environment must be: CHROMIUM_PATH, else the machine's own at /usr/bin/chromium,
 * else the one inside the npm package, unpacked once per version into node_modules/.cache.
 */
export function chromiumHome(): ChromiumHome {
  const fonts = layFonts(cache)
  const given = [process.env.CHROMIUM_PATH, '/usr/bin/chromium'].find((path) => path !== undefined && path !== '' && existsSync(path))
  if (given !== undefined) return { executablePath: given, env: { FONTCONFIG_FILE: fonts } }
  const home = unpacked()
  return {
    executablePath: join(home, 'chromium'),
    env: { FONTCONFIG_FILE: fonts, LD_LIBRARY_PATH: join(home, 'al2023', 'lib') },
  }
}

/**
 * The package unpacks into the temporary folder, straight under its final names, and trusts whatever is there already.
 * So it unpacks in a child whose temporary folder is a fresh one, which gets its final name when it is complete.
 */
function unpacked(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const home = join(cache, `chromium-${versionOf(entry)}`)
  if (existsSync(home)) return home
  mkdirSync(cache, { recursive: true })
  const fresh = mkdtempSync(join(cache, 'unpacking-'))
  const script = "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath()"
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
    // Without this the package leaves out the NSS libraries, which a bare machine has not.
    env: { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
    encoding: 'utf8',
  })
  if (child.status !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    throw new Error(`Chromium could not be unpacked: ${child.error?.message ?? child.stderr}`)
  }
  // Another run may have finished first; its result is the same.
  if (existsSync(home)) rmSync(fresh, { recursive: true, force: true })
  else renameSync(fresh, home)
  return home
}

function versionOf(entry: string): string {
  for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json')
    if (!existsSync(file)) continue
    const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string }
    if (name === '@sparticuz/chromium' && version !== undefined) return version
  }
  throw new Error(`no package.json above ${entry}`)
}

