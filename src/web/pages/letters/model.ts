import type { Answer, Body } from '../../../api/contract/endpoints.ts'

export type LetterList = Answer<'listLetters'>
export type LetterRow = LetterList['rows'][number]
export type LetterKind = LetterList['kinds'][number]
export type Letter = Answer<'getLetter'>
export type BlockView = Letter['blocks'][number]
export type Addressee = { type: 'unit' | 'post'; id: string; name: string }
export type SentBlock = NonNullable<Body<'draftLetter'>['blocks']>[number]
export type Routed = Answer<'letterRoute'>

/** A kind of letter where one is chosen: `pack/kind`. */
export function kindKey({ pack, id }: Pick<LetterKind, 'pack' | 'id'>): string {
  return `${pack}/${id}`
}
