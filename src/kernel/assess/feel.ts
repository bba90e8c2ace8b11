import { parseExpression } from '@bpmn-io/feelin'
import type { Text } from '../pack/primitives.ts'
import type { Scheme } from '../pack/scheme-schema.ts'
import { decimalText, formulaValue, FUNCTIONS, NoValue, type FormulaNode } from './feel-value.ts'
import { POINTS_NAME } from './line.ts'
import { ratioOf } from './ratio.ts'
import type { Formulas, RunFormula } from './types.ts'

// Formulas (FEEL) over named figures. Only arithmetic, comparisons, if and functions of numbers are let in: nothing of those can repeat itself, so
// every formula ends. FEEL's parser gives the tree; values are worked out in exact fractions (feel-value.ts), since its own are binary. This file alone
// loads FEEL; nothing but pages and programs with formulas imports it.

export type FormulaTroubleCode = 'syntax' | 'not-allowed' | 'unknown-name' | 'names-item' | 'unknown-function' | 'not-a-number' | 'divides-by-zero'
/** What is wrong with a formula; `from` and `to` are places in its text, both from 0, `to` not in it. */
export type FormulaTrouble = Text & { code: FormulaTroubleCode; from: number; to: number }
export type CompiledFormula = { run: RunFormula } | { troubles: FormulaTrouble[] }

/** Nodes of the syntax tree that a formula may be made of. */
const ALLOWED: ReadonlySet<string> = new Set([
  ...['Expression', 'ArithmeticExpression', 'ParenthesizedExpression', 'NumericLiteral', 'BooleanLiteral', 'VariableName', 'Identifier', 'ArithOp', 'CompareOp'],
  ...['Comparison', 'Conjunction', 'Disjunction', 'IfExpression', 'FunctionInvocation', 'PositionalParameters', 'List'],
  ...['if', 'then', 'else', 'and', 'or', 'between', '(', ')', '[', ']'],
])

/** What a node that is not let in is called. */
const NAMED: Record<string, Text> = {
  ForExpression: { zh: '循环（for）', en: 'a loop (for)' },
  QuantifiedExpression: { zh: '遍历（some、every）', en: 'a walk through a list (some, every)' },
  FunctionDefinition: { zh: '自定义函数（function）', en: 'a function of its own' },
  Interval: { zh: '区间（..）', en: 'a range (..)' },
  IterationContext: { zh: '区间（..）', en: 'a range (..)' },
  FilterExpression: { zh: '筛选（[…]）', en: 'a filter ([…])' },
  PathExpression: { zh: '取成员（.）', en: 'a path (.)' },
  Context: { zh: '对象（{…}）', en: 'a context ({…})' },
  StringLiteral: { zh: '文字', en: 'text' },
}

/** Signs as Chinese texts have them, each in place of one of the same length, so that positions stay true. */
const SIGNS: Record<string, string> = { '×': '*', '÷': '/', '（': '(', '）': ')', '，': ',', '＋': '+', '－': '-', '−': '-', '＜': '<', '＞': '>', '＝': '=' }

/**
 * A formula made ready, or everything that is wrong with it.
 *
 * @param names figures that it may use, beside `分值`, the points of its item
 * @param items names of the scheme's items: naming one is told apart, since scores never come from other scores
 */
export function compileFormula(formula: string, names: readonly string[], items: readonly string[] = []): CompiledFormula {
  const text = formula.replace(/[×÷（），＋－−＜＞＝]/g, (sign) => SIGNS[sign] ?? sign)
  const known = [...names, POINTS_NAME]
  const context = Object.fromEntries([...known, ...items].map((name) => [name, 1]))
  const tree = parseExpression(text, context, undefined).topNode
  const troubles = looked(tree, text, new Set(known), new Set(items))
  if (troubles.length > 0) return { troubles }
  const run = runner(tree, text)
  const wrong = tried(run, known, formula)
  return wrong ? { troubles: [wrong] } : { run }
}

/** All formulas of a scheme, made ready; one that is wrong says so in every line that it should score. */
export function formulasOf(scheme: Scheme): Formulas {
  const items = scheme.items.map(({ name }) => name.zh)
  return new Map(
    scheme.items.flatMap(({ id, measure }): [string, RunFormula][] => {
      if (!('formula' in measure)) return []
      const compiled = compileFormula(measure.formula, measure.figures.map(({ name }) => name), items)
      if ('run' in compiled) return [[id, compiled.run]]
      const [first] = compiled.troubles
      return [[id, () => ({ trouble: first?.code ?? 'syntax', params: saidIn(first ?? { zh: '', en: '' }) })]]
    }),
  )
}

function saidIn({ zh, en }: Text): Record<string, string> {
  return { 'said-zh': zh, 'said-en': en }
}

type Span = { from: number; to: number }

