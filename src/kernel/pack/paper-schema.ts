import { z } from 'zod'
import { unitKinds } from '../facts/organisation.ts'
import { id, text, yes } from './primitives.ts'

// What goes out on paper and what it comes from, as a pack writes it: letters, meetings, inspections.

/** What a paper is made of, in order. `text` may hold {fields}; people and posts stand as ids and get their names when it is written out. */
export const BLOCKS = ['paragraph', 'heading-1', 'heading-2', 'heading-3', 'table', 'people', 'slip'] as const

export const LETTER_FORMS = ['letter', 'notice', 'circular', 'minutes', 'supervision-notice', 'feedback', 'reminder', 'request', 'report', 'reply'] as const
export const letter = z.strictObject({
  id,
  name: text,
  form: z.enum(LETTER_FORMS),
  /** 文件格式, 信函格式 or 纪要格式; absent: as its form is usually written */
  layout: z.enum(['paper', 'letter', 'minutes']).optional(),
  /** 机关代字 of its numbers: 河改办函〔2023〕12号; absent: it bears no number */
  series: z.string().trim().min(1).max(20).optional(),
  /** commands something: a department or a body sends none to a lower Party committee or government */
  directive: yes,
  /** asks for a reply within so many working days */
  replyWorkdays: z.number().int().min(1).max(120).optional(),
  maxCharacters: z.number().int().min(1).optional(),
  /** what a draft begins with */
  skeleton: z.array(z.strictObject({ kind: z.enum(BLOCKS), text: z.string().max(2000).default('') })).max(60).default([]),
})
export type LetterKind = z.infer<typeof letter>

/** Meetings of one kind of body: its fixed first topic (第一议题), and how many reports are heard by rota. */
export const meeting = z.strictObject({
  id,
  name: text,
  of: z.strictObject({ kinds: z.array(z.enum(unitKinds)).min(1), nameEnds: z.array(z.string().trim().min(1).max(20)).default([]) }),
  firstTopic: text.optional(),
  reports: z.number().int().min(1).max(20).optional(),
  /** where its decisions become matters */
  ledger: id,
  /** the text field of that ledger that takes a decision's whole words where they are longer than a title may be */
  wording: id.optional(),
  /** the kind of record that a held meeting is for its body, so that it is not recorded again */
  activity: id.optional(),
  /** the letter its minutes are */
  minutes: id.optional(),
  /** 第N次: begun anew every year, or counted through; absent: its meetings bear no number */
  counted: z.enum(['year', 'through']).optional(),
  /** what follows the number in its title: 会议, 全体会议, 调度会; absent: 会议 */
  session: z.string().trim().min(1).max(20).optional(),
})
export type MeetingKind = z.infer<typeof meeting>

/** A kind of inspection (明察暗访, 四不两直, 解剖式 …) and how often one place or unit may meet it. */
export const inspection = z.strictObject({
  id,
  name: text,
  /** in the narrow months of the year's plan: 明察、专项 */
  short: text.optional(),
  /** the inspected are not told beforehand */
  unannounced: yes,
  /** at most so many in a year at one place or unit, over all kinds that share `quota` */
  atMost: z.number().int().min(1).max(100).optional(),
  /** kinds with the same name count together */
  quota: id.optional(),
  /** longest stay, in working days */
  longest: z.number().int().min(1).max(60).optional(),
  /** days between two at one place under which they are to be merged */
  apart: z.number().int().min(1).max(366).optional(),
  /** where its findings go */
  ledger: id,
  /** working days in which the inspected may state their case */
  stateCase: z.number().int().min(1).max(60).optional(),
  /** the letter its opinion is */
  opinion: id.optional(),
  /** it looks again at what an earlier one found (回头看) */
  looksBack: z.boolean().optional(),
  /** the kind of record that it is for the matters it looked at, so that it is not recorded again */
  activity: id.optional(),
})
export type InspectionKind = z.infer<typeof inspection>
