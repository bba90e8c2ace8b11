import { z } from 'zod'
import { activityRow } from './activities.ts'
import { bilingual, commandId, day, holderRef, light, postRef, unitRef, uuid, written } from './common.ts'
import { column, matterFilter, matterSort } from './matters.ts'

const roadStep = z.enum(['admit', 'submit', 'approve', 'decline', 'hand-down', 'close', 'carry-over', 'suspend', 'drop'])
const part = z.enum(['call', 'reasoning', 'approval', 'handing-down', 'carrying-out', 'closing'])
const yearEnd = z.enum(['proposed', 'under-way', 'done', 'carried-over', 'suspended', 'declined', 'stopped'])
const fields = z.record(z.string().max(60), z.union([z.string().max(4000), z.boolean(), z.array(z.string().max(200)).max(50), z.null()]))
const milestones = z.array(z.object({ id: z.string().max(40), title: z.string().trim().min(1).max(200), due: day })).max(60)
const changes = z.object({ title: z.string().trim().min(1).max(300), due: day.nullable(), fields, milestones }).partial()
const year = z.coerce.number().int().min(1949).max(2199)
const ofYear = { ledger: z.string().max(40).optional(), year: year.optional() }
const meeting = z.object({ name: z.string().trim().min(1).max(120), on: day })
const fieldText = z.object({ id: z.string(), name: bilingual, text: bilingual })

const callView = z.object({
  id: uuid,
  year: z.number().int(),
  until: day,
  text: z.string(),
  openedOn: day,
  ended: z.object({ on: day, reason: z.string() }).nullable(),
  open: z.boolean(),
  /** proposals that answer it, and how many of them came after its day */
  proposals: z.number().int(),
  late: z.number().int(),
})

const proposed = z.object({ on: day, late: z.boolean(), call: uuid.nullable(), unit: unitRef.nullable() }).nullable()

const opinion = z.object({
  id: uuid,
  holder: holderRef.extend({ name: z.string() }),
  askedOn: day,
  until: day,
  /** working days since its day, while it is not given */
  workdaysLate: z.number().int(),
  text: z.string().nullable(),
  given: z.object({ verdict: z.enum(['agree', 'agree-with-changes', 'disagree']), words: z.string(), on: day, by: z.string().nullable() }).nullable(),
  answered: z.object({ adopted: z.enum(['yes', 'partly', 'no']), why: z.string(), on: day }).nullable(),
})

const request = z.object({
  id: uuid,
  by: z.string().nullable(),
  askedOn: day,
  reason: z.string(),
  what: z.array(z.object({ name: bilingual, before: z.string(), after: z.string() })),
  decided: z.object({ approved: z.boolean(), basis: z.string(), words: z.string().nullable(), on: day }).nullable(),
})

const project = z.object({
  id: uuid,
  code: z.string(),
  title: z.string(),
  year: z.number().int(),
  part,
  end: yearEnd,
  stage: z.string(),
  stageName: bilingual,
  final: z.enum(['done', 'stopped']).nullable(),
  /** since when it stands there, and until when the next step is due */
  since: day,
  limit: day.nullable(),
  workdaysLate: z.number().int(),
  light,
  due: day.nullable(),
  milestones: z.object({ all: z.number().int(), reached: z.number().int() }),
  duties: z.array(z.object({ role: z.string(), name: bilingual, text: z.string(), holders: z.array(holderRef) })),
  fields: z.array(fieldText),
  proposed,
  opinions: z.object({ asked: z.number().int(), given: z.number().int(), answered: z.number().int() }),
  /** a change that waits for a meeting's decision */
  request: request.nullable(),
  /** steps of the road that the acting post may take now, with what each still lacks */
  can: z.array(z.object({ step: roadStep, name: bilingual, needsNote: z.boolean(), missing: z.array(bilingual) })),
})

const road = z.object({
  today: day,
  year: z.number().int(),
  ledger: z.object({ id: z.string(), name: bilingual, matterName: bilingual }),
  ledgers: z.array(z.object({ id: z.string(), name: bilingual })),
  /** what the proposal form (申报表) asks for beside title, units and days */
  form: z.array(column),
  parts: z.array(z.object({ id: part, months: bilingual, n: z.number().int() })),
  calls: z.array(callView),
  projects: z.array(project),
  /** opinions that the acting unit or post is asked for and that are not answered by the office yet */
  asked: z.array(opinion.extend({ matter: z.object({ id: uuid, code: z.string(), title: z.string(), fields: z.array(fieldText) }) })),
  may: z.array(z.string()),
})

