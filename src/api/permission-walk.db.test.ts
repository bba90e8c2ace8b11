import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { TestUser } from '../../test/support/city.ts'
import { formOf } from '../../test/support/form.ts'
import { inCity, plainCases, reason, type Asked, type Case, type Place } from '../../test/support/walk-cases.ts'
import { walkThings, type WalkThings } from '../../test/support/walk-things.ts'
import { openProduct, type Browser, type Product } from '../../test/support/over-http.ts'
import { uploadFile } from '../app/files.ts'
import { recordActivity } from '../app/activity/activities.ts'
import { openMatter } from '../app/matter/open-matter.ts'
import { newCommandId } from '../app/ids.ts'
import { callMeeting } from '../app/meeting/call-meeting.ts'
import { createSeat } from '../app/organisation/seats.ts'
import { openCall } from '../app/road/calls.ts'
import { getScheme } from '../app/scheme/get-scheme.ts'
import { adoptScheme, draftScheme } from '../app/scheme/write-schemes.ts'
import { createUnit } from '../app/organisation/units.ts'
import { permissions, roles, scopeOf, type Role } from '../kernel/permission.ts'
import { dayOf } from '../kernel/time/day.ts'
import { factsOf } from '../store/queries/facts.ts'
import { endpoints, type EndpointSchema } from './contract/endpoints.ts'
import { paths } from './contract/paths.ts'
import type { doorRoutes, verbRoutes } from './routes/index.ts'

/** The unit that everyone of this test belongs to, and another one: what concerns the first is inside, the second outside. */
const INSIDE = '市审批服务管理局'
const OUTSIDE = '市体育局'

/** Endpoints that are no commands; who may what there is tested in `server.db.test.ts`. */
type DoorName = keyof typeof doorRoutes
const doors: Record<DoorName, true> = { getSession: true, signIn: true, signOut: true, changePassword: true, chooseMembership: true, getHealth: true, getCommitments: true }
/** Addresses outside the contract, open to everyone. */
const openAddresses = ['GET /api/openapi.json', 'GET /api/docs', 'GET /calendar/:feed']

const command = () => product.newCommand()
const onMatter = (body: (at: Place) => object, more: Record<string, string> = {}): Case => ({
  ask: (at) => ({ params: { matter: at.matter, ...more }, body: { command: command(), ...body(at) } }),
  outside: 'forbidden',
})
const onPost = (body: (at: Place) => object, more: Record<string, string> = {}): Case => inCity((at) => ({ params: { post: at.post, ...more }, body: { command: command(), ...body(at) } }))
const onDocument = (body: object): Case => inCity((at) => ({ params: { document: at.document }, body: { command: command(), ...body } }))
const onActivity = (body: object): Case => ({ ask: (at) => ({ params: { activity: at.activity }, body: { command: command(), ...body } }), outside: 'forbidden' })
const onActivities: Case = { ask: (at) => ({ body: { command: command(), activities: [at.activity] } }), outside: 'forbidden' }

const onMeeting = (body: object): Case => inCity((at) => ({ params: { meeting: at.meeting }, body: { command: command(), ...body } }))

const onLetter = (body: () => object): Case => ({ ask: async (at) => ({ params: { letter: await things.letterOf(at) }, body: { command: command(), ...body() } }), outside: 'forbidden' })

const unknownId = newCommandId(new Date().toISOString())
const onSeat: Case = {
  ask: async (at) => {
    const { ids } = await createSeat(product.city.keeper, { command: command(), body: at.unit, unit: at.unit, designation: '分管负责人', post: null })
    return { params: { seat: ids.seat }, body: { command: command() } }
  },
  outside: 'no outside',
}

/** On an inspection that the place's unit carries out. */
const onInspection = (body: (at: Place) => object, outside: Case['outside'] = 'forbidden'): Case => ({ ask: async (at) => ({ params: { inspection: await things.inspectionOf(at) }, body: { command: command(), ...body(at) } }), outside })

