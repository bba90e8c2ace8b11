import type { ActivityState } from '../../kernel/facts/activity.ts'
import { countsAsRecord } from '../../kernel/facts/activity.ts'
import { linksOf, type Fields, type MatterState, type Milestone } from '../../kernel/facts/matter.ts'
import { covers } from '../../kernel/holders.ts'
import type { Light, Reason } from '../../kernel/light.ts'
import { activityNamed, rulesOf, type LedgerRules } from '../../kernel/pack/lookup.ts'
import type { OWN_COLUMNS, Pack } from '../../kernel/pack/schema.ts'
import type { Calendar } from '../../kernel/time/calendar.ts'
import { quarterOf, yearOf, type Day } from '../../kernel/time/day.ts'
import { lightWords, reasonSentence } from '../../kernel/words/reasons.ts'
import { fieldsInWords } from './fields.ts'
import { holderText } from './holder-text.ts'
import { actedThrough, holderView, type Directory } from './organisation.ts'
import { originInWords, type OriginContext } from './origin.ts'

/** What a ledger's column says of one matter: its words, and where it is a day or a number, that as well. */
export type ColumnValue = { text: string; day?: Day; number?: number }

/** What columns are made from, beside the matter and its ledger. */
export type ColumnContext = {
  packs: readonly Pack[]
  calendar: Calendar
  directory: Directory
  /** telephone numbers by person; null where the acting membership does not see them */
  phones: ReadonlyMap<string, string> | null
  /** the day shown; records are counted in its year, up to it */
  today: Day
  /** its place in the list, from 1 */
  sequence: number
  judged: { light: Light; reasons: readonly Reason[]; lastRecordOn: Day | null }
  /** records of the matter, newest first */
  activities: readonly ActivityState[]
  /** the post through which its newest record was reviewed */
  reviewedBy: string | null
  /** the meetings, inspections and letters that may be named where they are a matter's source */
  origins: OriginContext
  /** titles of matters that those shown are linked to, by id */
  linkedTitles?: ReadonlyMap<string, string>
}

/**
 * The columns that a ledger declares, in its order, for one matter. A matter that is listed here and at home elsewhere has its own
 * stage and light, and the fields of this ledger.
 */
export function columnValues(matter: MatterState, rules: LedgerRules, context: ColumnContext): ColumnValue[] {
  return rules.ledger.columns.map(({ show }) => columnValue(show, matter, rules, context))
}

const empty: ColumnValue = { text: '' }
const words = (text: string | null | undefined): ColumnValue => ({ text: text ?? '' })
const dayValue = (day: Day | null | undefined): ColumnValue => (day ? { text: day, day } : empty)

/** One column (`show` as packs write it) for one matter. */
export function columnValue(show: string, matter: MatterState, rules: LedgerRules, context: ColumnContext): ColumnValue {
  const at = show.indexOf(':')
  if (at < 0) return OWN[show as keyof typeof OWN](matter, rules, context)
  const kind = show.slice(0, at) as keyof typeof DECLARED
  return DECLARED[kind](show.slice(at + 1), matter, rules, context)
}

type Shows = (matter: MatterState, rules: LedgerRules, context: ColumnContext) => ColumnValue

const OWN: Record<(typeof OWN_COLUMNS)[number], Shows> = {
  sequence: (_, __, { sequence }) => ({ text: String(sequence), number: sequence }),
  code: ({ code }) => words(code),
  title: ({ title }) => words(title),
  source: (matter, _, { origins }) => words(sourceText(matter, origins)),
  state: ({ ledger, stage }, rules, { packs }) => words((rulesOf(packs, ledger) ?? rules).procedure.states.find(({ id }) => id === stage)?.name.zh ?? stage),
  light: (_, __, { judged }) => words(lightWords[judged.light].zh),
  reasons: (_, __, { judged, today, calendar }) => words(judged.reasons.map((reason) => reasonSentence(reason, 'zh', today, calendar)).join('；')),
  judgement: ({ judgement }) => words(judgement?.text),
  'opened-on': ({ openedOn }) => dayValue(openedOn),
  due: ({ due, dueText }) => (due ? dayValue(due) : words(dueText)),
  progress: (_, rules, context) => words(latestOf(context, (kind) => activityNamed([rules.pack, ...context.packs], kind)?.nature === 'report')?.summary),
  phone: (matter, rules, context) => words(phonesOf(matter, rules, context)),
  reviewer: (_, __, { reviewedBy, directory, today }) => words(actedThrough(directory, reviewedBy, today)),
  'updated-on': (_, __, { judged }) => dayValue(judged.lastRecordOn),
  'closed-on': ({ ledger, steps, stage }, rules, { packs }) => {
    const final = (rulesOf(packs, ledger) ?? rules).procedure.states.find(({ id }) => id === stage)?.final
    return dayValue(final ? steps.at(-1)?.on : null)
  },
  blocks: (matter, _, { linkedTitles }) => words(linksOf(matter, 'blocks').flatMap(({ target }) => linkedTitles?.get(target) ?? []).join('、')),
}

