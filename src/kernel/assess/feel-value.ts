import type { parseExpression } from '@bpmn-io/feelin'
import { compare, isZero, minus, negated, over, plus, ratioOf, sum, times, ZERO, type Ratio } from './ratio.ts'

// What a formula comes to, in exact fractions: 0.29 × 100 is 29 here, and a third three times is one. Only trees that feel.ts let in come this far.

/** A node of the syntax tree that FEEL's parser makes. */
export type FormulaNode = ReturnType<typeof parseExpression>['topNode']
export type FormulaFigures = Readonly<Record<string, Ratio>>
type Value = Ratio | boolean | readonly Value[]

/** A formula that comes to nothing, with the place at fault; both ends from 0, `to` not in it. */
export class NoValue extends Error {
  readonly why: 'divides-by-zero' | 'not-a-number'
  readonly from: number
  readonly to: number

  constructor(why: NoValue['why'], { from, to }: { from: number; to: number }) {
    super(why)
    this.why = why
    this.from = from
    this.to = to
  }
}

/**
 * The value of a formula. Branches that are not taken are not come to; `and` and `or` stop as soon as they are decided.
 *
 * @param text the formula that the tree was made of
 * @throws NoValue where something is not of its kind, or is divided by zero
 */
export function formulaValue(node: FormulaNode, text: string, figures: FormulaFigures): Ratio {
  const of = (one: FormulaNode): Value => {
    const made = MADE[one.name]
    if (!made) throw new NoValue('not-a-number', one)
    return made(one, { text, figures, of })
  }
  return number(of(node), node)
}

type Inside = { text: string; figures: FormulaFigures; of: (node: FormulaNode) => Value }

const MADE: Record<string, (node: FormulaNode, inside: Inside) => Value> = {
  Expression: only,
  ParenthesizedExpression: only,
  NumericLiteral: literal,
  BooleanLiteral: (node, { text }) => words(node, text) === 'true',
  VariableName: (node, { text, figures }) => {
    const value = figures[words(node, text)]
    if (!value) throw new NoValue('not-a-number', node)
    return value
  },
  List: (node, { of }) => parts(node).map(of),
  ArithmeticExpression: arithmetic,
  Comparison: comparison,
  Conjunction: (node, { of }) => parts(node).every((one) => truth(of(one), one)),
  Disjunction: (node, { of }) => parts(node).some((one) => truth(of(one), one)),
  IfExpression: (node, { of }) => {
    const [condition, then, otherwise] = [partAt(node, 0), partAt(node, 1), partAt(node, 2)]
    return of(truth(of(condition), condition) ? then : otherwise)
  },
  FunctionInvocation: call,
}

const SIGNS: ReadonlySet<string> = new Set(['(', ')', '[', ']', 'if', 'then', 'else', 'and', 'or', 'between', 'ArithOp', 'CompareOp'])

function children(node: FormulaNode): FormulaNode[] {
  const all = []
  for (let one = node.firstChild; one; one = one.nextSibling) all.push(one)
  return all
}

/** What a node is made of, without brackets, signs and key words. */
function parts(node: FormulaNode): FormulaNode[] {
  return children(node).filter(({ name }) => !SIGNS.has(name))
}

function partAt(node: FormulaNode, at: number): FormulaNode {
  const found = parts(node)[at]
  if (!found) throw new NoValue('not-a-number', node)
  return found
}

function only(node: FormulaNode, { of }: Inside): Value {
  return of(partAt(node, 0))
}

function words({ from, to }: FormulaNode, text: string): string {
  return text.slice(from, to)
}

function number(value: Value, node: FormulaNode): Ratio {
  if (typeof value !== 'object' || !('n' in value)) throw new NoValue('not-a-number', node)
  return value
}

function truth(value: Value, node: FormulaNode): boolean {
  if (typeof value !== 'boolean') throw new NoValue('not-a-number', node)
  return value
}

/** Larger powers of ten are no points, and would fill the memory. */
const MOST_EXPONENT = 20

function literal(node: FormulaNode, { text }: Inside): Ratio {
  const [digits = '', exponent = '0'] = words(node, text).replace(/\s/g, '').toLowerCase().split('e')
  const power = Number(exponent)
  if (!Number.isInteger(power) || Math.abs(power) > MOST_EXPONENT) throw new NoValue('not-a-number', node)
  const value = ratioOf(digits.replace(/^(-?)\./, '$10.'))
  const ten: Ratio = { n: 10n ** BigInt(Math.abs(power)), d: 1n }
  return power < 0 ? over(value, ten) : times(value, ten)
}

function arithmetic(node: FormulaNode, { text, of }: Inside): Ratio {
  const all = children(node)
  const [left, sign, right] = all
  // A minus in front.
  if (left && sign && left.name === 'ArithOp') return negated(number(of(sign), sign))
  if (!left || !sign || !right) throw new NoValue('not-a-number', node)
  const [a, b] = [number(of(left), left), number(of(right), right)]
  switch (words(sign, text)) {
    case '+':
      return plus(a, b)
    case '-':
      return minus(a, b)
    case '*':
      return times(a, b)
    default:
      return divided(a, b, right)
  }
}

function divided(a: Ratio, b: Ratio, by: FormulaNode): Ratio {
  if (isZero(b)) throw new NoValue('divides-by-zero', by)
  return over(a, b)
}

const COMPARED: Record<string, (order: number) => boolean> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