/** On a request that the place's unit sent. */
const onRequest = (body: (at: Place) => object): Case => ({ ask: async (at) => ({ params: { request: await things.requestOf(at, 'of') }, body: { command: command(), ...body(at) } }), outside: 'not_found' })

/** On a run in which the place's unit alone is assessed. */
const onRun = (body: (at: Place) => object, outside: Case['outside'] = 'no outside'): Case => ({ ask: async (at) => ({ params: { assessment: await things.runOf(at) }, body: { command: command(), ...body(at) } }), outside })

/** On an indicator that the place's unit answers for, and a figure of it that another post of the unit reported. */
const onIndicator = (body: () => object): Case => ({ ask: async (at) => ({ params: { indicator: (await things.figureOf(at)).indicator }, body: { command: command(), ...body() } }), outside: 'no outside' })
const onReadings = (body: object): Case => ({ ask: async (at) => ({ body: { command: command(), readings: [(await things.figureOf(at)).reading], ...body } }), outside: 'forbidden' })
const onReading = (body: object): Case => ({ ask: async (at) => ({ params: { reading: (await things.figureOf(at)).reading }, body: { command: command(), ...body } }), outside: 'forbidden' })

/** On an adopted scheme of its own. */
const onScheme = (body: () => object | undefined): Case => ({
  ask: async () => {
    const { ids: { scheme } } = await draftScheme(office.call, { command: command(), begin: { from: { pack: 'assessment', scheme: 'units-quarter' } } })
    const { seen } = await getScheme(office.call, { scheme })
    await adoptScheme(office.call, { command: command(), scheme, from: today(), reason: null, unranked: false, seen })
    const more = body()
    return { params: { scheme }, ...(more && { body: { command: command(), ...more } }) }
  },
  outside: 'no outside',
})

const rhythm = { proposal: 'none', name: '每月调度', ledger: 'reform-tasks', activity: 'progress', atLeast: 1, period: 'month', from: '2026-12-01' }

