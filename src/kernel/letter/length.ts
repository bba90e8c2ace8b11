import type { LetterContent } from '../facts/letter.ts'
import type { LetterKind } from '../pack/schema.ts'

/** All text of a letter in the order of its parts, one line each. */
export function textOf({ title, blocks }: Pick<LetterContent, 'title' | 'blocks'>): string {
  return [title, ...blocks.flatMap((block) => (block.kind === 'table' ? [block.title ?? '', ...block.head, ...block.rows.flat()] : block.kind === 'people' ? [block.label] : [block.text]))].join('\n')
}

/** Characters of the body as offices count them: without blanks, title and tables, which stand in annexes. */
export function charactersOf({ blocks }: Pick<LetterContent, 'blocks'>): number {
  return blocks.reduce((sum, block) => sum + ('text' in block && block.kind !== 'slip' ? [...block.text.replace(/\s+/g, '')].length : 0), 0)
}

export type LetterLength = { characters: number; most: number | null; over: boolean }

/**
 * How long a letter is, and whether that is too long. It warns and refuses nothing.
 *
 * @source rules of 2024: documents of at most 5 000 characters; a circular on one task within 4 000
 */
export function lengthOf({ form, maxCharacters }: Pick<LetterKind, 'form' | 'maxCharacters'>, content: Pick<LetterContent, 'blocks' | 'about'>): LetterLength {
  const characters = charactersOf(content)
  const most = maxCharacters ?? (form !== 'circular' ? null : content.about.matters.length === 1 ? ON_ONE_TASK : CIRCULAR)
  return { characters, most, over: most !== null && characters > most }
}

const CIRCULAR = 5000
const ON_ONE_TASK = 4000
