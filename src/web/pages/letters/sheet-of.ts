import type { Letter, Routed } from './model.ts'
import type { Sheet } from './sheet.ts'

type Urgency = (urgency: 'urgent' | 'extra-urgent') => string

/** Forms that go upward bear their signer's name. */
const UPWARD: readonly Letter['form'][] = ['request', 'report']

/** A letter as its paper, of what the server says of it. */
export function sheetOf(letter: Letter, demonstration: boolean, urgency: Urgency): Sheet {
  const { layout, issuer, steps } = letter
  // Sent back after it was signed, it is unsigned again: the entry is gone with it.
  const signed = steps.findLast(({ step }) => step === 'signed')
  return {
    layout,
    mark: letter.mark,
    number: letter.number ?? letter.series,
    signer: signed && UPWARD.includes(letter.form) ? signed.by : null,
    copyNumber: null,
    urgency: letter.urgency ? urgency(letter.urgency) : null,
    title: letter.title,
    to: layout === 'minutes' ? [] : letter.to.map(({ name }) => name),
    blocks: letter.blocks,
    attachments: letter.attachments.map(({ name }) => name.replace(/\.[A-Za-z0-9]{1,5}$/, '')),
    signature: layout === 'minutes' ? null : { issuer: issuer.name, date: signed?.on ?? null, seal: true },
    note: null,
    copies: letter.copies.map(({ name }) => name),
    printed: layout === 'letter' ? null : { by: issuer.name, on: letter.issuedOn },
    draft: !signed,
    demonstration,
  }
}

export type Ahead = Pick<Routed, 'title' | 'blocks' | 'series' | 'mark'> & { layout: Letter['layout']; issuer: string; to: readonly { name: string }[] }

/** A draft that is not made yet: what the records give, on the paper it would have. */
export function sheetAhead({ title, blocks, series, mark, layout, issuer, to }: Ahead, demonstration: boolean): Sheet {
  return {
    layout,
    mark: mark ?? issuer,
    number: series,
    signer: null,
    copyNumber: null,
    urgency: null,
    title,
    to: layout === 'minutes' ? [] : to.map(({ name }) => name),
    blocks,
    attachments: [],
    signature: layout === 'minutes' ? null : { issuer, date: null, seal: true },
    note: null,
    copies: [],
    printed: layout === 'letter' ? null : { by: issuer, on: null },
    draft: true,
    demonstration,
  }
}
