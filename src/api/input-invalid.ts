import type { z } from 'zod'

import { DeliveryError } from '../kernel/errors.ts'
import { errorWords } from '../kernel/words/errors.ts'
import { fill } from '../kernel/words/fill.ts'
import { issueWords } from './issue-words.ts'

/** A field as the client named it (`title`, `duties.0.role`) and what is wrong with it. */
export type WrongField = { path: string; zh: string; en: string }

/** Input that does not fit the contract: `input_invalid`, with the fields named for the form that sent them. */
export function inputInvalid(fields: readonly WrongField[]): DeliveryError {
  const said = (language: 'zh' | 'en') => fields.map((field) => (field.path ? `${field.path}: ${field[language]}` : field[language]))
  const sentence = (language: 'zh' | 'en') => fill(errorWords.input_invalid[language], { problems: said(language).join(language === 'zh' ? '；' : '; ') })
  const facts = { problems: said('en'), fields: fields.map(({ path }) => path) }
  return new DeliveryError('input_invalid', facts, { zh: sentence('zh'), en: sentence('en') })
}

/** @param within where in the request the checked value stood */
export function invalidBy(error: z.core.$ZodError, within: readonly string[] = []): DeliveryError {
  return inputInvalid(error.issues.map((issue) => ({ path: [...within, ...issue.path].join('.'), ...issueWords(issue) })))
}
