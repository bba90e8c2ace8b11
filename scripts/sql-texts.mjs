import ts from 'typescript'
import { isGlobalTable } from './global-tables.mjs'
import { statementOf } from './kysely-queries.mjs'
import { walk } from './source-facts.mjs'

// SQL's other uses of these words: “is distinct from”, “extract(year from …)”, “for update”, “do update set”, “on update”.
const OTHER_USES = [
  /\bdistinct\s+from\b/g,
  /\b(extract|substring|trim|overlay)\s*\([^()]*\)/g,
  /\b(for(\s+no\s+key)?|do|on)\s+update\b/g,
  /--[^\n]*/g,
]
const TABLE = /\b(?:from|join|into|update)\s+(?:only\s+|lateral\s+)?([a-z_][\w.]*|"[^"]+"|\$\{)/g
const PART = /(?:\bwith(?:\s+recursive)?|,)\s+([a-z_]\w*)\s*(?:\([^()]*\)\s*)?as\s*(?:not\s+|materialized\s+)*\(/g
const STARTS_LIKE_SQL = /^\s*(select|insert\s+into|update|delete\s+from|merge\s+into|with|truncate)\b/

/** SQL written as text, in sql`…` and in plain strings, that names a table but not the tenant: { nodes, what }. */
export function sqlTexts(source) {
  const found = []
  walk(source, (node) => {
    const text = sqlOf(node, source)
    if (text === undefined) return
    const tables = tablesIn(text).filter((table) => !isGlobalTable(table))
    if (tables.length === 0 || /\btenant\b/.test(text)) return
    found.push({ nodes: [node, statementOf(node)], what: `SQL on ${tables.join(', ')} does not name the tenant` })
  })
  return found
}

/** The text of sql`…` whatever it begins with (it may be a part), of other strings only when they begin like a statement. */
function sqlOf(node, source) {
  if (ts.isTaggedTemplateExpression(node)) {
    return /^sql\b/.test(node.tag.getText(source)) ? node.template.getText(source).slice(1, -1).toLowerCase() : undefined
  }
  if (ts.isTaggedTemplateExpression(node.parent ?? node)) return undefined
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return undefined
  const text = node.getText(source).slice(1, -1).toLowerCase()
  return STARTS_LIKE_SQL.test(text) ? text : undefined
}

function tablesIn(text) {
  const plain = OTHER_USES.reduce((rest, use) => rest.replace(use, ' '), text)
  // Names a “with” gives to its own parts, and functions that return rows, are no tables.
  const parts = [...plain.matchAll(PART)].map((match) => match[1])
  return [...plain.matchAll(TABLE)]
    .filter((match) => !/^\s*\(/.test(plain.slice(match.index + match[0].length)) || /\binto\s+\S+$/.test(match[0]))
    .map((match) => (match[1] === '${' ? 'a computed table' : match[1].replaceAll('"', '')))
    .filter((table) => !parts.includes(table))
}
