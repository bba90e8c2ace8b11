import type { Given } from '../../api/hooks.ts'
import { editable, sent, type EditBlock } from './blocks.ts'
import type { Addressee, Letter } from './model.ts'

/** What is typed into a draft, as this machine keeps it. */
export type Editing = {
  /** the letter as it stood when the writing began: what differs from it now was changed by somebody else */
  base: string
  title: string
  blocks: EditBlock[]
  to: Addressee[]
  copies: Addressee[]
  replyBy: string
  urgency: '' | 'urgent' | 'extra-urgent'
}

type Source = Pick<Letter, 'title' | 'blocks' | 'to' | 'copies' | 'replyBy' | 'urgency'>
export type Changes = Given<'reviseLetter'>['body']['changes']

const addressees = (list: readonly Addressee[]): Addressee[] => list.map(({ type, id, name }) => ({ type, id, name }))
const ids = (list: readonly Addressee[]) => list.map(({ type, id }) => ({ type, id }))

/** All that a draft may change, as one text to compare. */
export function baseOf(letter: Source): string {
  return JSON.stringify(all(editingOf(letter)))
}

export function editingOf(letter: Source): Omit<Editing, 'base'> {
  return { title: letter.title, blocks: editable(letter.blocks), to: addressees(letter.to), copies: addressees(letter.copies), replyBy: letter.replyBy ?? '', urgency: letter.urgency ?? '' }
}

function all({ title, blocks, to, copies, replyBy, urgency }: Omit<Editing, 'base'>): Required<Pick<Changes, 'title' | 'blocks' | 'to' | 'copies' | 'replyBy' | 'urgency'>> {
  return { title: title.trim(), blocks: sent(blocks), to: ids(to), copies: ids(copies), replyBy: replyBy || null, urgency: urgency || null }
}

/** Only what differs from the letter is sent: a revision says what it changed. */
export function changesOf(letter: Source, editing: Omit<Editing, 'base'>): Changes {
  const now = all(editingOf(letter))
  return Object.fromEntries(Object.entries(all(editing)).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(now[name as keyof typeof now])))
}
