import type { LetterKind } from '../pack/schema.ts'

export type LetterLayout = NonNullable<LetterKind['layout']>

/** 信函格式 for what is written between equals, 纪要格式 for minutes, 文件格式 for the rest, unless the pack says otherwise. */
export function layoutOf({ layout, form }: Pick<LetterKind, 'layout' | 'form'>): LetterLayout {
  return layout ?? (form === 'minutes' ? 'minutes' : form === 'letter' || form === 'reminder' ? 'letter' : 'paper')
}
