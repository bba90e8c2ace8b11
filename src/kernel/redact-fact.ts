import { z } from 'zod'

import { kindNamed, type ErasedPayload } from './facts/index.ts'
import { lifted } from './fold.ts'
import { maskText, redact } from './redact.ts'

/** A payload and what it is of: for `fact.erased`, of the fact whose masked payload it carries at its innermost. */
export type Content = { kind: string; schemaVersion: number; payload: unknown }

type Shape = { type?: string; format?: string; pattern?: string; enum?: unknown[]; const?: unknown; minLength?: number; maxLength?: number; properties?: Record<string, Shape>; additionalProperties?: Shape | boolean; items?: Shape | boolean; anyOf?: Shape[]; oneOf?: Shape[]; allOf?: Shape[] }

const shapes = new Map<string, Shape | null>()

/** The shape of a kind's payload as JSON Schema; null for kinds this version does not know. */
function shapeOf(name: string): Shape | null {
  const known = shapes.get(name)
  if (known !== undefined) return known
  const kind = kindNamed(name)?.kind
  const shape = kind ? (z.toJSONSchema(kind.payload, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Shape) : null
  shapes.set(name, shape)
  return shape
}

/**
 * A fact's payload with these words masked in what somebody wrote, and nowhere else: codes, choices, ids, days, hashes and figures are told by the kind's schema.
 * What an erasure left of an earlier one is masked the same way, as the kind it was.
 */
export function redactPayload({ kind, payload }: Content, words: readonly string[]): unknown {
  const shape = shapeOf(kind)
  const inner = (value: unknown): unknown => (isErasure(value) ? { ...value, ground: redact(value.ground, words), redacted: inner(value.redacted) } : masked(value, shape ? [shape] : [], words))
  return inner(payload)
}

/**
 * Whether `redacted` is this payload with nothing but texts masked: the same shape, every sign either as it was or a mask, and fit to be folded as its kind; a document's text
 * and reading are other files then.
 */
export function fitsMasked(content: Content, redacted: unknown): boolean {
  let [before, after] = [content.payload, redacted]
  while (isErasure(before) && isErasure(after)) [before, after] = [before.redacted, after.redacted]
  const kind = kindNamed(content.kind)?.kind
  const shape = shapeOf(content.kind)
  if (!kind || !shape || !kind.payload.safeParse(lifted({ ...content, payload: after })).success) return false
  return onlyMasked(before, after, content.kind === 'document.received' ? ['text', 'reading'] : [])
}

export function isErasure(value: unknown): value is ErasedPayload {
  return typeof value === 'object' && value !== null && 'fact' in value && 'erasure' in value && 'redacted' in value
}

/** What stands at the innermost of erasures of erasures. */
export function innermost(payload: unknown): unknown {
  return isErasure(payload) ? innermost(payload.redacted) : payload
}

function onlyMasked(before: unknown, after: unknown, moved: readonly string[] = []): boolean {
  if (typeof before === 'string') return typeof after === 'string' && after.length === before.length && after.split('').every((unit, at) => unit === '*' || unit === '＊' || unit === before[at])
  if (before === null || typeof before !== 'object') return before === after
  if (after === null || typeof after !== 'object' || Array.isArray(before) !== Array.isArray(after)) return false
  const keys = Object.keys(before)
  return keys.length === Object.keys(after).length && keys.every((key) => key in after && (moved.includes(key) || onlyMasked((before as Record<string, unknown>)[key], (after as Record<string, unknown>)[key])))
}

/** `shapes`: all that this value may be by its schema; none where an older version said what the newest does not. */
function masked(value: unknown, all: readonly Shape[], words: readonly string[]): unknown {
  const options = all.flatMap(choices)
  if (options.length === 0) return redact(value, words)
  if (typeof value === 'string') {
    const strings = options.filter(({ type, enum: of, const: one }) => type === 'string' || of !== undefined || one !== undefined)
    return strings.length === 0 || strings.some((shape) => isText(shape, value)) ? maskText(value, words) : value
  }
  if (Array.isArray(value)) {
    const items = options.flatMap((shape) => (typeof shape.items === 'object' ? [shape.items] : []))
    return value.map((one) => masked(one, items, words))
  }
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, masked(one, options.flatMap((shape) => named(shape, key)), words)]))
}

function choices(shape: Shape): Shape[] {
  const within = [...(shape.anyOf ?? []), ...(shape.oneOf ?? []), ...(shape.allOf ?? [])]
  return within.length > 0 ? within.flatMap(choices) : [shape]
}

function named({ properties, additionalProperties }: Shape, key: string): Shape[] {
  const own = properties?.[key]
  if (own) return [own]
  return typeof additionalProperties === 'object' && Object.keys(additionalProperties).length > 0 ? [additionalProperties] : []
}

/** What a schema leaves to whoever writes: no choice, no pattern, no fixed length. */
function isText({ enum: of, const: one, format, pattern, minLength, maxLength }: Shape, value: string): boolean {
  if (of !== undefined || one !== undefined || format !== undefined || pattern !== undefined) return false
  return minLength === undefined || minLength !== maxLength || value.length !== maxLength
}
