import { z } from 'zod'

type Words = { zh: string; en: string }

const chinese = z.locales.zhCN().localeError
const english = z.locales.en().localeError

/** What is wrong with a value, as a form says it; what forms seldom meet is said in the validator's own words. */
export function issueWords(issue: z.core.$ZodIssue): Words {
  return plainWords(issue) ?? { zh: ownWords(chinese, issue), en: ownWords(english, issue) }
}

function plainWords(issue: z.core.$ZodIssue): Words | undefined {
  if (issue.code === 'invalid_type' && (issue.input === undefined || issue.input === null)) return { zh: '未填写', en: 'is missing' }
  if (issue.code === 'invalid_type') return wrongType(issue.expected)
  if (issue.code === 'invalid_value') return { zh: '不在可选范围内', en: `must be one of ${issue.values.map(String).join(', ')}` }
  if (issue.code === 'invalid_format' && issue.format === 'date') return { zh: '日期须写作 2026-11-22 这样', en: 'must be a day like 2026-11-22' }
  if (issue.code === 'custom' && issue.params?.outOfRange === 'day') return { zh: '日期须在 1900 年至 2199 年之间', en: 'must be a day between 1900 and 2199' }
  if (issue.code === 'invalid_format') return { zh: `格式不对（${issue.format}）`, en: `has the wrong form (${issue.format})` }
  if (issue.code === 'too_small' && issue.minimum === 1 && issue.origin !== 'number') return { zh: '不能为空', en: 'must not be empty' }
  if (issue.code === 'too_big' && issue.origin === 'string') return { zh: `不能超过 ${issue.maximum} 字`, en: `has more than ${issue.maximum} characters` }
  if (issue.code === 'too_big' && issue.origin === 'array') return { zh: `不能超过 ${issue.maximum} 项`, en: `has more than ${issue.maximum} items` }
  if (issue.code === 'too_big' && issue.origin === 'number') return { zh: `不能大于 ${issue.maximum}`, en: `must be ${issue.maximum} or less` }
  if (issue.code === 'too_small' && issue.origin === 'number') return { zh: `不能小于 ${issue.minimum}`, en: `must be ${issue.minimum} or more` }
  return undefined
}

const types: Record<string, Words> = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或否', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组字段', en: 'an object' },
  record: { zh: '一组字段', en: 'an object' },
}

function wrongType(expected: string): Words | undefined {
  const words = types[expected]
  return words && { zh: `应为${words.zh}`, en: `must be ${words.en}` }
}

function ownWords(localeError: z.core.$ZodErrorMap, issue: z.core.$ZodIssue): string {
  const said = localeError(issue as z.core.$ZodRawIssue)
  return typeof said === 'string' ? said : (said?.message ?? issue.message)
}