const quarters = z.array(z.object({ year: z.number().int(), quarters: z.array(z.number().int()), total: z.number().int() }))
const city = z.object({ name: z.string(), demonstration: z.boolean() })

const summary = z.object({
  today: day,
  year: z.number().int(),
  city,
  ledger: z.object({ id: z.string(), name: bilingual, matterName: bilingual }),
  /** the year is not over: the numbers go up to today */
  partial: z.boolean(),
  kinds: z.array(z.object({ id: z.string(), name: bilingual, years: quarters })),
  /** problems of the list of problems that were solved and confirmed by who asked */
  solved: z.object({ n: z.number().int(), years: quarters }),
  projects: z.array(z.object({ year: z.number().int(), all: z.number().int(), ends: z.record(yearEnd, z.number().int()) })),
  meetings: z.array(z.object({ meeting: z.string(), n: z.number().int() })),
  milestones: z.object({ due: z.number().int(), reached: z.number().int(), inTime: z.number().int() }),
})

const note = z.object({
  id: uuid,
  code: z.string(),
  title: z.string(),
  goal: z.string(),
  due: day.nullable(),
  lead: z.string(),
  support: z.string(),
  handler: z.string(),
  assistant: z.string(),
  phone: z.string().nullable(),
  quarters: z.array(z.array(z.object({ title: z.string(), due: day, reached: z.boolean() }))),
  asks: z.array(z.object({ name: bilingual, inPerson: z.boolean() })),
})

const params = z.object({ matter: uuid })
const { ledger: _ledger, ...inOneLedger } = matterFilter
const onOpinion = z.object({ matter: uuid, opinion: uuid })
const words = z.string().trim().max(4000)

