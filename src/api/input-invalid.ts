import { z } from 'zod'

import type { Facts } from '../kernel/errors.ts'

const chinese = z.locales.zhCN().localeError
const english = z.locales.en().localeError

/** A field as the client named it (`title`, `duties.0.role`) and what is wrong with it. */
type Field = { path: string; zh: string; en: string }

/** Input that does not fit the contract; becomes `input_invalid`, with the fields named for the form that sent them. */
export class InputInvalid extends Error {
  override name = 'InputInvalid'
  readonly facts: Facts
  readonly problems: { zh: string[]; en: string[] }

  constructor(fields: readonly Field[]) {
    super(`input invalid: ${fields.map(({ path, en }) => `${path} ${en}`).join('; ')}`)
    this.problems = { zh: fields.map(({ path, zh }) => said(path, zh)), en: fields.map(({ path, en }) => said(path, en)) }
    this.facts = { problems: this.problems.en, fields: fields.map(({ path }) => path) }
  }
}

/** @param within where in the request the checked value stood */
export function invalidBy(error: z.core.$ZodError, within: readonly string[] = []): InputInvalid {
  return new InputInvalid(error.issues.map((issue) => ({ path: [...within, ...issue.path].join('.'), zh: words(chinese, issue), en: words(english, issue) })))
}

function words(localeError: z.core.$ZodErrorMap, issue: z.core.$ZodIssue): string {
  const said = localeError(issue as z.core.$ZodRawIssue)
  return typeof said === 'string' ? said : (said?.message ?? issue.message)
}

function said(path: string, words: string): string {
  return path ? `${path}: ${words}` : words
}
