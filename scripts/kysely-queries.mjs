import ts from 'typescript'
import { isGlobalTable } from './global-tables.mjs'
import { walk } from './source-facts.mjs'

const READS = new Set(['selectFrom', 'updateTable', 'deleteFrom', 'mergeInto'])
const WRITES = new Set(['insertInto', 'replaceInto'])
const JOIN = /^(inner|left|right|full|cross)(Lateral)?Join(Lateral)?$/
const IS_TENANT = /(^|\.)tenant$/

/** Kysely queries of a source that do not carry the tenant: { nodes, what }; `nodes` are where an excuse may stand above. */
export function kyselyQueries(source) {
  const found = []
  walk(source, (node) => {
    const name = methodName(node)
    if (name === undefined || !(READS.has(name) || WRITES.has(name))) return
    const chain = chainFrom(node)
    const nodes = [node.expression.name, node, statementOf(node)]
    const table = tableOf(node.arguments[0])
    if (table === undefined) return
    if (!isGlobalTable(table) && !(WRITES.has(name) ? chain.some(writesTenant) : chain.some((one) => narrowsToTenant(one)))) {
      found.push({ nodes, what: `${name}('${table}') does not carry the tenant` })
    }
    for (const call of chain.filter((one) => JOIN.test(methodName(one) ?? ''))) {
      const joined = tableOf(call.arguments[0])
      const alias = aliasOf(call.arguments[0])
      if (joined === undefined || isGlobalTable(joined)) continue
      if (mentionsTenant(call) || chain.some((one) => narrowsToTenant(one, alias))) continue
      found.push({ nodes: [call.expression.name, ...nodes], what: `${methodName(call)}('${joined}') does not join on the tenant` })
    }
  })
  return found
}

function methodName(node) {
  return ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : undefined
}

/** The calls chained onto `call`, itself first. */
function chainFrom(call) {
  const chain = [call]
  let node = call
  while (ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node && ts.isCallExpression(node.parent.parent)) {
    node = node.parent.parent
    chain.push(node)
  }
  return chain
}

function tableOf(argument) {
  if (argument === undefined) return undefined
  if (ts.isStringLiteralLike(argument)) return argument.text.split(/\s+as\s+/i)[0]
  if (ts.isArrayLiteralExpression(argument)) {
    return argument.elements.map(tableOf).find((table) => table !== undefined && !isGlobalTable(table))
  }
  // A sub-query is a query of its own, found by itself; a table whose name is computed is not known to be global.
  return ts.isArrowFunction(argument) || ts.isCallExpression(argument) ? undefined : '?'
}

function aliasOf(argument) {
  if (argument === undefined || !ts.isStringLiteralLike(argument)) return undefined
  return argument.text.split(/\s+as\s+/i).at(-1)
}

/** where('tenant', …), where('m.tenant', …), where((eb) => … 'tenant' …); with `alias` only that table's. */
function narrowsToTenant(call, alias) {
  const name = methodName(call)
  if (name !== 'where' && name !== 'whereRef' && name !== 'using') return false
  const [first] = call.arguments
  if (first === undefined) return false
  const names = ts.isStringLiteralLike(first) ? [first.text, ...(name === 'whereRef' ? stringsIn(call) : [])] : stringsIn(first)
  return names.some((text) => IS_TENANT.test(text) && (alias === undefined || text === `${alias}.tenant`))
}

/** values({ tenant, … }) and columns(['tenant', …]); values(rows) is left to the types, which ask for the column. */
function writesTenant(call) {
  const [first] = call.arguments
  if (first === undefined) return false
  if (methodName(call) === 'columns') return stringsIn(first).some((text) => IS_TENANT.test(text))
  if (methodName(call) !== 'values') return false
  const rows = objectsIn(first)
  return rows.length === 0 || rows.every((row) => row.properties.some((one) => ts.isSpreadAssignment(one) || one.name?.text === 'tenant'))
}

function objectsIn(argument) {
  if (ts.isObjectLiteralExpression(argument)) return [argument]
  if (ts.isArrayLiteralExpression(argument)) return argument.elements.flatMap(objectsIn)
  if (ts.isParenthesizedExpression(argument)) return objectsIn(argument.expression)
  if (ts.isArrowFunction(argument)) return objectsIn(argument.body)
  if (methodName(argument) === 'map') return argument.arguments.flatMap(objectsIn)
  return []
}

function mentionsTenant(call) {
  return call.arguments.slice(1).some((argument) => stringsIn(argument).some((text) => IS_TENANT.test(text)))
}

function stringsIn(node) {
  const texts = []
  walk(node, (one) => {
    if (ts.isStringLiteralLike(one)) texts.push(one.text)
    if (ts.isPropertyAssignment(one) && ts.isIdentifier(one.name)) texts.push(one.name.text)
    if (ts.isShorthandPropertyAssignment(one)) texts.push(one.name.text)
  })
  return texts
}

export function statementOf(node) {
  let statement = node
  while (statement.parent !== undefined && !ts.isStatement(statement)) statement = statement.parent
  return statement
}