function comparison(node: FormulaNode, { text, of }: Inside): boolean {
  const values = parts(node).map((one) => number(of(one), one))
  const [a = ZERO, b = ZERO, c] = values
  const sign = children(node).find(({ name }) => name === 'CompareOp')
  if (!sign && c) return compare(a, b) >= 0 && compare(a, c) <= 0
  const holds = sign && values.length === 2 ? COMPARED[words(sign, text)] : undefined
  if (!holds) throw new NoValue('not-a-number', node)
  return holds(compare(a, b))
}

type Argument = { value: Ratio; node: FormulaNode }
type Called = { least: number; most: number; run: (all: readonly [Argument, ...Argument[]]) => Ratio }

const MANY = Number.POSITIVE_INFINITY
const values = (all: readonly Argument[]): Ratio[] => all.map(({ value }) => value)
const toDecimals = (way: Way, least = 1): Called => ({ least, most: 2, run: ([{ value }, decimals]) => toScale(value, decimals, way) })

const CALLED: Record<string, Called> = {
  min: { least: 1, most: MANY, run: (all) => values(all).reduce((one, other) => (compare(other, one) < 0 ? other : one)) },
  max: { least: 1, most: MANY, run: (all) => values(all).reduce((one, other) => (compare(other, one) > 0 ? other : one)) },
  sum: { least: 1, most: MANY, run: (all) => sum(values(all)) },
  mean: { least: 1, most: MANY, run: (all) => over(sum(values(all)), { n: all.length, d: 1 }) },
  abs: { least: 1, most: 1, run: ([{ value }]) => (value.n < 0 ? negated(value) : value) },
  floor: toDecimals('floor'),
  ceiling: toDecimals('ceiling'),
  // FEEL rounds ties to even here; officials round half up, and a formula is theirs.
  decimal: toDecimals('half-up', 2),
  'round up': toDecimals('up', 2),
  'round down': toDecimals('down', 2),
  'round half up': toDecimals('half-up', 2),
  'round half down': toDecimals('half-down', 2),
  modulo: {
    least: 2,
    most: 2,
    run: ([{ value, node }, by = { value: ZERO, node }]) => minus(value, times(by.value, toScale(divided(value, by.value, by.node), undefined, 'floor'))),
  },
}

/** Functions that lists may be handed to; they count what is in them. */
const OF_MANY: ReadonlySet<string> = new Set(['min', 'max', 'sum', 'mean'])

/** Names of all functions that a formula may call. */
export const FUNCTIONS: ReadonlySet<string> = new Set([...Object.keys(CALLED), 'not'])

function call(node: FormulaNode, { text, of }: Inside): Value {
  const name = words(partAt(node, 0), text)
  const given = parts(partAt(node, 1))
  if (name === 'not') {
    const [one, ...more] = given
    if (!one || more.length > 0) throw new NoValue('not-a-number', node)
    return !truth(of(one), one)
  }
  const all = given.flatMap((one): Argument[] => {
    const value = of(one)
    const inside: readonly Value[] = Array.isArray(value) && OF_MANY.has(name) ? value : [value]
    return inside.map((each) => ({ value: number(each, one), node: one }))
  })
  const called = CALLED[name]
  const [first, ...more] = all
  if (!called || !first || all.length < called.least || all.length > called.most) throw new NoValue('not-a-number', node)
  return called.run([first, ...more])
}

/** Up and down are away from nought and towards it, as the halves are; floor and ceiling go to the less and to the more. */
type Way = 'up' | 'down' | 'half-up' | 'half-down' | 'floor' | 'ceiling'

const MOST_DECIMALS = 20

function toScale(value: Ratio, decimals: Argument | undefined, way: Way): Ratio {
  const scale = decimals ? decimalsOf(decimals) : 0
  const by: Ratio = { n: 10n ** BigInt(Math.abs(scale)), d: 1n }
  const grown = scale < 0 ? over(value, by) : times(value, by)
  const whole: Ratio = { n: wholeOf(grown, way), d: 1n }
  return scale < 0 ? times(whole, by) : over(whole, by)
}

function decimalsOf({ value: { n, d }, node }: Argument): number {
  const [num, den] = [BigInt(n), BigInt(d)]
  const scale = num / den
  if (scale * den !== num || scale > BigInt(MOST_DECIMALS) || scale < -BigInt(MOST_DECIMALS)) throw new NoValue('not-a-number', node)
  return Number(scale)
}

function wholeOf({ n, d }: Ratio, way: Way): bigint {
  const [num, den] = [BigInt(n), BigInt(d)]
  const below = num < 0n
  const size = below ? -num : num
  const cut = size / den
  const rest = size - cut * den
  const grows: Record<Way, boolean> = {
    up: rest > 0n,
    down: false,
    'half-up': rest * 2n >= den,
    'half-down': rest * 2n > den,
    floor: below && rest > 0n,
    ceiling: !below && rest > 0n,
  }
  const whole = grows[way] ? cut + 1n : cut
  return below ? -whole : whole
}

/** Digits after the point of a value that does not end. */
const PRINTED = 20

/**
 * A value as a decimal string. One that does not end is cut off: to round it here could make a tie of what lies just under one.
 *
 * @returns null for one beyond `largest`
 */
export function decimalText(value: Ratio, largest: number): string | null {
  const size = value.n < 0 ? negated(value) : value
  if (compare(size, { n: largest, d: 1 }) > 0) return null
  const whole = wholeOf(times(size, { n: 10n ** BigInt(PRINTED), d: 1n }), 'down')
  const digits = String(whole).padStart(PRINTED + 1, '0')
  const text = `${digits.slice(0, -PRINTED)}.${digits.slice(-PRINTED)}`.replace(/\.?0+$/, '')
  return value.n < 0 && text !== '0' ? `-${text}` : text
}
