// Fails on an import that goes the wrong way between the rooms of src/, on a cycle, and on a clock, chance or
// I/O in a pure room; says which rule and why. The rules are data in rooms.mjs.
import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findCycles } from './import-cycles.mjs'
import { importsOf, impureUsesOf } from './source-facts.mjs'
import { BROWSER_ROOMS, PACKAGES, PURE_ROOMS, ROOMS, SQL } from './rooms.mjs'

const BUILTINS = new Set(builtinModules)
// Files beside main.ts (configuration, say) are parts of it: no room may import them.
const MAIN = ROOMS.find(({ path }) => path === 'main.ts')
const isTest = (file) => /\.test\.tsx?$/.test(file)
const isIn = (file, room) => file === room || file.startsWith(`${room}/`) || file === `${room}.ts` || file === `${room}.tsx`

/**
 * @param src folder that holds the rooms
 * @returns violations { file, line, rule, why }, `file` relative to `src`; tests beside the code are free
 */
export function checkRooms(src) {
  const files = readdirSync(src, { recursive: true })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.tsx?$/.test(file) && !isTest(file))
    .sort()
  const imports = new Map()
  const violations = []
  for (const file of files) {
    const text = readFileSync(join(src, file), 'utf8')
    const found = importsOf(file, text).map((one) => ({ ...one, target: resolve(file, one.specifier) }))
    imports.set(file, found)
    violations.push(...found.flatMap((one) => importViolations(file, one)), ...impurities(file, text))
  }
  const edges = new Map(files.map((file) => [file, imports.get(file).filter((one) => !one.typeOnly && imports.has(one.target))]))
  return [...violations, ...findCycles(edges).map(cycleViolation)]
}

function resolve(file, specifier) {
  return specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), specifier)) : undefined
}

function importViolations(file, { specifier, target, line }) {
  const rules = target === undefined ? packageRules(file, specifier) : directionRules(file, target)
  return rules.map(({ rule, why }) => ({ file, line, rule, why }))
}

function directionRules(file, target) {
  if (target.startsWith('../')) {
    const why = 'what is shipped must not need tests, benches or scripts'
    return /\.json$/.test(target) ? [] : [{ rule: `${target} lies outside src/`, why }]
  }
  if (isTest(target)) return [{ rule: `${target} is a test`, why: 'what is shipped must not need tests' }]
  const from = file.includes('/') ? longestMatch(ROOMS, file) : MAIN
  if (from === undefined) {
    return [{ rule: `${file.split('/')[0]} is no room`, why: 'a new room is added to docs/architecture.md and scripts/rooms.mjs first' }]
  }
  if (from === MAIN && !target.includes('/')) return []
  const own = from.path.split('/')[0]
  const allowed = from.path.includes('/') ? [from.path, ...from.may] : [own, ...from.may]
  if (allowed.some((room) => isIn(target, room))) return []
  const may = from.may.length === 0 ? 'no other room' : from.may.join(', ')
  return [{ rule: `${from.path} may not import ${target} (it may import ${may})`, why: from.why }]
}

function packageRules(file, specifier) {
  const name = packageName(specifier)
  if (specifier.startsWith('node:') || BUILTINS.has(specifier)) {
    return [PURE_ROOMS, BROWSER_ROOMS]
      .filter(({ rooms }) => rooms.some((room) => isIn(file, room)))
      .map(({ why }) => ({ rule: `${specifier} is not allowed here`, why }))
  }
  const broken = []
  if (SQL.packages.includes(name) && !SQL.rooms.some((room) => isIn(file, room))) {
    broken.push({ rule: `${name} may be imported only in ${SQL.rooms.join(' and ')}`, why: SQL.why })
  }
  const list = longestMatch(
    PACKAGES.map((one) => ({ ...one, path: one.room })),
    file,
  )
  if (list !== undefined && !list.allowed.includes(name)) {
    broken.push({ rule: `${list.room} may not use the package ${name} (it may use ${list.allowed.join(', ') || 'none'})`, why: list.why })
  }
  return broken
}

function impurities(file, text) {
  if (!PURE_ROOMS.rooms.some((room) => isIn(file, room))) return []
  return impureUsesOf(file, text, PURE_ROOMS).map(({ what, line }) => ({
    file,
    line,
    rule: `${what} is not allowed in ${file.split('/')[0]}`,
    why: PURE_ROOMS.why,
  }))
}

function cycleViolation({ path, line }) {
  return {
    file: path[0],
    line,
    rule: `a cycle: ${path.join(' → ')}`,
    why: 'files that need each other are one idea in two places, and which of them is ready first depends on who asks',
  }
}

function longestMatch(rules, file) {
  return rules.filter(({ path }) => isIn(file, path)).sort((a, b) => b.path.length - a.path.length)[0]
}

function packageName(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const src = process.argv[2] ?? fileURLToPath(new URL('../src', import.meta.url))
  const violations = checkRooms(src)
  for (const { file, line, rule, why } of violations) console.error(`src/${file}:${line}\n  ${rule}\n  because ${why}`)
  if (violations.length > 0) process.exitCode = 1
  else console.log('Every import goes the way the rooms allow.')
}
