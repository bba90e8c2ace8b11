import canonicalize from 'canonicalize'
import { isCollection, isMap, isPair, isScalar, parseDocument, visit, type Alias, type Document, type Node } from 'yaml'
import type { z } from 'zod'
import { burdenOfKey } from '../kernel/pack/burden.ts'
import { checkPack } from '../kernel/pack/check.ts'
import { mistake, pathText, type Finding, type PackCode, type PackPath } from '../kernel/pack/finding.ts'
import { packSchema, type Pack, type Text } from '../kernel/pack/schema.ts'

/** A mistake with its exact place; `line` and `column` count from 1, as editors do. */
export type PackMistake = Text & { file: string; line: number; column: number; path: string; code: PackCode }

export type ParsedPack = { pack: Pack; warnings: PackMistake[] } | { mistakes: PackMistake[] }

/** No mechanism is that long; whoever sends more is told so before anything is built in memory. */
const LONGEST = 1_000_000
/** More are no help, and finding the places of a hundred thousand would take a while. */
const MOST = 100

/**
 * Reads a pack from YAML (JSON is YAML too).
 *
 * @param fileName only repeated in mistakes
 * @param further what is to be checked beside the pack itself: whether it fits to those that are there
 * @param others the packs beside it, which it may use
 * @returns the pack with what is unwise about it, or the mistakes of one stage in the order of the file: the first of the
 *   text, or all of the shape, or all of references and burdens. Never throws on what a person can write.
 */
export function parsePack(text: string, fileName: string, further: (pack: Pack) => Finding[] = () => [], others: readonly Pack[] = []): ParsedPack {
  const at = (offset: number, code: PackCode, zh: string, en: string, path = ''): PackMistake => ({
    file: fileName,
    ...placeOf(text, offset),
    path,
    code,
    zh,
    en,
  })
  if (text.length > LONGEST)
    return {
      mistakes: [
        at(0, 'too_long', `文件超过 ${LONGEST} 字，不像机制模板。`, `The file has more than ${LONGEST} characters; no pack is that long.`),
      ],
    }

  const document = parseDocument(text, { prettyErrors: false, logLevel: 'error', uniqueKeys: true })
  // What follows the first mistake of this kind mostly follows from it.
  const [first] = [...document.errors, ...document.warnings].toSorted((a, b) => a.pos[0] - b.pos[0])
  if (first) {
    const offset = openQuoteAt(document, first.pos[0]) ?? first.pos[0]
    const zh = `不是正确的 YAML（${first.code}）：${YAML_ZH[first.code] ?? '请检查缩进、冒号和引号'}。`
    return { mistakes: [at(offset, 'not_yaml', zh, `Not correct YAML (${first.code}): ${first.message}`)] }
  }
  if (document.contents === null) return { mistakes: [at(0, 'empty', '文件里没有内容。', 'The file is empty.')] }

  let data: unknown
  try {
    data = document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    // The only thing that can go wrong here: aliases that do not exist or that multiply without end.
    const en = error instanceof Error ? error.message : String(error)
    return {
      mistakes: [
        at(
          suspectAlias(document),
          'not_yaml',
          '引用（*）指向不存在的内容，或引用太多。请直接写出内容。',
          `Aliases cannot be followed: ${en}`,
        ),
      ],
    }
  }

  const place = ({ code, path, zh, en, atKey }: Finding): PackMistake =>
    at(offsetOf(document, path, atKey === true), code, zh, en, pathText(path))
  const shaped = packSchema.safeParse(data)
  if (!shaped.success)
    return {
      mistakes: inOrder(
        shaped.error.issues
          .flatMap((issue) => explain(issue, data))
          .slice(0, MOST)
          .map(place),
      ),
    }

  const findings = [...checkPack(shaped.data, others), ...further(shaped.data)]
  const mistakes = findings.filter(({ weight }) => weight === 'mistake')
  if (mistakes.length > 0) return { mistakes: inOrder(mistakes.slice(0, MOST).map(place)) }
  return { pack: shaped.data, warnings: inOrder(findings.map(place)) }
}

