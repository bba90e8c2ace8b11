import { refuse } from '../errors.ts'
import type { Refusal } from '../errors.ts'
import { kindNamed } from '../facts/index.ts'
import { fitsMasked, redactPayload, type Content } from '../redact-fact.ts'
import { namesSomebody } from '../redact.ts'

/** What is to be erased: a person of the directory with their account, words that name them, and where those are masked or removed. */
export type ErasureAsked = { person: string | null; words: readonly string[]; ground: string; account: boolean; internal: boolean; facts: readonly string[]; files: readonly string[]; documents: readonly string[] }

export type ErasureState = 'requested' | 'approved' | 'declined' | 'done'

/**
 * Whether this may be asked for. The ground stays in the log and so names nobody.
 *
 * @source 《中华人民共和国个人信息保护法》第四十七条
 * @returns null, or `erasure_word_unfit`, `erasure_ground_names`, `erasure_empty`
 */
export function askErasure({ person, words, ground, internal, facts, files, documents }: ErasureAsked): { refusal: Refusal } | null {
  const unfit = words.find((word) => !namesSomebody(word))
  if (unfit !== undefined) return refuse('erasure_word_unfit', { word: unfit })
  if (words.some((word) => ground.includes(word))) return refuse('erasure_ground_names')
  if (person === null && !internal && facts.length + files.length + documents.length === 0) return refuse('erasure_empty')
  if ((internal || facts.length + documents.length > 0) && words.length === 0) return refuse('erasure_empty')
  return null
}

/**
 * Whether somebody may agree to it or decline it: once, and never who asked for it or whose own data it is.
 *
 * @returns null, or `erasure_decided`, `erasure_own_request`
 */
export function mayDecide({ state, by, person }: { state: ErasureState; by: string; person: string | null }, who: string): { refusal: Refusal } | null {
  if (state !== 'requested') return refuse('erasure_decided')
  return who === by || who === person ? refuse('erasure_own_request') : null
}

/** Results that were frozen, and who may do what: they stay as they were decided. */
const NEVER_TYPES: readonly string[] = ['closing', 'assessment', 'register']
const isRight = (kind: string) => kind.startsWith('membership.')

/**
 * What a fact says with the words masked.
 *
 * @param issued whether its letter went out: what was sent stands in the archive, and what is shown here has to be the same
 * @returns the masked payload, or `erasure_frozen`, `erasure_unsaid` where nothing that somebody wrote in it holds one of the words
 */
export function decideMasking({ content, issued }: { content: Content; issued: boolean }, words: readonly string[]): { redacted: unknown } | { refusal: Refusal } {
  const { kind, payload } = content
  const type = kindNamed(kind)?.type
  if (type === undefined || NEVER_TYPES.includes(type) || isRight(kind) || issued) return refuse('erasure_frozen')
  const redacted = redactPayload(content, words)
  if (JSON.stringify(redacted) === JSON.stringify(payload)) return refuse('erasure_unsaid')
  return fitsMasked(content, redacted) ? { redacted } : refuse('erasure_frozen')
}

/** Whether it may be done now. @returns null, or `erasure_not_approved` */
export function mayForget({ state }: { state: ErasureState }): { refusal: Refusal } | null {
  return state === 'approved' ? null : refuse('erasure_not_approved')
}