export const roadSchemas = {
  getRoad: { summary: 'The year of a ledger’s projects: calls, where each stands, what may be done with it, opinions asked of the acting post', query: z.object(ofYear), response: road },
  openCall: { summary: 'Call for proposals (征集)', body: z.object({ command: commandId, ledger: z.string().max(40), year: z.number().int().min(1949).max(2199), until: day, text: z.string().trim().min(1).max(4000) }), response: written },
  endCall: { summary: 'End a call before its day', params: z.object({ call: uuid }), body: z.object({ command: commandId, reason: z.string().trim().max(1000) }), response: written },
  similarMatters: {
    summary: 'Projects, pilots and reforms that a new one may repeat, with the words they share',
    query: z.object({ ledger: z.string().max(40).optional(), title: z.string().trim().max(300), goal: z.string().trim().max(2000).default(''), matter: uuid.optional() }),
    response: z.object({ rows: z.array(z.object({ id: uuid, code: z.string(), title: z.string(), year: z.number().int(), stageName: bilingual, lead: unitRef.nullable(), score: z.number(), shared: z.array(z.string()) })) }),
  },
  proposeMatter: {
    summary: 'Propose a project (申报): one form, from which its matter is opened',
    body: z.object({
      command: commandId,
      ledger: z.string().max(40),
      call: uuid.nullable().default(null),
      title: z.string().trim().max(300),
      due: day.nullable().default(null),
      fields: fields.default({}),
      milestones: milestones.default([]),
      duties: z.array(z.object({ role: z.string().max(40), holder: holderRef, territory: z.string().max(60).nullable().default(null) })).max(60).default([]),
    }),
    response: written,
  },
  takeRoadSteps: {
    summary: 'Take several projects along the year’s road at once; one meeting may approve some and not adopt others',
    body: z.object({
      command: commandId,
      steps: z.array(z.object({ matter: uuid, step: roadStep, note: z.string().trim().max(2000).nullable().default(null), due: day.nullable().optional() })).min(1).max(200),
      meeting: meeting.nullable().default(null),
      on: day.optional(),
    }),
    response: written,
  },
  askOpinions: {
    summary: 'Ask units or leaders for their opinion on projects (征求意见)',
    body: z.object({ command: commandId, matters: z.array(uuid).min(1).max(100), holders: z.array(holderRef).min(1).max(60), until: day, text: z.string().trim().max(1000).nullable().default(null) }),
    response: written,
  },
  giveOpinion: { summary: 'Give an opinion one was asked for', params: onOpinion, body: z.object({ command: commandId, verdict: z.enum(['agree', 'agree-with-changes', 'disagree']), words: words.default('') }), response: written },
  answerOpinion: { summary: 'Say what became of an opinion (采纳情况)', params: onOpinion, body: z.object({ command: commandId, adopted: z.enum(['yes', 'partly', 'no']), why: z.string().trim().max(2000).default('') }), response: written },
  getOpinions: {
    summary: 'What a matter met on its year’s road: opinions and their adoption, requested changes',
    params,
    response: z.object({
      id: uuid,
      code: z.string(),
      title: z.string(),
      due: day.nullable(),
      milestones: z.array(z.object({ id: z.string(), title: z.string(), due: day })),
      proposed,
      opinions: z.array(opinion),
      requests: z.array(request),
      /** what changes only with a meeting’s approval: title, due, milestones, field:goal */
      approved: z.array(z.string()),
      texts: z.array(z.object({ id: z.string(), name: bilingual, value: z.string() })),
      may: z.array(z.string()),
    }),
  },
  requestChange: { summary: 'Ask for a change that only a meeting may make (申请调整)', params, body: z.object({ command: commandId, changes, reason: z.string().trim().max(1000) }), response: written },
  decideChanges: {
    summary: 'What a meeting decided on requested changes',
    body: z.object({ command: commandId, decisions: z.array(z.object({ matter: uuid, request: uuid, approved: z.boolean(), words: z.string().trim().max(1000).nullable().default(null) })).min(1).max(100), meeting }),
    response: written,
  },
  getLeaderNotes: {
    summary: 'One page for each leader: what they lead this year (领衔提示单)',
    query: z.object(ofYear),
    response: z.object({ today: day, year: z.number().int(), city, ledger: z.object({ id: z.string(), name: bilingual }), office: bilingual, leaders: z.array(z.object({ post: postRef.extend({ leader: z.boolean() }), projects: z.array(note) })) }),
  },
  getYearSummary: { replica: true, summary: 'The year’s account from its records: counts by kind and quarter beside earlier years, projects by how they ended', query: z.object(ofYear), response: summary },
  exportYearSummary: { replica: true, summary: 'The year’s statistics table as .xlsx, as offices exchange it', query: z.object(ofYear), binary: true, response: z.unknown() },
  exportMeetingList: { replica: true, summary: 'The projects that wait for a meeting’s approval as .xlsx (建议清单)', query: z.object(ofYear), binary: true, response: z.unknown() },
  listCounted: {
    summary: 'The records behind a number of the year’s account',
    query: z.object({ ledger: z.string().max(40).optional(), year, quarter: z.coerce.number().int().min(1).max(4).optional(), kind: z.string().max(40) }),
    response: z.object({ rows: z.array(activityRow) }),
  },
  unlistMatter: { summary: 'Take a matter off a further ledger', params, body: z.object({ command: commandId, ledger: z.string().max(40), reason: z.string().trim().max(1000) }), response: written },
  getFiveList: {
    summary: 'One of the five lists of a ledger (任务、责任、措施、问题、结果): the same matters, other columns',
    params: z.object({ ledger: z.string().max(40), list: z.enum(['tasks', 'duties', 'measures', 'problems', 'results']) }),
    query: z.object({
      ...inOneLedger,
      sort: matterSort.default('code'),
      cursor: z.string().max(500).optional(),
      /** how many matters stand before this page, for the serial numbers */
      before: z.coerce.number().int().min(0).max(1_000_000).default(0),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.object({
      lists: z.array(z.object({ id: z.enum(['tasks', 'duties', 'measures', 'problems', 'results']), name: bilingual, columns: z.number().int() })),
      columns: z.array(z.object({ show: z.string(), name: bilingual })),
      rows: z.array(z.object({ id: uuid, home: z.string(), light, stage: z.string(), cells: z.array(z.string()) })),
      next: z.string().nullable(),
      /** null after the first page */
      total: z.object({ count: z.number().int(), exact: z.boolean() }).nullable(),
    }),
  },
}