/**
 * The text a pack's hash is taken of: canonical JSON without empty values, so that a key left out and its empty value, and
 * packs of before and after a release that added a key, are the same.
 * @source RFC 8785
 */
export function canonicalPack(pack: Pack): string {
  const text = canonicalize(withoutEmpty(pack))
  if (text === undefined) throw new TypeError('a pack is an object')
  return text
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value)
    .map(([key, inner]) => [key, withoutEmpty(inner)] as const)
    .filter(([, inner]) => !isEmpty(inner))
  return Object.fromEntries(kept)
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && Object.keys(value).length === 0
}

const YAML_ZH: Record<string, string> = {
  TAB_AS_INDENT: '缩进不能用制表符，请用空格',
  BAD_INDENT: '缩进不对齐',
  DUPLICATE_KEY: '同一处的键重复了',
  MISSING_CHAR: '缺少引号、括号或冒号',
  MULTIPLE_DOCS: '一个文件只放一个模板，不能有 ---',
  BAD_ALIAS: '引用（*）指向不存在的内容',
  UNEXPECTED_TOKEN: '有多余的字符',
  MULTILINE_IMPLICIT_KEY: '键不能跨行，可能少了冒号',
  BLOCK_AS_IMPLICIT_KEY: '一行里有两个冒号，含冒号的文字请加引号',
}

type Issue = z.core.$ZodIssue

/** What Zod finds in a pack or a part of one, with our words; paths begin in `data`. */
export function explain(issue: Issue, data: unknown): Finding[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => burdenOfKey(path, key) ?? unknownKey(path, key, valueAt(data, [...path, key]) === null))
  }
  if (issue.code === 'invalid_union') return explainUnion(issue, path, data)
  if (valueAt(data, path) === undefined)
    return [mistake('missing', path, `缺少“${path.at(-1) ?? ''}”。`, `“${path.at(-1) ?? ''}” is missing.`)]
  if (issue.code === 'invalid_type') {
    return [
      mistake(
        'wrong_type',
        path,
        `这里应当是${TYPES_ZH[issue.expected] ?? issue.expected}。`,
        `This should be ${TYPES_EN[issue.expected] ?? issue.expected}.`,
      ),
    ]
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    return [mistake('wrong_choice', path, `只能是：${values.join('、')}。`, `One of: ${values.join(', ')}.`)]
  }
  if (issue.code === 'too_small') {
    return [
      mistake(
        'out_of_range',
        path,
        `太少、太短或太小，至少 ${issue.minimum}。`,
        `Too few, too short or too small: at least ${issue.minimum}.`,
      ),
    ]
  }
  if (issue.code === 'too_big') {
    return [
      mistake(
        'out_of_range',
        path,
        `太多、太长或太大，至多 ${issue.maximum}。`,
        `Too many, too long or too large: at most ${issue.maximum}.`,
      ),
    ]
  }
  if (issue.code === 'invalid_key')
    return issue.issues.flatMap(() => [
      mistake('unknown_key', path, `不认识“${path.at(-1) ?? ''}”这一项。`, `“${path.at(-1) ?? ''}” is not known here.`),
    ])
  if (issue.code === 'invalid_format') {
    const form = issue.pattern ?? issue.format
    return [mistake('wrong_form', path, `写法不对，应符合 ${form}。`, `Not written as it should be: ${form}.`)]
  }
  return [mistake('wrong_form', path, OWN_ZH[issue.message] ?? '写法不对。', OWN_EN[issue.message] ?? 'Not written as it should be.')]
}

