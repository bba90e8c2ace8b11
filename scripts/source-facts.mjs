import ts from 'typescript'

/** Every import of a file: { specifier, line, typeOnly }, with `export … from` and `import()` among them. */
export function importsOf(file, text) {
  const source = parse(file, text)
  const found = []
  walk(source, (node) => {
    const specifier = specifierOf(node)
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return
    found.push({ specifier: specifier.text, line: lineOf(source, specifier), typeOnly: isTypeOnly(node) })
  })
  return found
}

function specifierOf(node) {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return node.arguments[0]
  return undefined
}

// `import { type A }` is not one of these: the module is still loaded when the program runs.
function isTypeOnly(node) {
  if (ts.isImportDeclaration(node)) return node.importClause?.isTypeOnly === true
  if (ts.isExportDeclaration(node)) return node.isTypeOnly
  return ts.isImportTypeNode(node)
}

/** Uses of `globals`, `members` (as “Date.now”) and of the current time by `new Date()` or `Date()`: { what, line }. */
export function impureUsesOf(file, text, { globals, members }) {
  const source = parse(file, text)
  const declared = new Set()
  walk(source, (node) => {
    if (isBinding(node) && node.name !== undefined && ts.isIdentifier(node.name)) declared.add(node.name.text)
  })
  const found = []
  const add = (node, what) => found.push({ what, line: lineOf(source, node) })
  walk(source, (node) => {
    if (ts.isNewExpression(node) && isNamed(node.expression, 'Date') && !node.arguments?.length) add(node, 'new Date()')
    if (ts.isCallExpression(node) && isNamed(node.expression, 'Date')) add(node, 'Date()')
    if (ts.isPropertyAccessExpression(node)) {
      const path = node.getText(source).replace(/\s|^globalThis\./g, '')
      if (members.includes(path)) add(node, path)
    }
    if (ts.isIdentifier(node) && globals.includes(node.text) && !declared.has(node.text) && isReference(node)) add(node, node.text)
  })
  return found
}

function isBinding(node) {
  return (
    ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isBindingElement(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isImportSpecifier(node) ||
    ts.isImportClause(node)
  )
}

function isReference(node) {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return isNamed(parent.expression, 'globalThis')
  if (ts.isTypeNode(parent) || ts.isTypeElement(parent) || ts.isQualifiedName(parent)) return false
  if (ts.isExportSpecifier(parent) || ts.isJsxAttribute(parent)) return false
  if (ts.isShorthandPropertyAssignment(parent)) return true
  return parent.name !== node && parent.propertyName !== node
}

const isNamed = (node, name) => ts.isIdentifier(node) && node.text === name

export function parse(file, text) {
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
}

export function lineOf(source, node) {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
}

export function walk(node, visit) {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}