let unknown: string
const cases: Record<keyof typeof verbRoutes, Case> = {
  ...plainCases(command, () => today()),
  getScheme: onScheme(() => undefined),
  reviseScheme: onScheme(() => ({ content: {}, seen: '0'.repeat(64) })),
  adoptScheme: onScheme(() => ({ from: today(), seen: '0'.repeat(64) })),
  endScheme: onScheme(() => ({ reason })),
  previewScheme: inCity(() => ({ params: { scheme: command() }, body: { assessment: command(), content: {} } })),
  getDocument: { ask: (at) => ({ params: { document: at.document } }), outside: 'not_found' },
  acceptProposals: onDocument({ proposals: [{ proposal: 'none' }] }),
  skipProposal: onDocument({ proposal: 'none' }),
  takeBackProposal: onDocument({ proposal: 'none' }),
  getTerms: { ask: (at) => ({ params: { document: at.document } }), outside: 'not_found' },
  applyProposal: { ask: (at) => ({ params: { document: at.document }, body: { command: command(), proposal: 'none', matter: at.matter, take: {} } }), outside: 'no outside' },
  previewRhythm: inCity((at) => ({ params: { document: at.document }, body: rhythm })),
  adoptRhythm: onDocument(rhythm),
  withdrawRhythm: inCity(() => ({ params: { rhythm: 'none' }, body: { command: command() } })),
  listMatters: { ask: () => ({ query: 'limit=200' }), shows: (at) => at.matter, outside: 'not shown' },
  getMatter: { ask: (at) => ({ params: { matter: at.matter } }), outside: 'not_found' },
  getTimeline: { ask: (at) => ({ params: { matter: at.matter } }), outside: 'not_found' },
  amendMatter: onMatter(() => ({ changes: {}, reason: '' })),
  assignDuty: onMatter(() => ({ role: 'none', holder: { type: 'unit', id: unknown } })),
  endDuty: { ask: (at) => ({ params: { matter: at.matter, duty: unknown }, body: { command: command(), reason } }), outside: 'forbidden' },
  moveMatter: onMatter(() => ({ transition: 'none' })),
  reachMilestone: onMatter(() => ({}), { milestone: 'none' }),
  signJudgement: onMatter(() => ({ text: '研判', ground: '', until: '2020-01-01' })),
  grantExemption: onMatter(() => ({ rhythm: 'none', period: '2026-Q4', reason, basis: '改革办' })),
  revokeExemption: onMatter(() => ({ rhythm: 'none', period: '2026-Q4', reason })),
  listMatter: onMatter(() => ({ ledger: 'none' })),
  getBrief: { ask: (at, who) => ({ params: { post: at === inside && who.acting.role === 'leader' ? (who.post ?? '') : at.post } }), outside: 'forbidden' },
  collectProblem: { ask: (at) => ({ body: { command: command(), what: '', matter: at.matter } }), outside: 'forbidden' },
  divideProblem: onMatter((at) => ({ unit: at.unit })),
  answerBeneficiary: onMatter(() => ({ solved: 'yes' })),
  raiseMatter: onMatter((at) => ({ to: { type: 'post', id: at.post }, tried: '', ask: '' })),
  decideRaise: { ask: (at) => ({ params: { matter: at.matter, raise: unknown }, body: { command: command(), option: 0 } }), outside: 'forbidden' },
  requestExtension: onMatter(() => ({ rule: 'none', to: '2027-01-29', reason })),
  decideExtension: { ask: (at) => ({ params: { matter: at.matter, request: unknown }, body: { command: command(), approved: false, words: reason } }), outside: 'forbidden' },
  takeEscalation: onMatter(() => ({ step: 'none' })),
  addPart: onMatter(() => ({ title: '' })),
  publishDocument: onDocument({ title: '' }),
  unpublishDocument: onDocument({ reason }),
  linkMatters: onMatter((at) => ({ target: at.matter, relation: 'blocks' })),
  unlinkMatters: inCity((at) => ({ params: { matter: at.matter }, body: { command: command(), target: unknown, relation: 'blocks', reason } })),
  unlistMatter: onMatter(() => ({ ledger: 'none', reason })),
  endCall: {
    ask: async () => ({ params: { call: (await openCall(office.call, { command: command(), ledger: 'led-projects', year: 2026, until: '2199-01-01', text: '征集' })).ids.call }, body: { command: command(), reason } }),
    outside: 'no outside',
  },
  proposeMatter: { ask: (at) => ({ body: { command: command(), ledger: 'led-projects', title: '', duties: [{ role: 'lead', holder: { type: 'unit', id: at.unit } }] } }), outside: 'forbidden' },
  askOpinions: inCity((at) => ({ body: { command: command(), matters: [at.matter], holders: [{ type: 'unit', id: unknown }], until: '2020-01-01' } })),
  getOpinions: { ask: (at) => ({ params: { matter: at.matter } }), outside: 'not_found' },
  giveOpinion: { ask: async (at) => ({ params: { matter: at.matter, opinion: await things.opinionAsked(at) }, body: { command: command(), verdict: 'disagree', words: '' } }), outside: 'forbidden' },
  answerOpinion: { ask: (at) => ({ params: { matter: at.matter, opinion: unknown }, body: { command: command(), adopted: 'yes' } }), outside: 'no outside' },
  requestChange: onMatter(() => ({ changes: {}, reason: '' })),
  decideChanges: inCity((at) => ({ body: { command: command(), decisions: [{ matter: at.matter, request: unknown, approved: true }], meeting: { name: '会议', on: '2020-01-01' } } })),
  // Led by the place; what the inspected and others are shown of one stands in inspections.db.test.ts.
  getInspection: { ask: async (at) => ({ params: { inspection: await things.inspectionOf(at) } }), outside: 'not_found' },
  changeInspection: onInspection(() => ({ changes: {}, reason: '' }), 'no outside'),
  mergeInspections: {
    ask: async (at) => {
      const inspection = await things.inspectionOf(at)
      return { params: { inspection }, body: { command: command(), into: inspection, reason } }
    },
    outside: 'no outside',
  },
  cancelInspection: onInspection(() => ({ reason: '' }), 'no outside'),
  beginInspection: onInspection(() => ({ occurredOn: '2199-01-01' })),
  reportInspection: onInspection(() => ({ from: '2026-06-01', to: '2026-06-01', summary: '' })),
  makeFinding: onInspection((at) => ({ what: '', unit: at.unit, due: '2199-01-01' })),
  sendOpinion: onInspection((at) => ({ unit: at.unit, text: '' })),
  stateCase: { ask: async (at) => ({ params: await things.opinionOf(at), body: { command: command(), text: '' } }), outside: 'forbidden' },
  answerCase: { ask: async (at) => ({ params: await things.opinionOf(at), body: { command: command(), upheld: false, words: '' } }), outside: 'no outside' },
  lookAgain: onInspection((at) => ({ matter: at.matter, held: true, words: '' })),
  closeInspection: onInspection(() => ({}), 'no outside'),
  voidFact: {
    // Only a record of one's own can be taken back by a unit; of another unit not even that is known.
    ask: async (at, who) => ({ params: { fact: await recordedFact(at, who) }, body: { command: command(), reason } }),
    outside: 'forbidden',
  },
  // Nothing of theirs is required in the walk's own ledger; what units see of a matrix stands in obligations.db.test.ts.
  getObligation: { ask: (at) => ({ query: `pack=reform&rhythm=monthly-update&period=2026-09&subject=${at.matter}` }), outside: 'not_found' },
  getImport: inCity(() => ({ params: { import: unknown } })),
  setMapping: inCity(() => ({ params: { import: unknown }, body: { command: command() } })),
  decideRows: inCity(() => ({ params: { import: unknown }, body: { command: command(), decision: 'skip' } })),
  applyImport: inCity(() => ({ params: { import: unknown }, body: { command: command() } })),
  cancelImport: inCity(() => ({ params: { import: unknown } })),
  undoImport: inCity(() => ({ params: { import: unknown }, body: { command: command(), reason } })),
  // Only the place's unit is assessed in its run.
  listAssessments: { ask: () => ({}), shows: (at) => things.runOf(at), outside: 'not shown' },
  getAssessment: { ask: async (at) => ({ params: { assessment: await things.runOf(at) } }), outside: 'not_found' },
  getAssessmentLine: { ask: async (at) => ({ params: { assessment: await things.runOf(at), unit: at.unit, item: 'work' } }), outside: 'not_found' },
  exportAssessment: { ask: async (at) => ({ params: { assessment: await things.runOf(at) } }), outside: 'not_found' },
  openAssessment: inCity(() => ({ body: { command: command(), scheme: unknown, period: '2026-Q5', cutoff: today() } })),
  giveScores: onRun((at) => ({ scores: [{ item: 'work', unit: at.unit, value: '101', ground: '' }] })),
  adjustScore: onRun((at) => ({ unit: at.unit, rule: 'none', ground: '' })),
  withdrawAdjustment: { ask: async (at) => ({ params: { assessment: await things.runOf(at), adjustment: unknown }, body: { command: command(), reason } }), outside: 'no outside' },
  deliverAssessment: onRun(() => ({ goOn: true })),
  requestReview: onRun((at) => ({ unit: at.unit, item: 'none', words: '' }), 'forbidden'),
  withdrawReview: { ask: async (at) => ({ params: await things.reviewOf(at), body: { command: command() } }), outside: 'forbidden' },
  decideReview: { ask: async (at) => ({ params: await things.reviewOf(at), body: { command: command(), accepted: false, words: '' } }), outside: 'no outside' },
  freezeAssessment: onRun(() => ({})),
  draftAssessmentCircular: onRun(() => ({})),
  cancelAssessment: onRun(() => ({ reason: '' })),
  getBurden: { ask: (at) => ({ query: `unit=${at.unit}` }), outside: 'not_found' },
  // Sent by the place's unit; who was asked reads and answers it.
  getRequest: { ask: async (at) => ({ params: { request: await things.requestOf(at, 'to') } }), outside: 'not_found' },
  answerRequest: { ask: async (at) => ({ params: { request: await things.requestOf(at, 'to') }, body: { command: command(), values: {} } }), outside: 'not_found' },
  returnRequest: onRequest((at) => ({ unit: at.unit, reason: '' })),
  closeRequest: onRequest(() => ({})),
  cancelRequest: onRequest(() => ({ reason: '' })),
  exportRequest: onRequest(() => ({})),
  answerComplaint: { ask: async () => ({ params: { complaint: await things.complaint() }, body: { command: command(), words: '', taken: true } }), outside: 'no outside' },
  // Which figures of others a unit sees stands in indicators.db.test.ts.
  listIndicators: { ask: async (at) => ({ query: `q=${encodeURIComponent((await things.figureOf(at)).name)}` }), shows: async (at) => (await things.figureOf(at)).indicator, outside: 'not shown' },
  getIndicator: { ask: async (at) => ({ params: { indicator: (await things.figureOf(at)).indicator } }), outside: 'not_found' },
  changeIndicator: onIndicator(() => ({ changes: {}, reason })),
  endIndicator: onIndicator(() => ({ reason: '' })),
  setTarget: onIndicator(() => ({ level: 'city', period: '2026', value: '0' })),
  withdrawTarget: { ask: async (at) => ({ params: { indicator: (await things.figureOf(at)).indicator, target: unknown }, body: { command: command(), reason } }), outside: 'no outside' },
  reportReadings: { ask: async (at) => ({ body: { command: command(), readings: [{ indicator: (await things.figureOf(at)).indicator, period: '1999', asOf: '2020-01-31', value: '1' }] } }), outside: 'forbidden' },
  checkReadings: onReadings({}),
  confirmReadings: onReadings({}),
  returnReadings: onReadings({ reason: '' }),
  correctReading: onReading({ value: '2', reason }),
  withdrawReading: onReading({ reason: '' }),
  measureMatter: { ask: async (at) => ({ params: { matter: at.matter }, body: { command: command(), indicator: (await things.figureOf(at)).indicator } }), outside: 'no outside' },
  unmeasureMatter: { ...onMatter(() => ({ indicator: unknown })), outside: 'no outside' },
  // Of a unit's letter on its way nobody else knows.
  listLetters: { ask: () => ({ query: 'limit=200' }), shows: (at) => things.letterOf(at), outside: 'not shown' },
  getLetter: { ask: async (at) => ({ params: { letter: await things.letterOf(at) } }), outside: 'not_found' },
  downloadLetter: { ask: async (at) => ({ params: { letter: await things.letterOf(at) } }), outside: 'not_found' },
  letterRoute: { ask: (at) => ({ body: { pack: 'letters', kind: 'reminder', issuer: at.unit } }), outside: 'forbidden' },
  draftLetter: { ask: (at) => ({ body: { command: command(), pack: 'letters', kind: 'letter', issuer: at.unit, title: '走查', to: [{ type: 'unit', id: unknown }] } }), outside: 'forbidden' },
  reviseLetter: onLetter(() => ({ changes: {} })),
  submitLetter: onLetter(() => ({})),
  checkLetter: onLetter(() => ({})),
  returnLetter: onLetter(() => ({ reason: '' })),
  signLetter: onLetter(() => ({ signer: unknown })),
  issueLetter: onLetter(() => ({})),
  withdrawLetter: onLetter(() => ({ reason: '' })),
  abandonLetter: onLetter(() => ({ reason: '' })),
  replyLetter: { ask: async (at) => ({ params: { letter: await things.letterOf(at, 'to') }, body: { command: command(), text: '' } }), outside: 'forbidden' },
  returnReply: { ask: async (at) => ({ params: { letter: await things.letterOf(at), reply: unknown }, body: { command: command(), reason: '' } }), outside: 'forbidden' },
  previewReminders: { ask: (at) => ({ body: { pack: 'letters', kind: 'reminder', issuer: at.unit, matters: [at.matter] } }), outside: 'forbidden' },
  draftReminders: { ask: (at) => ({ body: { command: command(), pack: 'letters', kind: 'reminder', issuer: at.unit, groups: [{ addressee: { type: 'unit', id: unknown }, matters: [at.matter] }] } }), outside: 'forbidden' },
  listActivities: { ask: () => ({ query: 'limit=200' }), shows: (at) => at.activity, outside: 'not shown' },
  recordActivity: { ask: (at) => ({ body: { command: command(), ...activityOn(at.matter), kinds: ['none'] } }), outside: 'forbidden' },
  recordUpdates: { ask: (at) => ({ body: { command: command(), updates: [{ matter: at.matter, kind: 'none', summary: '无变化' }] } }), outside: 'forbidden' },
  reviewActivities: onActivities,
  confirmActivities: onActivities,
  returnActivities: { ask: (at) => ({ body: { command: command(), activities: [at.activity], reason: '' } }), outside: 'forbidden' },
  returnActivity: onActivity({ reason: '' }),
  correctActivity: onActivity({ changes: {}, reason: '' }),
  endUnit: {
    ask: async () => {
      const { ids } = await createUnit(product.city.keeper, { command: command(), name: `撤并${command()}`, aliases: [], kind: 'department', parent: null, code: null, order: 1, assessed: false, groups: [] })
      return { params: { unit: ids.unit }, body: { command: command(), successors: [] } }
    },
    outside: 'no outside',
  },
  appoint: onPost((at) => ({ person: at.person, from: '2020-01-01' })),
  endAppointment: { ask: (at) => ({ params: { post: at.post, appointment: unknown }, body: { command: command(), on: today(), reason } }), outside: 'no outside' },
  assignPortfolio: onPost(() => ({ units: [], fields: [], from: today() })),
  correctAppointment: onPost(() => ({ reason, changes: {} }), { appointment: unknownId }),
  withdrawAppointment: onPost(() => ({ reason }), { appointment: unknownId }),
  delegate: onPost((at) => ({ to: at.post, from: today() })),
  endDelegation: onPost(() => ({}), { delegation: unknownId }),
  openAccount: onPost(() => ({ username: `zc-${command().slice(-12)}`, role: 'observer' })),
  settleSeat: onSeat,
  reportSeatChange: onSeat,
  endSeat: onSeat,
  handOverDuties: inCity((at) => ({ params: { unit: at.unit }, body: { command: command(), duties: [{ matter: at.matter, duty: unknown, to: at.unit }] } })),
  applyAppointmentProposals: onDocument({ lines: [{ line: 'none' }] }),
  endMembership: {
    ask: async () => {
      const { acting } = await product.city.user('observer', null)
      return { params: { person: acting.person, membership: acting.membership }, body: { command: command() } }
    },
    outside: 'no outside',
  },
  listMeetings: { ask: () => ({}), shows: (at) => at.meeting, outside: 'not shown' },
  getMeetingPlan: { ask: (at) => ({ query: `body=${at.body}` }), outside: 'not_found' },
  getMeeting: { ask: (at) => ({ params: { meeting: at.meeting } }), outside: 'not_found' },
  changeMeeting: onMeeting({ changes: {} }),
  setAgenda: onMeeting({ topics: [] }),
  holdMeeting: onMeeting({ on: '2199-01-01', attendance: [] }),
  correctAttendance: onMeeting({ attendance: [], reason }),
  settleTopic: inCity((at) => ({ params: { meeting: at.meeting, topic: unknown }, body: { command: command(), result: 'heard' } })),
  makeDecision: onMeeting({ text: '' }),
  draftMinutes: onMeeting({}),
  cancelMeeting: onMeeting({ reason: '' }),
  search: { ask: () => ({ query: `q=${encodeURIComponent('走查')}` }), shows: (at) => at.matter, outside: 'not shown' },
  downloadFile: { ask: (at) => ({ params: { sha256: at.file } }), outside: 'not_found' },

}