/** `{ zh: 总, en: one, two }` reads as a key “two” without a value: the commonest slip in a pack. */
function unknownKey(path: PackPath, key: string, withoutValue: boolean): Finding {
  const found = withoutValue
    ? mistake(
        'unknown_key',
        [...path, key],
        `不认识“${key}”这一项。如果它是前面文字的一部分，请给含逗号的文字加引号。`,
        `“${key}” is not known here. If it belongs to the text before it, put text that holds a comma in quotes.`,
      )
    : mistake(
        'unknown_key',
        [...path, key],
        `不认识“${key}”这一项。请检查拼写，或删去。`,
        `“${key}” is not known here. Check its spelling, or remove it.`,
      )
  return { ...found, atKey: true }
}

/** The branch that was meant is the one with the fewest mistakes; where every branch fails at its root, the choice itself is wrong. */
function explainUnion(issue: Extract<Issue, { code: 'invalid_union' }>, path: (string | number)[], data: unknown): Finding[] {
  const branches = issue.errors.map((errors) => errors.flatMap((error) => explain({ ...error, path: [...path, ...error.path] }, data)))
  const deeper = branches.filter(
    (branch) => branch.length > 0 && branch.every((finding) => finding.path.length > path.length && finding.code !== 'unknown_key'),
  )
  const meant = (deeper.length > 0 ? deeper : branches).toSorted((a, b) => a.length - b.length)[0]
  return meant ?? [mistake('wrong_choice', path, '写法不对。', 'Not written as it should be.')]
}

const TYPES_ZH: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表（每行以 - 开头）',
  object: '若干“键: 值”',
  record: '若干“键: 值”',
}
const TYPES_EN: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
}
const OWN_ZH: Record<string, string> = {
  not_a_day: '不是日期，应为 2026-09-30 这样的写法。',
  not_a_month_day: '不是月日，应为 09-01 这样的写法（不能是 02-29）。',
  zero: '没有第 0 天：1 是第一天，-1 是最后一天。',
}
const OWN_EN: Record<string, string> = {
  not_a_day: 'Not a day; write it as 2026-09-30.',
  not_a_month_day: 'Not a month and day; write it as 09-01 (never 02-29).',
  zero: 'There is no day 0: 1 is the first, -1 the last.',
}

function valueAt(data: unknown, path: PackPath): unknown {
  let value = data
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<string | number, unknown>)[part]
  }
  return value
}

/** A quote that is never closed is noticed at the end of the file; people look for where it was opened. */
function openQuoteAt(document: Document.Parsed, noticedAt: number): number | null {
  let opened: number | null = null
  visit(document, {
    Scalar: (_, { type, range }) => {
      if ((type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE') && range && range[1] === noticedAt) opened = range[0]
    },
  })
  return opened
}

/** The first alias that points to nothing, or else the first of them all. */
function suspectAlias(document: Document.Parsed): number {
  const aliases: Alias[] = []
  visit(document, {
    Alias: (_, alias) => {
      aliases.push(alias)
    },
  })
  const suspect = aliases.find((alias) => alias.resolve(document) === undefined) ?? aliases[0]
  return startOf(suspect) ?? 0
}

/**
 * Where a path's value begins in the text. A key that is not there has its map's place; a map in a list begins at its first
 * key, a map or a list under a key at that key, because that is where a person looks.
 */
function offsetOf(document: Document, path: PackPath, atKey: boolean): number {
  let node: unknown = document.contents
  let offset = startOf(document.contents) ?? 0
  for (const [depth, part] of path.entries()) {
    if (!isCollection(node)) return offset
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === part)
      if (!pair) return offset
      const isLast = depth === path.length - 1
      const inner: unknown = pair.value
      const atValue = isLast && !atKey && isScalar(inner) && inner.value !== null
      offset = startOf(atValue ? inner : pair.key) ?? startOf(inner) ?? offset
      node = inner
    } else {
      node = typeof part === 'number' ? node.get(part, true) : undefined
      offset = startOf(node) ?? offset
    }
  }
  return offset
}

function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') }
}

function startOf(node: unknown): number | null {
  const range = (node as Node | null | undefined)?.range
  return range ? range[0] : null
}

function inOrder(mistakes: PackMistake[]): PackMistake[] {
  return mistakes.toSorted((a, b) => a.line - b.line || a.column - b.column)
}
