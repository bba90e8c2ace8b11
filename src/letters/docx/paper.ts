import type { Day } from '../../kernel/time/day.ts'

/**
 * A letter as it is written out: plain data, every name already resolved, every number already given. The same paper is the same
 * file to the byte, today and in ten years, because the hash of an issued letter is kept.
 */
export type Paper = {
  /** 文件格式, 信函格式 or 纪要格式 */
  layout: PaperLayout
  /** 发文机关标志: 河东市全面深化改革委员会办公室文件, or ×××会议纪要 */
  mark: string
  /** 发文字号: 河改办函〔2023〕12号; null: it bears none, or none was given yet and its line stays empty */
  number: string | null
  /** 签发人 of an upward document; null: it goes to an equal or downward */
  signer: string | null
  /** 份号, up to 6 digits */
  copyNumber: string | null
  /** 紧急程度 as printed: 特急, 加急 */
  urgency: string | null
  title: string
  /** 主送机关, in order; none: no such line */
  to: readonly string[]
  blocks: readonly PaperBlock[]
  /** names of what is attached (附件), without numbers */
  attachments: readonly string[]
  /** 发文机关署名 and 成文日期; null: a paper without (minutes) */
  signature: PaperSignature | null
  /** 附注, without its brackets: 联系人：改革办综合科，联系电话：… */
  note: string | null
  /** 抄送机关 */
  copies: readonly string[]
  /** 印发机关 and 印发日期; null with no copies: no footer block */
  printed: { by: string; on: Day | null } | null
  /** nobody has signed it off: it bears 代拟稿 on every page */
  draft: boolean
  /** a demonstration city's: it bears 演示数据 on every page */
  demonstration: boolean
  /** what a city's template changes of `PAPER_STYLE`; checked by `paperStyle` */
  style: Readonly<Record<string, string | number>>
}

export const PAPER_LAYOUTS = ['paper', 'letter', 'minutes'] as const
export type PaperLayout = (typeof PAPER_LAYOUTS)[number]

/** `date` null: not signed yet, room is left for it. `seal`: the usual case; false leaves no room for one. */
export type PaperSignature = { issuer: string; date: Day | null; seal: boolean }

/**
 * A piece of the text. Text may have several lines: each is a paragraph of its own. Headings bear their own numbers (一、（一）1.).
 * A slip's first line is its title; a line `标签：` or `标签：值` is a row to be filled in; any other line is a paragraph.
 */
export type PaperBlock =
  | { kind: 'paragraph' | 'heading-1' | 'heading-2' | 'heading-3' | 'slip'; text: string }
  | { kind: 'table'; title: string | null; head: readonly string[]; rows: readonly (readonly string[])[] }
  | { kind: 'people'; label: string; names: readonly string[] }