let product: Product
let office: TestUser
let things: WalkThings
let inside: Place
let outside: Place
const people = new Map<Role, { user: TestUser; browser: Browser }>()

beforeAll(async () => {
  product = await openProduct()
  unknown = product.newCommand()
  office = await product.city.user('office', '市委政研室（改革办）')
  things = walkThings(product, office)
  for (const role of roles) {
    // A leader is bound where they record what they did: to what they lead.
    const bound = Object.keys(permissions).some((command) => scopeOf(role, command as keyof typeof permissions) === 'unit')
    const user = role === 'office' ? office : await product.city.user(role, bound ? INSIDE : null)
    people.set(role, { user, browser: await product.enter(user) })
  }
  inside = await placeOf(INSIDE)
  outside = await placeOf(OUTSIDE)
})
afterAll(() => product.close())

test('every route of the server is a command, a door or open to all: a new one must say which', () => {
  const known = new Set([...Object.keys(cases), ...Object.keys(doors)])
  const stray = product.app.registered.filter(({ endpoint, method, url }) => (endpoint ? !known.has(endpoint) : method !== 'HEAD' && !openAddresses.includes(`${method} ${url}`)))
  expect(stray).toEqual([])
  const served = new Set(product.app.registered.flatMap(({ endpoint }) => endpoint ?? []))
  expect([...known].filter((name) => !served.has(name as keyof typeof paths))).toEqual([])
})