const DECLARED: Record<'duty' | 'field' | 'count' | 'latest' | 'quarter', (of: string, ...given: Parameters<Shows>) => ColumnValue> = {
  duty: (role, { duties }, { duties: roles }, { directory, today }) => {
    const holding = duties.filter((duty) => duty.role === role && covers(duty, today))
    return roles.some(({ id }) => id === role) || holding.length > 0 ? words(holding.map((duty) => holderText(directory, duty, today)).join('、')) : empty
  },
  field: (id, matter, { ledger }, { directory, today }) => {
    const declared = ledger.fields.find((field) => field.id === id)
    if (!declared) return empty
    const value = fieldsOf(matter, ledger.id)[id]
    if (declared.type === 'day' && typeof value === 'string' && value !== '') return dayValue(value)
    // The measure stands in the head of the column, so that the numbers can be added up.
    const [found] = fieldsInWords([{ ...declared, measure: undefined }], { [id]: value ?? null }, directory, today)
    const number = declared.type === 'number' || declared.type === 'amount' ? exactNumber(found?.text.zh) : undefined
    return { text: found?.text.zh ?? '', ...(number === undefined ? {} : { number }) }
  },
  count: (kind, _, __, { activities, today }) => {
    const number = activities.filter(({ kinds, status, heldOn }) => kinds.includes(kind) && (status === 'confirmed' || status === 'recorded') && yearOf(heldOn) === yearOf(today) && heldOn <= today).length
    return { text: String(number), number }
  },
  latest: (of, _, __, context) => {
    const [kind = '', field] = of.split('.')
    const record = latestOf(context, (one) => one === kind)
    if (!record || field === undefined) return words(record?.summary)
    const declared = activityNamed(context.packs, kind)?.fields.find(({ id }) => id === field)
    return words(declared && fieldsInWords([declared], record.fields, context.directory, context.today)[0]?.text.zh)
  },
  quarter: (quarter, matter) => words(milestonesIn(matter, Number(quarter)).map(milestoneText).join('\n')),
}

/** A clause of a document, else what it came from: the inspection, the meeting, the letter; of what may not be named, only that it was one. */
function sourceText(matter: Pick<MatterState, 'clause' | 'origin'>, origins: OriginContext): string | null {
  const { clause } = matter
  return clause ? `${clause.documentTitle}${clause.number ? `（${clause.number}）` : ''}` : originInWords(matter, origins)
}

/** The fields a matter has in a ledger: its own at home, else those it was listed with. */
export function fieldsOf({ ledger, fields, listedIn }: Pick<MatterState, 'ledger' | 'fields' | 'listedIn'>, shown: string): Fields {
  return ledger === shown ? fields : (listedIn.find((one) => one.ledger === shown)?.fields ?? {})
}

/** The milestones of a quarter of any year, in the order of their days. */
export function milestonesIn({ milestones }: Pick<MatterState, 'milestones'>, quarter: number): Milestone[] {
  return milestones.filter(({ due }) => quarterOf(due) === quarter).sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}

/** 出台方案（2026-06-30，已完成） */
export function milestoneText({ title, due, reachedOn }: Milestone): string {
  return `${title}（${due}${reachedOn ? '，已完成' : ''}）`
}

function latestOf({ activities }: ColumnContext, isKind: (kind: string) => boolean): ActivityState | undefined {
  return activities.find((activity) => countsAsRecord(activity) && activity.kinds.some(isKind))
}

/** Numbers of those who handle the matter, each once. */
function phonesOf({ duties }: MatterState, { duties: roles }: LedgerRules, { directory, phones, today }: ColumnContext): string {
  if (phones === null) return ''
  // The last role of a post that the ledger names is the nearest to the work: 承办人, 联络员.
  const posts = roles.filter(({ holder }) => holder === 'post').toReversed()
  for (const { id } of posts) {
    const holders = duties.filter((duty) => duty.role === id && covers(duty, today)).flatMap(({ holder }) => holderView(directory, holder, today).holders)
    const numbers = [...new Set(holders.flatMap(({ person }) => phones.get(person) ?? []))]
    if (numbers.length > 0) return numbers.join('、')
  }
  return ''
}

/** Digits that a spreadsheet shows as they are, without an exponent. */
const SAFE_DIGITS = 10

/** A decimal as a number, where that is exactly what is written. */
function exactNumber(text: string | undefined): number | undefined {
  if (text === undefined || text === '' || text.replace(/\D/g, '').length > SAFE_DIGITS) return undefined
  const number = Number(text)
  return String(number) === text ? number : undefined
}
