import { isDay, type Day } from '../../kernel/time/day.ts'
import { duesIn } from '../due/index.ts'
import { unitCandidates, type KnownUnit } from '../units/units.ts'
import { presentIn, type KnownPost } from './present.ts'

/** What a city knows, against which a leader's words are read. */
export type KnownForInstruction = { today: Day; units: readonly KnownUnit[]; posts: readonly KnownPost[] }

/** What the words of an instruction (批示) propose, each with the words it rests on; a person confirms it. */
export type InstructionDraft = {
  /** the paper it is about, or the first sentence */
  title: string
  lead: { id: string; text: string } | null
  support: { id: string; text: string }[]
  due: { day: Day; text: string } | null
  by: { id: string; text: string } | null
}

const LONGEST = 1000
const LONGEST_TITLE = 60
/** 请、由、责成……: whoever is named next is to do it. */
const ASKED = /^(?:(?:拟?同意|已?阅|此件[^请由责转交]{0,8}|呈)?(?:并|再|也|即)?)?(?:请|由|责成|责令|转交?|交由?|批转|望)(?:请|由)?/
/** 牵头、配合……: whoever was named before it does it, or helps. */
const LEADS = /^(?:同志)?(?:牵头|主办|负责|研究|办理|落实|承办|抓紧|尽快|会同|商)/
const HELPS = /^(?:配合|协助|协办|会办|参与)/
const JOINS = /^(?:并?会同|商|并商|协同|联合)/
const BETWEEN = /^(?:[、和与及]|以及)/
/** Names end so; what ends otherwise is not looked up. */
const NAME_ENDS = /[局委办厅部院会队区县市站社行台联处司]$|中心|政府|公司$/
const LONGEST_NAME = 16

/**
 * Reads one instruction, as a leader writes it on a paper: who is to carry it out, who helps, by when, and whose words they are where they
 * say so. Where a name may mean several units, none is proposed.
 *
 * Pure; time grows with the length of the text (1 000 characters at most) times the number of units known.
 *
 * @example draftInstruction('请发改委牵头研究，9月底前报', known) // lead 市发展改革委, due the 30th of September
 */
export function draftInstruction(text: string, known: KnownForInstruction): InstructionDraft {
  const words = text.trim().slice(0, LONGEST)
  const { by, rest } = signedBy(words, known)
  const draft: Pick<InstructionDraft, 'lead' | 'support'> = { lead: null, support: [] }
  for (const clause of rest.split(/[，,。；;！!\n]/)) addUnits(clause.trim(), known.units, draft)
  return { title: titleOf(rest), ...draft, due: dueIn(rest, known.today), by }
}

/** 市长批示：……, or ……（市长）. */
function signedBy(words: string, { units, posts }: KnownForInstruction): { by: InstructionDraft['by']; rest: string } {
  const before = /^(?<who>[^：:，,。；;\n]{2,20}?)(?:同志)?(?:\d{1,2}月\d{1,2}日)?(?:的)?(?:作出)?(?:批示|指示|签批|批)?(?:要求|指出)?[：:]/.exec(words)
  const after = /[（(—-](?<who>[^（）()，,。\d]{2,20})(?:\d{1,2}月\d{1,2}日)?[）)]?$/.exec(words)
  for (const match of [before, after]) {
    const who = match?.groups?.who
    const post = who === undefined ? null : presentIn(who, units, posts).post
    if (!match || who === undefined || post === null) continue
    return { by: { id: post, text: who }, rest: match === before ? words.slice(match[0].length).trim() : words.slice(0, match.index).trim() }
  }
  return { by: null, rest: words }
}

function addUnits(clause: string, units: readonly KnownUnit[], draft: Pick<InstructionDraft, 'lead' | 'support'>): void {
  const asked = ASKED.exec(clause)
  let rest = asked ? clause.slice(asked[0].length) : clause
  let helping = false
  const joined = JOINS.exec(rest)
  if (joined) {
    helping = true
    rest = rest.slice(joined[0].length)
  }
  const first = groupAt(rest, units)
  if (first.named.length === 0) return
  const after = rest.slice(first.length)
  if (!asked && !helping && !LEADS.test(after) && !HELPS.test(after)) return
  put(first.named, helping || HELPS.test(after))
  const together = JOINS.exec(after)
  if (together) put(groupAt(after.slice(together[0].length), units).named, true)

  function put(named: InstructionDraft['support'], helps: boolean): void {
    for (const unit of named) {
      if (unit.id === draft.lead?.id || draft.support.some(({ id }) => id === unit.id)) continue
      if (draft.lead === null && !helps) draft.lead = unit
      else draft.support.push(unit)
    }
  }
}

/** Names of units one after another at the beginning of some words, and how much of the words they take. */
function groupAt(words: string, units: readonly KnownUnit[]): { named: InstructionDraft['support']; length: number } {
  const named: InstructionDraft['support'] = []
  let at = 0
  for (;;) {
    const separator = named.length > 0 ? (BETWEEN.exec(words.slice(at))?.[0].length ?? null) : 0
    const found = separator === null ? null : nameAt(words.slice(at + separator), units)
    if (!found || separator === null) return { named, length: at }
    named.push(found)
    at += separator + found.text.length
  }
}

/** The longest name at the beginning that means one known unit and no other. */
function nameAt(words: string, units: readonly KnownUnit[]): { id: string; text: string } | null {
  for (let length = Math.min(LONGEST_NAME, words.length); length >= 2; length -= 1) {
    const text = words.slice(0, length)
    if (!NAME_ENDS.test(text) || /[、和与及]/.test(text.slice(0, -1))) continue
    const candidates = unitCandidates(text, units).filter(({ certain }) => certain)
    if (candidates.length === 1 && candidates[0]) return { id: candidates[0].id, text }
  }
  return null
}

/** The first day by which something is to be done; of a month that is over, next year's is meant. */
function dueIn(words: string, today: Day): InstructionDraft['due'] {
  for (const year of [Number(today.slice(0, 4)), Number(today.slice(0, 4)) + 1]) {
    const found = duesIn(words, { year, issuedOn: today }).find(({ due: { date } }) => date !== null && isDay(date))
    const { date, text } = found?.due ?? { date: null, text: '' }
    if (date === null) return null
    if (date < today && /今年|本年|当年/.test(text)) return null
    if (date >= today) return { day: date as Day, text }
  }
  return null
}

function titleOf(words: string): string {
  const paper = /《([^》]{4,80})》/.exec(words)?.[1] ?? /关于[^，。；]{2,60}?的(?:报告|请示|情况|意见|建议|汇报|来信)/.exec(words)?.[0]
  return (paper ?? words.split(/[。；;\n]/)[0] ?? '').trim().slice(0, LONGEST_TITLE)
}
