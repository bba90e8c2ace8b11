import type { Block } from '../facts/letter.ts'
import type { Attendee, MeetingState, Topic } from '../facts/meeting.ts'
import type { Day } from '../time/day.ts'
import { chineseNumber } from './chinese-number.ts'

/** What became of a decision, as the minutes name it: who leads, who supports, until when. */
export type Decided = { id: string; lead: string | null; support: readonly string[]; due: Day | null }

export type MinutesFor = {
  body: string
  /** names of units, as they were called on the day of the meeting */
  nameOf: (unit: string) => string
  decided: readonly Decided[]
}

/** ××第×次会议纪要 */
export function minutesTitle({ title }: Pick<MeetingState, 'title'>): string {
  return `${title}纪要`
}

/**
 * The text of a meeting's minutes (纪要): which meeting, when and where, who presided; the fixed first topic, what was reviewed and heard, what
 * was decided with unit and limit; who attended, sat in and was on leave. Posts and units stand as ids and get their names on paper;
 * who was absent without leave stands in the record, not on a paper that goes to others.
 *
 * @source the structure of minutes in reform offices' practice
 */
export function minutesBlocks(meeting: MeetingState, { body, nameOf, decided }: MinutesFor): Block[] {
  const { agenda, attendance, chair } = meeting
  const parts: { heading: string; blocks: Block[] }[] = [
    { heading: '第一议题', blocks: agenda.filter(({ kind }) => kind === 'first').map((topic) => text(`会议学习了${topic.title}。${after(topic)}`)) },
    { heading: '上次会议议定事项落实情况', blocks: agenda.filter(({ kind }) => kind === 'follow-up').map((topic) => text(`会议听取了${topic.title}。${after(topic)}`)) },
    { heading: '审议事项', blocks: numbered(agenda.filter(({ kind }) => kind === 'review'), (topic) => `审议${topic.title}。${reviewed(topic)}${after(topic)}`) },
    { heading: '听取汇报', blocks: numbered(agenda.filter(({ kind }) => kind === 'report'), (topic) => `听取${topic.presenter === null ? '' : nameOf(topic.presenter)}关于${topic.title}的汇报。${topic.outcome?.result === 'deferred' ? '会议决定暂缓听取。' : ''}${after(topic)}`) },
    { heading: '其他事项', blocks: numbered(agenda.filter(({ kind }) => kind === 'other'), (topic) => `${sentence(topic.title)}${after(topic)}`) },
    { heading: '议定事项', blocks: numbered(meeting.decisions, ({ id, text: words }) => `${words.replace(/[。；;.]+$/, '')}${answering(decided.find((one) => one.id === id), nameOf)}。`) },
  ]
  const written = parts.filter(({ blocks }) => blocks.length > 0)
  return [
    text(opening(meeting, body)),
    ...(chair === null ? [] : [people('主持', [{ post: chair, unit: null }])]),
    ...written.flatMap(({ heading, blocks }, index): Block[] => [{ kind: 'heading-1', text: `${chineseNumber(index + 1)}、${heading}` }, ...blocks]),
    ...([['出席', ['present', 'substitute']], ['列席', ['observer']], ['请假', ['leave']]] as const).flatMap(([label, as]) => {
      const them = attendance.filter((one) => as.some((mark) => mark === one.as))
      return them.length === 0 ? [] : [people(label, them)]
    }),
  ]
}

/** Nobody's paragraph is longer than a block holds. */
const MOST = 4_000
const text = (words: string): Block => ({ kind: 'paragraph', text: words.slice(0, MOST) })

/** Posts where they are known, else the unit alone. */
function people(label: string, them: readonly Pick<Attendee, 'post' | 'unit'>[]): Block {
  return {
    kind: 'people',
    label,
    posts: [...new Set(them.flatMap(({ post }) => post ?? []))],
    units: [...new Set(them.flatMap(({ post, unit }) => (post === null && unit !== null ? [unit] : [])))],
  }
}

function opening({ on, time, place, title }: MeetingState, body: string): string {
  const [year, month, day] = on.split('-').map(Number)
  const at = time === null ? '' : ` ${time}`
  const where = place?.trim() ? `在${place.trim()}` : ''
  return `${year}年${month}月${day}日${at}，${title.includes(body) ? '' : body}${title}${where}召开。`
}

const sentence = (words: string): string => (/[。！？]$/.test(words) ? words : `${words}。`)
const after = ({ outcome }: Topic): string => (outcome?.words ? sentence(outcome.words) : '')

const REVIEWED: Partial<Record<NonNullable<Topic['outcome']>['result'], string>> = { adopted: '会议原则通过。', 'adopted-amended': '会议原则通过，按会议意见修改完善后印发。', deferred: '会议决定暂缓审议。', rejected: '会议未予通过。' }
const reviewed = ({ outcome }: Topic): string => (outcome ? (REVIEWED[outcome.result] ?? '') : '')

/** （一）… where there are several; one alone bears no number. */
function numbered<T>(items: readonly T[], words: (item: T) => string): Block[] {
  return items.map((item, index) => text(items.length === 1 ? words(item) : `（${chineseNumber(index + 1)}）${words(item)}`))
}

function answering(decided: Decided | undefined, nameOf: MinutesFor['nameOf']): string {
  if (!decided) return ''
  const { lead, support, due } = decided
  const [year, month, day] = due === null ? [] : due.split('-').map(Number)
  const said = [lead === null ? null : `牵头：${nameOf(lead)}`, support.length === 0 ? null : `配合：${support.map(nameOf).join('、')}`, due === null ? null : `时限：${year}年${month}月${day}日前`]
  const words = said.filter((one) => one !== null).join('；')
  return words === '' ? '' : `（${words}）`
}