describe.each(Object.keys(cases) as (keyof typeof cases)[])('%s', (name) => {
  test.each(roles.flatMap((role) => [[role, 'inside'] as const, [role, 'outside'] as const]))('%s, %s', async (role, side) => {
    const scope = scopeOf(role, name)
    const expected = scope === null ? 'forbidden' : scope === 'unit' && side === 'outside' ? cases[name].outside : 'allowed'
    expect(await outcome(name, role, side === 'inside' ? inside : outside)).toBe(expected === 'no outside' ? 'allowed' : expected)
  })
})

test('the table gives no one a command that no endpoint serves, but those that only the command line has', () => {
  expect(Object.keys(permissions).filter((name) => !(name in cases)).sort()).toEqual(['grantMembership'])
})

/** What someone meets at a place: the refusals that are about permission, or `allowed` for everything else that is no mistake of ours. */
async function outcome(name: keyof typeof cases, role: Role, at: Place): Promise<string> {
  const { user, browser } = people.get(role)!
  const { status, code, text } = await send(name, browser, await cases[name].ask(at, user))
  if (code === 'forbidden' || code === 'not_found') return code
  if (status >= 500 || code === 'input_invalid' || code === 'route_unknown') throw new Error(`${name}: the example is no good: ${text}`)
  const { shows } = cases[name]
  return shows && !text.includes(await shows(at)) ? 'not shown' : 'allowed'
}

