// Fails on a query in src/store that does not carry the tenant. Row-level security would give no rows or the
// tenant's own; but without the tenant in the query no index serves it, and jobs and roll-up roles see all tenants.
//
// A query that rightly spans tenants says why, directly above it:   // tenant: the roll-up counts all cities
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { kyselyQueries } from './kysely-queries.mjs'
import { sqlTexts } from './sql-texts.mjs'
import { importsOf, lineOf, parse } from './source-facts.mjs'

const WHY = 'no query may cross tenants unseen; add the tenant, or say why not in a comment “// tenant: …” above'
const FREE = /^\s*\/\/ tenant: \S/

/** @returns violations { file, line, what } among the sources under `folder`; tests are free */
export function checkTenant(folder) {
  return readdirSync(folder, { recursive: true })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .sort()
    .flatMap((file) => checkTenantIn(file, readFileSync(join(folder, file), 'utf8')))
}

/** @returns violations { file, line, what } in one source; `file` is relative to src/store */
export function checkTenantIn(file, text) {
  if (isIdentity(file, text)) return []
  const source = parse(file, text)
  const lines = text.split('\n')
  return [...kyselyQueries(source), ...sqlTexts(source)]
    .filter(({ nodes }) => !nodes.some((node) => isExcused(lines, lineOf(source, node))))
    .map(({ nodes, what }) => ({ file, line: lineOf(source, nodes[0]), what }))
    .sort((a, b) => a.line - b.line)
}

// Accounts are global and live in the schema `identity`. A file there that knows the tables of `public` is judged like any other.
function isIdentity(file, text) {
  return file.startsWith('identity/') && !importsOf(file, text).some(({ specifier }) => specifier === '../tables.ts')
}

// The comment block that ends on the line above.
function isExcused(lines, line) {
  for (let above = line - 2; above >= 0 && /^\s*\/\//.test(lines[above]); above -= 1) {
    if (FREE.test(lines[above])) return true
  }
  return false
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const violations = checkTenant(fileURLToPath(new URL('../src/store', import.meta.url)))
  for (const { file, line, what } of violations) {
    console.error(`src/store/${file}:${line}\n  ${what}\n  because ${WHY}`)
  }
  if (violations.length > 0) process.exitCode = 1
  else console.log('Every query of the store carries the tenant.')
}
