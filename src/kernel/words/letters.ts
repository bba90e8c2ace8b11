import type { LetterStatus } from '../facts/letter.ts'

/** Where a letter stands, as offices say it. */
export const statusWords = {
  draft: { zh: '代拟稿', en: 'draft' },
  checking: { zh: '核稿中', en: 'being checked' },
  signing: { zh: '待签发', en: 'waiting for signature' },
  signed: { zh: '已签发，待印发', en: 'signed off, not issued yet' },
  issued: { zh: '已印发', en: 'issued' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  abandoned: { zh: '已作废', en: 'given up' },
} as const satisfies Record<LetterStatus, { zh: string; en: string }>

/** What is done with a letter. */
export const LETTER_ACTS = ['revise', 'submit', 'check', 'return', 'sign', 'issue', 'withdraw', 'abandon', 'reply', 'return-reply'] as const
export type LetterAct = (typeof LETTER_ACTS)[number]

export const actWords = {
  revise: { zh: '修改', en: 'change' },
  submit: { zh: '送核', en: 'hand in for checking' },
  check: { zh: '核稿', en: 'check' },
  return: { zh: '退回', en: 'send back' },
  sign: { zh: '签发', en: 'sign off' },
  issue: { zh: '印发', en: 'issue' },
  withdraw: { zh: '撤回', en: 'withdraw' },
  abandon: { zh: '作废', en: 'give up' },
  reply: { zh: '回复', en: 'reply to' },
  'return-reply': { zh: '退回回复', en: 'send the reply back' },
} as const satisfies Record<LetterAct, { zh: string; en: string }>

export const stepWords = {
  drafted: { zh: '拟稿', en: 'drafted' },
  submitted: { zh: '送核', en: 'handed in' },
  checked: { zh: '核稿', en: 'checked' },
  returned: { zh: '退回', en: 'sent back' },
  signed: { zh: '签发', en: 'signed off' },
  issued: { zh: '印发', en: 'issued' },
  replied: { zh: '回复', en: 'replied' },
  'reply-returned': { zh: '回复被退回', en: 'reply sent back' },
  withdrawn: { zh: '撤回', en: 'withdrawn' },
  abandoned: { zh: '作废', en: 'given up' },
} as const

/** What waits for someone. */
export const askedWords = {
  mend: { zh: '公文被退回，修改后再送核', en: 'A letter was sent back; change it and hand it in again' },
  check: { zh: '公文待核', en: 'A letter to check' },
  sign: { zh: '公文待签', en: 'A letter to sign off' },
  issue: { zh: '公文已签发，待印发', en: 'A letter signed off, to be issued' },
  reply: { zh: '公文待复', en: 'A letter to reply to' },
} as const
export type LetterAsked = keyof typeof askedWords

type Both = { zh: string; en: string }

/** What of a letter stands on the timeline of the matters it is about; `outside`: for who was sent it, where that is less. */
export const timelineWords: Readonly<Record<string, { label: Both; text: Both; outside?: Both }>> = {
  'letter.issued': { label: { zh: '公文', en: 'Letter' }, text: { zh: '{title}{number}，致{to}{due}', en: '{title}{number}, to {to}{due}' } },
  'letter.replied': { label: { zh: '复文', en: 'Reply' }, text: { zh: '{title}{number}：{text}', en: '{title}{number}: {text}' } },
  'letter.withdrawn': { label: { zh: '公文撤回', en: 'Letter withdrawn' }, text: { zh: '{title}{number}：{reason}', en: '{title}{number}: {reason}' }, outside: { zh: '{title}{number}', en: '{title}{number}' } },
}

/** Which way a letter may go that may not go straight. */
export const wayWords = {
  'two-offices': { zh: '由市委办公室、市政府办公室转发，或以两办名义印发', en: 'have the two general offices forward it or issue it in their name' },
  counterpart: { zh: '发至县级对口部门', en: 'send it to the counterpart departments of the counties' },
  ask: { zh: '改用函的形式商请', en: 'ask by a plain letter instead' },
  request: { zh: '改用请示或报告', en: 'write a request or a report instead' },
  'one-each': { zh: '只主送一个上级机关，其他的抄送', en: 'address it to one superior and copy the others' },
  reminder: { zh: '拟提醒函，由有关负责同志签发后呈送', en: 'draft a reminder letter, signed off by a person' },
  unit: { zh: '主送其所在单位', en: 'address it to the leader’s office' },
} as const
export type LetterWay = keyof typeof wayWords
