import { labelsIn } from './labels.ts'
import type { FieldKind } from './labels.ts'
import { peopleIn } from './posts.ts'
import { readList } from './list.ts'
import { namesNobody, noRoles } from '../units/words.ts'
import type { Roles } from '../units/words.ts'

/** What an annotation says: who, and the words of a time limit if it holds one. */
export type Annotation = {
  roles: Roles
  dueText: string | null
  /** Whether a label or a role word says so; a bare list of units does not. */
  explicit: boolean
  /** Share of the names that look like units, 0 … 1. */
  certainty: number
  /** Words that were neither a unit, a role nor punctuation. */
  rest: string
}

/** An annotation while it is read. */
export type Draft = Annotation & { names: number; sure: number; known: ReadonlySet<string> }

const NOBODY: ReadonlySet<string> = new Set()

/**
 * Reads the words that say who answers for a task: the inside of a bracket, a line with a label, the cells of a row.
 *
 * @param known names the caller knows to be units, whatever they look like
 * @example rolesIn('市科技局牵头，市财政局、市教育局按职责分工负责').roles
 * // lead 市科技局; responsible 市财政局, 市教育局
 */
export function rolesIn(words: string, known: ReadonlySet<string> = NOBODY): Annotation {
  const draft: Draft = { roles: noRoles(), dueText: null, explicit: false, certainty: 0, rest: '', names: 0, sure: 0, known }
  for (const field of fieldsOf(words)) readField(field, draft)
  const { names, sure, known: _, ...annotation } = draft
  return { ...annotation, certainty: names === 0 ? (namesNobody(annotation.roles) ? 0 : 1) : sure / names }
}

type Field = { kind: FieldKind | null; value: string }

function readField({ kind, value }: Field, draft: Draft): void {
  if (kind !== null && kind !== 'other') draft.explicit = true
  switch (kind) {
    case 'due':
      draft.dueText ??= value
      return
    case 'leaders':
      draft.roles.leaders.push(...peopleIn(value))
      return
    case 'other':
    case 'task':
    case 'number':
      return
    default:
      readList(value, kind, draft)
  }
}

/** “牵头单位为市教育局” in an annotation says what “牵头单位：市教育局” says. */
const IS_LABEL = /((?:^|[，,；;。（(])(?:牵头|主办|配合|协办|参与|协同|责任|承办)(?:单位|部门))(?:为|是)(?=[^，,；;。]{2})/g

function fieldsOf(words: string): Field[] {
  const text = /单位[为是]|部门[为是]/.test(words) ? words.replace(IS_LABEL, '$1：') : words
  const fields: Field[] = []
  let kind: FieldKind | null = null
  let from = 0
  for (const label of labelsIn(text, true)) {
    pushField(fields, kind, text.slice(from, label.at))
    kind = label.kind
    from = label.to
  }
  pushField(fields, kind, text.slice(from))
  return fields
}

function pushField(fields: Field[], kind: FieldKind | null, value: string): void {
  const trimmed = value.replace(/^[\s，,；;。、*|]+|[\s，,；;。、*|【［[〔]+$/g, '')
  if (trimmed !== '') fields.push({ kind, value: trimmed })
}
