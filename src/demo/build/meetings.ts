import { recordActivity, reviewActivities } from '../../app/activity/activities.ts'
import { derivedId } from '../../app/ids.ts'
import { moveMatter } from '../../app/matter/move-matter.ts'
import { setAgenda, settleTopic } from '../../app/meeting/agenda.ts'
import { callMeeting } from '../../app/meeting/call-meeting.ts'
import { amendMatter } from '../../app/matter/change-matter.ts'
import { draftMinutes } from '../../app/meeting/draft-minutes.ts'
import { getMeeting } from '../../app/meeting/get-meeting.ts'
import { holdMeeting } from '../../app/meeting/hold-meeting.ts'
import { makeDecision } from '../../app/meeting/make-decision.ts'
import { createSeat } from '../../app/organisation/seats.ts'
import { conferenceMembers, CONFERENCE, CONVENER, meetings, type DemoDecision, type DemoMeeting } from '../data/meetings.ts'
import { named, postOf, unitActor, type Builder } from './builder.ts'
import { KEEPER, isPlace, OFFICE } from './organisation.ts'
import type { Step } from './timeline.ts'

const FOUNDED = '2023-01-04'

/** Seats of the joint conference, then every meeting from its calling to what came of its decisions. */
export function meetingSteps(builder: Builder): Step[] {
  return [{ on: FOUNDED, run: () => conferenceSeats(builder) }, ...meetings.flatMap((meeting) => stepsOf(builder, meeting))]
}

async function conferenceSeats({ id, call, units, posts }: Builder): Promise<void> {
  const keeper = call(KEEPER, FOUNDED)
  const body = named(units, CONFERENCE)
  const seat = (unit: string, designation: string, post: string, role: 'head' | 'member') => createSeat(keeper, { command: id(`conference:${unit}`), body, unit: named(units, unit), designation, post: named(posts, post), role })
  await seat('河东市人民政府', '总召集人', CONVENER, 'head')
  for (const unit of conferenceMembers) await seat(unit, '成员单位分管负责人', postOf(unit, 'deputy'), 'member')
}

const meetingId = ({ id }: Builder, key: string): string => derivedId(id(`meeting:${key}`), 'meeting')

function stepsOf(builder: Builder, meeting: DemoMeeting): Step[] {
  const { id, call } = builder
  const { key, on, called } = meeting
  return [
    { on: called, run: () => calling(builder, meeting) },
    ...(meeting.held
      ? [
          { on, run: () => holding(builder, meeting) },
          ...meeting.decisions.flatMap((decision) => decisionSteps(builder, decision)),
          ...(meeting.minutes ? [{ on: meeting.minutes, run: () => draftMinutes(call(OFFICE, meeting.minutes ?? on), { command: id(`minutes:${key}`), meeting: meetingId(builder, key) }) }] : []),
        ]
      : []),
  ]
}

async function calling(builder: Builder, { key, body, kind, number, called, on, time, place, topics }: DemoMeeting): Promise<void> {
  const { id, call, units, posts } = builder
  const office = call(OFFICE, called)
  const chair = named(posts, body === CONFERENCE ? CONVENER : 'secretary')
  await callMeeting(office, { command: id(`meeting:${key}`), body: named(units, body), pack: 'meetings', kind, title: null, number: number ?? null, on, time, place, chair })
  await setAgenda(office, {
    command: id(`agenda:${key}`),
    meeting: meetingId(builder, key),
    topics: topics.map(({ kind: what, title, by }) => ({ kind: what, title, presenter: by === undefined ? null : named(units, by), document: null, matters: [] })),
  })
}

/** On its day: who was there, how each topic ended, what was decided. */
async function holding(builder: Builder, { key, on, topics, decisions, leave = [], substitute = [], observers = [] }: DemoMeeting): Promise<void> {
  const { id, call, units } = builder
  const office = call(OFFICE, on)
  const meeting = meetingId(builder, key)
  const { seats, agenda } = await getMeeting(office, { meeting })
  const among = (names: readonly string[], unit: string) => names.some((name) => named(units, name) === unit)
  const attendance = seats.map(({ id: seat, unit }) => ({ seat, post: null, unit: null, as: among(leave, unit.id) ? ('leave' as const) : among(substitute, unit.id) ? ('substitute' as const) : ('present' as const) }))
  await holdMeeting(office, { command: id(`hold:${key}`), meeting, on, attendance: [...attendance, ...observers.map((unit) => ({ seat: null, post: null, unit: named(units, unit), as: 'observer' as const }))] })
  for (const [at, { result, words = null }] of topics.entries()) {
    const topic = agenda[at]?.id
    if (result && topic) await settleTopic(office, { command: id(`settle:${key}:${at}`), meeting, topic, result, words })
  }
  for (const { key: decision, topic, text, lead, support, due } of decisions) {
    const made = await makeDecision(office, { command: id(`decision:${decision}`), meeting, topic: agenda[topic]?.id ?? null, text, lead: named(units, lead), support: support.map((unit) => named(units, unit)), due })
    await amendMatter(office, { command: id(`decision-marked:${decision}`), matter: made.ids.matter, changes: { fields: { requirement: '按会议议定办理（演示数据）' } }, reason: '写明具体要求', basis: null })
  }
}

function decisionSteps({ id, call }: Builder, { key, lead, done, told }: DemoDecision): Step[] {
  const matter = derivedId(id(`decision:${key}`), 'matter')
  const handler = unitActor(lead, 'handler', isPlace(lead))
  return [
    ...(told
      ? [{
          on: told.on,
          run: async () => {
            const { ids } = await recordActivity(call(handler, told.on), { command: id(`told:${key}`), matters: [matter], kinds: ['decision-progress'], heldOn: told.on, summary: told.words, place: null, attachments: [], fields: {} })
            await reviewActivities(call(unitActor(lead, 'deputy', isPlace(lead)), told.on), { command: id(`reviewed:${key}`), activities: [ids.activity] })
          },
        }]
      : []),
    ...(done
      ? [
          { on: done.asked, run: () => moveMatter(call(handler, done.asked), { command: id(`asked:${key}`), matter, transition: 'report-done', note: done.note, attachments: [] }) },
          { on: done.on, run: () => moveMatter(call(OFFICE, done.on), { command: id(`checked:${key}`), matter, transition: 'finish', note: done.checked, attachments: [] }) },
        ]
      : []),
  ]
}
