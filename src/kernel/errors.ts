import { errorWords } from './words/errors.ts'
import type { ErrorCode } from './words/errors.ts'
import { fill } from './words/fill.ts'

export type { ErrorCode } from './words/errors.ts'

/** What a program or a person needs to know of an error: plain values only. */
export type Facts = Record<string, string | number | boolean | null | readonly string[]>

/** A decision's “no”: returned by the kernel, thrown by `app` as a `DeliveryError`. */
export type Refusal = { code: ErrorCode; facts: Facts }

/**
 * Something the product refuses, with its reason and remedy. Anything else that is thrown is a bug.
 *
 * @param exact sentences that say more than the code's usual ones (why a file is not taken)
 */
export class DeliveryError extends Error {
  override name = 'DeliveryError'
  readonly code: ErrorCode
  readonly facts: Facts
  /** what happened and what to do, in both languages */
  readonly sentences: { zh: string; en: string }

  constructor(code: ErrorCode, facts: Facts = {}, exact: { zh: string; en: string } = errorWords[code]) {
    const sentences = { zh: fill(exact.zh, facts), en: fill(exact.en, facts) }
    super(sentences.en)
    this.code = code
    this.facts = facts
    this.sentences = sentences
  }
}

/** The sentence that tells a person what happened and what to do. */
export function sentence(refusal: Refusal, language: 'zh' | 'en'): string {
  return fill(errorWords[refusal.code][language], refusal.facts)
}

export function refuse(code: ErrorCode, facts: Facts = {}): { refusal: Refusal } {
  return { refusal: { code, facts } }
}