/** Walks the syntax tree once: what is not let in, and names nobody gave. */
function looked(tree: FormulaNode, text: string, known: ReadonlySet<string>, items: ReadonlySet<string>): FormulaTrouble[] {
  const troubles: FormulaTrouble[] = []
  tree.cursor().iterate((node): boolean => {
    const here = { from: node.from, to: node.to }
    const words = text.slice(node.from, node.to)
    if (node.type.isError) troubles.push(syntax(text, here))
    else if (!ALLOWED.has(node.name)) troubles.push(notAllowed(node.name, words, here))
    else if (node.name === 'ArithOp' && words === '**') troubles.push(notAllowed('**', words, here))
    else if (node.name === 'VariableName') troubles.push(...nameTrouble(words, node.node.parent?.name === 'FunctionInvocation' && node.node.prevSibling === null, known, items, here))
    else return true
    return false
  })
  return troubles
}

function syntax(text: string, { from, to }: Span): FormulaTrouble {
  const words = text.slice(from, Math.max(to, from + 1))
  const at = from + 1
  return { code: 'syntax', from, to, zh: words.trim() === '' ? `第 ${at} 个字符处公式没有写完。` : `第 ${at} 个字符“${words}”处写法不对。`, en: words.trim() === '' ? `The formula breaks off at character ${at}.` : `“${words}” at character ${at} cannot stand there.` }
}

function notAllowed(kind: string, words: string, { from, to }: Span): FormulaTrouble {
  const { zh, en } = NAMED[kind] ?? { zh: `“${words}”`, en: `“${words}”` }
  return { code: 'not-allowed', from, to, zh: `第 ${from + 1} 个字符处用了${zh}：公式只能用四则运算、比较、if 和 min、max 等函数，这样才一定算得完。`, en: `Character ${from + 1}: ${en} is not allowed; a formula has arithmetic, comparisons, if and functions such as min and max, so that it always ends.` }
}

function nameTrouble(name: string, called: boolean, known: ReadonlySet<string>, items: ReadonlySet<string>, { from, to }: Span): FormulaTrouble[] {
  const at = from + 1
  if (called) return FUNCTIONS.has(name) ? [] : [{ code: 'unknown-function', from, to, zh: `第 ${at} 个字符处没有函数“${name}”。可用：${[...FUNCTIONS].join('、')}。`, en: `Character ${at}: there is no function “${name}”. Known: ${[...FUNCTIONS].join(', ')}.` }]
  if (known.has(name)) return []
  if (items.has(name)) return [{ code: 'names-item', from, to, zh: `第 ${at} 个字符处引用了考核项“${name}”：得分不能由别的得分算出（会循环），请改用它所依据的数。`, en: `Character ${at}: “${name}” is an item; a score is never made of other scores (they could go in a circle). Use the figures it is made of.` }]
  return [{ code: 'unknown-name', from, to, zh: `第 ${at} 个字符处的“${name}”没有说明。可用：${[...known].join('、')}。`, en: `Character ${at}: “${name}” is not declared. Known: ${[...known].join(', ')}.` }]
}

/** Beyond this no points are meant. */
const LARGEST = 1e9

function runner(tree: FormulaNode, text: string): RunFormula {
  return (figures) => {
    try {
      const value = formulaValue(tree, text, Object.fromEntries(Object.entries(figures).map(([name, one]) => [name, ratioOf(one)])))
      const printed = decimalText(value, LARGEST)
      return printed === null ? NO_NUMBER : { value: printed }
    } catch (error) {
      if (!(error instanceof NoValue)) throw error
      return error.why === 'divides-by-zero' ? byZero(text, error) : NO_NUMBER
    }
  }
}

const NO_NUMBER = { trouble: 'not-a-number', params: saidIn({ zh: '结果不是数，或太大', en: 'the result is not a number, or too large' }) }

function byZero(text: string, { from, to }: Span): { trouble: string; params: Record<string, string | number> } {
  const words = text.slice(from, to)
  return { trouble: 'divides-by-zero', params: { from, to, ...saidIn({ zh: `第 ${from + 1} 个字符处除以“${words}”，而它是零`, en: `character ${from + 1}: divided by “${words}”, which is zero` }) } }
}

/** Figures to try a formula on: all different, so that differences of two are not nought by chance. */
const SAMPLES = [(index: number) => 3 + 7 * index, (index: number) => 101 - 9 * index]

function tried(run: RunFormula, names: readonly string[], formula: string): FormulaTrouble | null {
  const results = SAMPLES.map((sample) => run(Object.fromEntries(names.map((name, index) => [name, String(sample(index))]))))
  const failed = results.flatMap((one) => ('trouble' in one ? [one] : []))
  const [first] = failed
  if (!first || failed.length < results.length) return null
  if (first.trouble === 'divides-by-zero') return { code: 'divides-by-zero', from: Number(first.params.from), to: Number(first.params.to), zh: `${first.params['said-zh']}。`, en: `${first.params['said-en']}.` }
  return { code: 'not-a-number', from: 0, to: formula.length, zh: '公式的结果不是一个数。得分须是数，请检查 if 的两支和比较。', en: 'The formula does not come to a number. A score is one; look at both branches of if and at comparisons.' }
}
