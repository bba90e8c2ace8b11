import type { Problem } from '../../api/contract/common.ts'
import { fill } from '../../kernel/words/fill.ts'
import type { Language } from '../i18n/language.tsx'
import { problemWords } from '../i18n/problem-words.ts'

/** What the page knows of an error: the server's problem document, or that the server could not be reached. */
export class ProblemError extends Error {
  override name = 'ProblemError'
  readonly code: string
  readonly status: number
  readonly facts: Record<string, unknown>
  readonly sentences: { zh: string; en: string }

  constructor(code: string, status: number, sentences: { zh: string; en: string }, facts: Record<string, unknown> = {}) {
    super(`${code}: ${sentences.en}`)
    this.code = code
    this.status = status
    this.sentences = sentences
    this.facts = facts
  }

  sentence(language: Language): string {
    return this.sentences[language]
  }

  /** Whether it is unknown if the server took the command: then the same command is to be sent again. */
  get undecided(): boolean {
    return this.code === 'unreachable' || this.status >= 502
  }
}

export function unreachable(): ProblemError {
  return new ProblemError('unreachable', 0, problemWords.unreachable)
}

/** The problem document of an answer; an answer without one (a proxy's error page) becomes one. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const type = response.headers.get('content-type') ?? ''
  if (!type.includes('json')) return withoutDocument(response.status)
  const document = (await response.json()) as Partial<Problem>
  if (!document.code || !document.detail) return withoutDocument(response.status)
  return new ProblemError(
    document.code,
    response.status,
    { zh: document.detail, en: document.detailEn ?? document.detail },
    document.facts ?? {},
  )
}

function withoutDocument(status: number): ProblemError {
  const { zh, en } = problemWords['no-answer']
  return new ProblemError('no_answer', status, { zh: fill(zh, { status }), en: fill(en, { status }) })
}