async function send(name: keyof typeof cases, { cookie }: Browser, { params = {}, query, body, form }: Asked) {
  const [method = 'GET', path = ''] = paths[name].split(' ')
  const url = path.replaceAll(/:(\w+)/g, (_, key: string) => params[key] ?? `no-${key}`) + (query ? `?${query}` : '')
  const { multipart }: EndpointSchema = endpoints[name]
  const sent = multipart && form ? formOf([{ name: 'command', content: command() }, { name: 'file', filename: form.name, content: form.content }]) : { headers: {}, ...(body && { payload: body }) }
  const answer = await product.app.inject({ method: method as 'GET', url, ...sent, headers: { ...sent.headers, cookie } })
  const problem = String(answer.headers['content-type']).startsWith('application/problem+json')
  return { status: answer.statusCode, text: answer.body, code: problem ? answer.json<{ code: string }>().code : null }
}

/** A matter that a unit leads, with a record made by that unit, a document that its matter came from, and a post. */
async function placeOf(name: string): Promise<Place> {
  const unit = product.city.units.get(name)
  if (!unit) throw new Error(`the test city has no unit ${name}`)
  const officeBrowser = people.get('office')!.browser
  const upload = await send('uploadDocument', officeBrowser, { form: { name: `${name}.txt`, content: `关于${name}工作的通知\n\n一、做好${name}走查工作。（责任单位：${name}）` } })
  const { document } = JSON.parse(upload.text) as { document: string }
  const read = await officeBrowser.ask('GET', `/api/v1/documents/${document}`)
  const proposals = (read.body.list as { id: string; acceptable: boolean }[]).filter(({ acceptable }) => acceptable).map(({ id }) => ({ proposal: id }))
  const accepted = await officeBrowser.ask('POST', `/api/v1/documents/${document}/acceptances`, { command: command(), proposals })
  if (accepted.status !== 200) throw new Error(JSON.stringify(accepted.body))
  const matter = await openMatter(office.call, {
    command: command(),
    ledger: 'reform-tasks',
    title: `${name}走查事项`,
    due: null,
    fields: {},
    milestones: [],
    duties: [{ role: 'lead', holder: { type: 'unit', id: unit }, territory: null }],
  })
  const handler = await product.city.user('handler', name)
  await things.letterOf({ unit })
  await things.runOf({ unit })
  const file = await uploadFile(handler.call, { name: `${name}.txt`, bytes: new TextEncoder().encode(name) })
  const activity = await recordActivity(handler.call, { command: command(), ...activityOn(matter.ids.matter), attachments: [file] })
  const body = await createUnit(product.city.keeper, { command: command(), name: `${name}走查联席会议`, aliases: [], kind: 'body', parent: null, code: null, order: 1, assessed: false, groups: [] })
  await createSeat(product.city.keeper, { command: command(), body: body.ids.unit, unit, designation: '分管负责人', post: null })
  const meeting = await callMeeting(office.call, { command: command(), body: body.ids.unit, pack: 'meetings', kind: 'joint-conference', title: null, number: null, on: today(), time: null, place: null, chair: null })
  return {
    unit,
    body: body.ids.unit,
    meeting: meeting.ids.meeting,
    matter: matter.ids.matter,
    activity: activity.ids.activity,
    person: handler.acting.person,
    post: handler.post ?? '',
    document,
    file: file.sha256,
  }
}

function activityOn(matter: string) {
  return { matters: [matter], kinds: ['coordination'], heldOn: today(), summary: '协调会', place: null, attachments: [], fields: {} }
}

/** A record that someone made just now where they may, else the one that is there. */
async function recordedFact(at: Place, { call, acting }: TestUser): Promise<string> {
  const mine = at === inside && scopeOf(acting.role, 'recordActivity') ? await recordActivity(call, { command: command(), ...activityOn(at.matter) }) : null
  const subject = `activity:${mine?.ids.activity ?? at.activity}`
  const [fact] = await product.deps.db.read(acting.tenant, (db) => factsOf(db, acting.tenant, subject))
  return fact?.id ?? ''
}

function today(): string {
  return dayOf(product.deps.now())
}
