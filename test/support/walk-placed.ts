import { makeToken } from '../../src/app/account/tokens.ts'
import { recordActivity } from '../../src/app/activity/activities.ts'
import { requestErasure } from '../../src/app/erasure/decide.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { createSeat } from '../../src/app/organisation/seats.ts'
import { createUnit } from '../../src/app/organisation/units.ts'
import { openCall } from '../../src/app/road/calls.ts'
import { getScheme } from '../../src/app/scheme/get-scheme.ts'
import { adoptScheme, draftScheme } from '../../src/app/scheme/write-schemes.ts'
import { isAdministrator } from '../../src/kernel/decide/membership.ts'
import { scopeOf } from '../../src/kernel/permission.ts'
import { dayOf, nextDay } from '../../src/kernel/time/day.ts'
import { factsOf } from '../../src/store/queries/facts.ts'
import { enrolJob } from '../../src/store/queries/job-runs.ts'
import type { TestUser } from './city.ts'
import type { Product } from './over-http.ts'
import { inCity, reason, type Case, type Place } from './walk-cases.ts'
import type { WalkThings } from './walk-things.ts'

/** Where a walk takes place; filled before the first case is asked for. */
export type WalkWorld = { product: Product; office: TestUser; things: WalkThings; inside: Place }

export function activityOn(matter: string, heldOn: string) {
  return { matters: [matter], kinds: ['coordination'], heldOn, summary: '协调会', place: null, attachments: [], fields: {} }
}

/** Commands on something of a place, which is inside or outside of what a role reaches. */
export function placedCases(world: WalkWorld) {
  const command = () => world.product.newCommand()
  const today = () => dayOf(world.product.deps.now())
  const onMatter = (body: (at: Place) => object, more: Record<string, string> = {}): Case => ({
    ask: (at) => ({ params: { matter: at.matter, ...more }, body: { command: command(), ...body(at) } }),
    outside: 'forbidden',
  })
  const onPost = (body: (at: Place) => object, more: Record<string, string> = {}): Case => inCity((at) => ({ params: { post: at.post, ...more }, body: { command: command(), ...body(at) } }))
  const onDocument = (body: object): Case => inCity((at) => ({ params: { document: at.document }, body: { command: command(), ...body } }))
  const onActivity = (body: object): Case => ({ ask: (at) => ({ params: { activity: at.activity }, body: { command: command(), ...body } }), outside: 'forbidden' })
  const onActivities: Case = { ask: (at) => ({ body: { command: command(), activities: [at.activity] } }), outside: 'forbidden' }

  const onMeeting = (body: object): Case => inCity((at) => ({ params: { meeting: at.meeting }, body: { command: command(), ...body } }))

  const onLetter = (body: () => object): Case => ({ ask: async (at) => ({ params: { letter: await world.things.letterOf(at) }, body: { command: command(), ...body() } }), outside: 'forbidden' })

  /** On somebody's account that nothing else of the walk needs. */
  const onAccount = (body?: object): Case => ({
    ask: async () => ({ params: { account: (await world.product.city.user('observer', null)).acting.account }, ...(body && { body }) }),
    outside: 'no outside',
  })

  const unknownId = newCommandId(new Date().toISOString())
  const onSeat: Case = {
    ask: async (at) => {
      const { ids } = await createSeat(world.product.city.keeper, { command: command(), body: at.unit, unit: at.unit, designation: '分管负责人', post: null })
      return { params: { seat: ids.seat }, body: { command: command() } }
    },
    outside: 'no outside',
  }

  /** On an inspection that the place's unit carries out. */
  const onInspection = (body: (at: Place) => object, outside: Case['outside'] = 'forbidden'): Case => ({ ask: async (at) => ({ params: { inspection: await world.things.inspectionOf(at) }, body: { command: command(), ...body(at) } }), outside })

  /** On a request that the place's unit sent. */
  const onRequest = (body: (at: Place) => object): Case => ({ ask: async (at) => ({ params: { request: await world.things.requestOf(at, 'of') }, body: { command: command(), ...body(at) } }), outside: 'not_found' })

  /** On a run in which the place's unit alone is assessed. */
  const onRun = (body: (at: Place) => object, outside: Case['outside'] = 'no outside'): Case => ({ ask: async (at) => ({ params: { assessment: await world.things.runOf(at) }, body: { command: command(), ...body(at) } }), outside })

  /** On an indicator that the place's unit answers for, and a figure of it that another post of the unit reported. */
  const onIndicator = (body: () => object): Case => ({ ask: async (at) => ({ params: { indicator: (await world.things.figureOf(at)).indicator }, body: { command: command(), ...body() } }), outside: 'no outside' })
  const onReadings = (body: object): Case => ({ ask: async (at) => ({ body: { command: command(), readings: [(await world.things.figureOf(at)).reading], ...body } }), outside: 'forbidden' })
  const onReading = (body: object): Case => ({ ask: async (at) => ({ params: { reading: (await world.things.figureOf(at)).reading }, body: { command: command(), ...body } }), outside: 'forbidden' })

  /** On an adopted scheme of its own. */
  const onScheme = (body: () => object | undefined): Case => ({
    ask: async () => {
      const { ids: { scheme } } = await draftScheme(world.office.call, { command: command(), begin: { from: { pack: 'assessment', scheme: 'units-quarter' } } })
      const { seen } = await getScheme(world.office.call, { scheme })
      await adoptScheme(world.office.call, { command: command(), scheme, from: today(), reason: null, unranked: false, seen })
      const more = body()
      return { params: { scheme }, ...(more && { body: { command: command(), ...more } }) }
    },
    outside: 'no outside',
  })

  /** On an erasure that the office has just asked for. */
  const onErasure = (body: object): Case => ({
    ask: async ({ person }) => {
      const { ids } = await requestErasure(world.office.call, { command: command(), person, words: [], ground: '走查', account: false, internal: false, facts: [], files: [], documents: [] })
      return { params: { erasure: ids.erasure }, body: { command: command(), ...body } }
    },
    outside: 'no outside',
  })

  const rhythm = { proposal: 'none', name: '每月调度', ledger: 'reform-tasks', activity: 'progress', atLeast: 1, period: 'month', from: '2026-12-01' }


  /** A record that someone made just now where they may, else the one that is there. */
  async function openingOf(at: Place): Promise<string> {
    const facts = await world.product.deps.db.jobs((db) => factsOf(db, world.product.city.tenant, `matter:${at.matter}`))
    return facts[0]?.id ?? ''
  }

  async function recordedFact(at: Place, { call, acting }: TestUser): Promise<string> {
    const mine = at === world.inside && scopeOf(acting.role, 'recordActivity') ? await recordActivity(call, { command: command(), ...activityOn(at.matter, today()) }) : null
    const subject = `activity:${mine?.ids.activity ?? at.activity}`
    const [fact] = await world.product.deps.db.read(acting.tenant, (db) => factsOf(db, acting.tenant, subject))
    return fact?.id ?? ''
  }

  return {
    decideErasure: onErasure({ agree: true, reason: null }),
    forgetPerson: onErasure({}),
    runJob: {
      ask: async () => {
        await world.product.deps.db.owner((tx) => enrolJob(tx, 'judging', 60_000))
        return { params: { job: 'judging' } }
      },
      outside: 'no outside',
    },
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
    getReceipt: { ask: async (at) => ({ query: `fact=${await openingOf(at)}` }), outside: 'not_found' },
    getTimeline: { ask: (at) => ({ params: { matter: at.matter } }), outside: 'not_found' },
    amendMatter: onMatter(() => ({ changes: {}, reason: '' })),
    assignDuty: onMatter(() => ({ role: 'none', holder: { type: 'unit', id: unknownId } })),
    endDuty: { ask: (at) => ({ params: { matter: at.matter, duty: unknownId }, body: { command: command(), reason } }), outside: 'forbidden' },
    moveMatter: onMatter(() => ({ transition: 'none' })),
    reachMilestone: onMatter(() => ({}), { milestone: 'none' }),
    signJudgement: onMatter(() => ({ text: '研判', ground: '', until: '2020-01-01' })),
    grantExemption: onMatter(() => ({ rhythm: 'none', period: '2026-Q4', reason, basis: '改革办' })),
    revokeExemption: onMatter(() => ({ rhythm: 'none', period: '2026-Q4', reason })),
    listMatter: onMatter(() => ({ ledger: 'none' })),
    getBrief: { ask: (at, who) => ({ params: { post: at === world.inside && who.acting.role === 'leader' ? (who.post ?? '') : at.post } }), outside: 'forbidden' },
    collectProblem: { ask: (at) => ({ body: { command: command(), what: '', matter: at.matter } }), outside: 'forbidden' },
    divideProblem: onMatter((at) => ({ unit: at.unit })),
    answerBeneficiary: onMatter(() => ({ solved: 'yes' })),
    raiseMatter: onMatter((at) => ({ to: { type: 'post', id: at.post }, tried: '', ask: '' })),
    decideRaise: { ask: (at) => ({ params: { matter: at.matter, raise: unknownId }, body: { command: command(), option: 0 } }), outside: 'forbidden' },
    requestExtension: onMatter(() => ({ rule: 'none', to: '2027-01-29', reason })),
    decideExtension: { ask: (at) => ({ params: { matter: at.matter, request: unknownId }, body: { command: command(), approved: false, words: reason } }), outside: 'forbidden' },
    takeEscalation: onMatter(() => ({ step: 'none' })),
    addPart: onMatter(() => ({ title: '' })),
    publishDocument: onDocument({ title: '' }),
    unpublishDocument: onDocument({ reason }),
    linkMatters: onMatter((at) => ({ target: at.matter, relation: 'blocks' })),
    unlinkMatters: inCity((at) => ({ params: { matter: at.matter }, body: { command: command(), target: unknownId, relation: 'blocks', reason } })),
    unlistMatter: onMatter(() => ({ ledger: 'none', reason })),
    endCall: {
      ask: async () => ({ params: { call: (await openCall(world.office.call, { command: command(), ledger: 'led-projects', year: 2026, until: '2199-01-01', text: '征集' })).ids.call }, body: { command: command(), reason } }),
      outside: 'no outside',
    },
    proposeMatter: { ask: (at) => ({ body: { command: command(), ledger: 'led-projects', title: '', duties: [{ role: 'lead', holder: { type: 'unit', id: at.unit } }] } }), outside: 'forbidden' },
    askOpinions: inCity((at) => ({ body: { command: command(), matters: [at.matter], holders: [{ type: 'unit', id: unknownId }], until: '2020-01-01' } })),
    getOpinions: { ask: (at) => ({ params: { matter: at.matter } }), outside: 'not_found' },
    giveOpinion: { ask: async (at) => ({ params: { matter: at.matter, opinion: await world.things.opinionAsked(at) }, body: { command: command(), verdict: 'disagree', words: '' } }), outside: 'forbidden' },
    answerOpinion: { ask: (at) => ({ params: { matter: at.matter, opinion: unknownId }, body: { command: command(), adopted: 'yes' } }), outside: 'no outside' },
    requestChange: onMatter(() => ({ changes: {}, reason: '' })),
    decideChanges: inCity((at) => ({ body: { command: command(), decisions: [{ matter: at.matter, request: unknownId, approved: true }], meeting: { name: '会议', on: '2020-01-01' } } })),
    // Led by the place; what the inspected and others are shown of one stands in inspections.db.test.ts.
    getInspection: { ask: async (at) => ({ params: { inspection: await world.things.inspectionOf(at) } }), outside: 'not_found' },
    changeInspection: onInspection(() => ({ changes: {}, reason: '' }), 'no outside'),
    mergeInspections: {
      ask: async (at) => {
        const inspection = await world.things.inspectionOf(at)
        return { params: { inspection }, body: { command: command(), into: inspection, reason } }
      },
      outside: 'no outside',
    },
    cancelInspection: onInspection(() => ({ reason: '' }), 'no outside'),
    beginInspection: onInspection(() => ({ occurredOn: '2199-01-01' })),
    reportInspection: onInspection(() => ({ from: '2026-06-01', to: '2026-06-01', summary: '' })),
    makeFinding: onInspection((at) => ({ what: '', unit: at.unit, due: '2199-01-01' })),
    sendOpinion: onInspection((at) => ({ unit: at.unit, text: '' })),
    stateCase: { ask: async (at) => ({ params: await world.things.opinionOf(at), body: { command: command(), text: '' } }), outside: 'forbidden' },
    answerCase: { ask: async (at) => ({ params: await world.things.opinionOf(at), body: { command: command(), upheld: false, words: '' } }), outside: 'no outside' },
    lookAgain: onInspection((at) => ({ matter: at.matter, held: true, words: '' })),
    closeInspection: onInspection(() => ({}), 'no outside'),
    voidFact: {
      // Only a record of one's own can be taken back by a unit; of another unit not even that is known.
      ask: async (at, who) => ({ params: { fact: await recordedFact(at, who) }, body: { command: command(), reason } }),
      outside: 'forbidden',
    },
    // Nothing of theirs is required in the walk's own ledger; what units see of a matrix stands in obligations.db.test.ts.
    getObligation: { ask: (at) => ({ query: `pack=reform&rhythm=monthly-update&period=2026-09&subject=${at.matter}` }), outside: 'not_found' },
    getImport: inCity(() => ({ params: { import: unknownId } })),
    setMapping: inCity(() => ({ params: { import: unknownId }, body: { command: command() } })),
    decideRows: inCity(() => ({ params: { import: unknownId }, body: { command: command(), decision: 'skip' } })),
    applyImport: inCity(() => ({ params: { import: unknownId }, body: { command: command() } })),
    cancelImport: inCity(() => ({ params: { import: unknownId } })),
    undoImport: inCity(() => ({ params: { import: unknownId }, body: { command: command(), reason } })),
    // Only the place's unit is assessed in its run.
    listAssessments: { ask: () => ({}), shows: (at) => world.things.runOf(at), outside: 'not shown' },
    getAssessment: { ask: async (at) => ({ params: { assessment: await world.things.runOf(at) } }), outside: 'not_found' },
    getAssessmentLine: { ask: async (at) => ({ params: { assessment: await world.things.runOf(at), unit: at.unit, item: 'work' } }), outside: 'not_found' },
    exportAssessment: { ask: async (at) => ({ params: { assessment: await world.things.runOf(at) } }), outside: 'not_found' },
    openAssessment: inCity(() => ({ body: { command: command(), scheme: unknownId, period: '2026-Q5', cutoff: today() } })),
    giveScores: onRun((at) => ({ scores: [{ item: 'work', unit: at.unit, value: '101', ground: '' }] })),
    adjustScore: onRun((at) => ({ unit: at.unit, rule: 'none', ground: '' })),
    withdrawAdjustment: { ask: async (at) => ({ params: { assessment: await world.things.runOf(at), adjustment: unknownId }, body: { command: command(), reason } }), outside: 'no outside' },
    deliverAssessment: onRun(() => ({ goOn: true })),
    requestReview: onRun((at) => ({ unit: at.unit, item: 'none', words: '' }), 'forbidden'),
    withdrawReview: { ask: async (at) => ({ params: await world.things.reviewOf(at), body: { command: command() } }), outside: 'forbidden' },
    decideReview: { ask: async (at) => ({ params: await world.things.reviewOf(at), body: { command: command(), accepted: false, words: '' } }), outside: 'no outside' },
    freezeAssessment: onRun(() => ({})),
    draftAssessmentCircular: onRun(() => ({})),
    cancelAssessment: onRun(() => ({ reason: '' })),
    getBurden: { ask: (at) => ({ query: `unit=${at.unit}` }), outside: 'not_found' },
    // Sent by the place's unit; who was asked reads and answers it.
    getRequest: { ask: async (at) => ({ params: { request: await world.things.requestOf(at, 'to') } }), outside: 'not_found' },
    answerRequest: { ask: async (at) => ({ params: { request: await world.things.requestOf(at, 'to') }, body: { command: command(), values: {} } }), outside: 'not_found' },
    returnRequest: onRequest((at) => ({ unit: at.unit, reason: '' })),
    closeRequest: onRequest(() => ({})),
    cancelRequest: onRequest(() => ({ reason: '' })),
    exportRequest: onRequest(() => ({})),
    answerComplaint: { ask: async () => ({ params: { complaint: await world.things.complaint() }, body: { command: command(), words: '', taken: true } }), outside: 'no outside' },
    // Which figures of others a unit sees stands in indicators.db.test.ts.
    listIndicators: { ask: async (at) => ({ query: `q=${encodeURIComponent((await world.things.figureOf(at)).name)}` }), shows: async (at) => (await world.things.figureOf(at)).indicator, outside: 'not shown' },
    getIndicator: { ask: async (at) => ({ params: { indicator: (await world.things.figureOf(at)).indicator } }), outside: 'not_found' },
    changeIndicator: onIndicator(() => ({ changes: {}, reason })),
    endIndicator: onIndicator(() => ({ reason: '' })),
    setTarget: onIndicator(() => ({ level: 'city', period: '2026', value: '0' })),
    withdrawTarget: { ask: async (at) => ({ params: { indicator: (await world.things.figureOf(at)).indicator, target: unknownId }, body: { command: command(), reason } }), outside: 'no outside' },
    reportReadings: { ask: async (at) => ({ body: { command: command(), readings: [{ indicator: (await world.things.figureOf(at)).indicator, period: '1999', asOf: '2020-01-31', value: '1' }] } }), outside: 'forbidden' },
    checkReadings: onReadings({}),
    confirmReadings: onReadings({}),
    returnReadings: onReadings({ reason: '' }),
    correctReading: onReading({ value: '2', reason }),
    withdrawReading: onReading({ reason: '' }),
    measureMatter: { ask: async (at) => ({ params: { matter: at.matter }, body: { command: command(), indicator: (await world.things.figureOf(at)).indicator } }), outside: 'no outside' },
    unmeasureMatter: { ...onMatter(() => ({ indicator: unknownId })), outside: 'no outside' },
    // Of a unit's letter on its way nobody else knows.
    listLetters: { ask: () => ({ query: 'limit=200' }), shows: (at) => world.things.letterOf(at), outside: 'not shown' },
    getLetter: { ask: async (at) => ({ params: { letter: await world.things.letterOf(at) } }), outside: 'not_found' },
    downloadLetter: { ask: async (at) => ({ params: { letter: await world.things.letterOf(at) } }), outside: 'not_found' },
    letterRoute: { ask: (at) => ({ body: { pack: 'letters', kind: 'reminder', issuer: at.unit } }), outside: 'forbidden' },
    draftLetter: { ask: (at) => ({ body: { command: command(), pack: 'letters', kind: 'letter', issuer: at.unit, title: '走查', to: [{ type: 'unit', id: unknownId }] } }), outside: 'forbidden' },
    reviseLetter: onLetter(() => ({ changes: {} })),
    submitLetter: onLetter(() => ({})),
    checkLetter: onLetter(() => ({})),
    returnLetter: onLetter(() => ({ reason: '' })),
    signLetter: onLetter(() => ({ signer: unknownId })),
    issueLetter: onLetter(() => ({})),
    withdrawLetter: onLetter(() => ({ reason: '' })),
    abandonLetter: onLetter(() => ({ reason: '' })),
    replyLetter: { ask: async (at) => ({ params: { letter: await world.things.letterOf(at, 'to') }, body: { command: command(), text: '' } }), outside: 'forbidden' },
    returnReply: { ask: async (at) => ({ params: { letter: await world.things.letterOf(at), reply: unknownId }, body: { command: command(), reason: '' } }), outside: 'forbidden' },
    previewReminders: { ask: (at) => ({ body: { pack: 'letters', kind: 'reminder', issuer: at.unit, matters: [at.matter] } }), outside: 'forbidden' },
    draftReminders: { ask: (at) => ({ body: { command: command(), pack: 'letters', kind: 'reminder', issuer: at.unit, groups: [{ addressee: { type: 'unit', id: unknownId }, matters: [at.matter] }] } }), outside: 'forbidden' },
    listActivities: { ask: () => ({ query: 'limit=200' }), shows: (at) => at.activity, outside: 'not shown' },
    recordActivity: { ask: (at) => ({ body: { command: command(), ...activityOn(at.matter, today()), kinds: ['none'] } }), outside: 'forbidden' },
    recordUpdates: { ask: (at) => ({ body: { command: command(), updates: [{ matter: at.matter, kind: 'none', summary: '无变化' }] } }), outside: 'forbidden' },
    reviewActivities: onActivities,
    confirmActivities: onActivities,
    returnActivities: { ask: (at) => ({ body: { command: command(), activities: [at.activity], reason: '' } }), outside: 'forbidden' },
    returnActivity: onActivity({ reason: '' }),
    correctActivity: onActivity({ changes: {}, reason: '' }),
    endUnit: {
      ask: async () => {
        const { ids } = await createUnit(world.product.city.keeper, { command: command(), name: `撤并${command()}`, aliases: [], kind: 'department', parent: null, code: null, order: 1, assessed: false, groups: [] })
        return { params: { unit: ids.unit }, body: { command: command(), successors: [] } }
      },
      outside: 'no outside',
    },
    appoint: onPost((at) => ({ person: at.person, from: '2020-01-01' })),
    endAppointment: { ask: (at) => ({ params: { post: at.post, appointment: unknownId }, body: { command: command(), on: today(), reason } }), outside: 'no outside' },
    assignPortfolio: onPost(() => ({ units: [], fields: [], from: today() })),
    correctAppointment: onPost(() => ({ reason, changes: {} }), { appointment: unknownId }),
    withdrawAppointment: onPost(() => ({ reason }), { appointment: unknownId }),
    delegate: onPost((at) => ({ to: at.post, from: today() })),
    endDelegation: onPost(() => ({}), { delegation: unknownId }),
    openAccount: inCity((at) => ({ body: { command: command(), post: at.post, username: `zc-${command().slice(-12)}`, role: 'observer' } })),
    readAccountsFile: inCity(() => ({ form: { name: '名单.csv', content: '单位,职务,姓名,用户名,身份\n市体育局,承办人,,ti-yu,承办人\n' } })),
    openAccounts: inCity((at) => ({ body: { command: command(), rows: [{ row: 4, post: at.post, person: at.person, username: 'zhu ', role: 'observer' }] } })),
    resetPassword: onAccount(),
    closeAccount: onAccount(),
    confirmAccount: onAccount(),
    unlockAccount: onAccount(),
    resetSecondFactor: onAccount(),
    endSessionsOf: onAccount(),
    linkAccount: onAccount({ subject: null }),
    grantMembership: inCity((at) => ({ body: { command: command(), person: at.person, membership: unknownId } })),
    declineMembership: inCity((at) => ({ params: { person: at.person, membership: unknownId }, body: { command: command(), reason } })),
    endToken: {
      ask: async (_, who) => {
        const owner = isAdministrator(who.acting.role) ? world.office : who
        return { params: { token: (await makeToken(owner.call, { command: command(), name: '走查', scopes: ['read'], until: nextDay(today()) })).ids.token } }
      },
      outside: 'no outside',
    },
    settleSeat: onSeat,
    reportSeatChange: onSeat,
    endSeat: onSeat,
    handOverDuties: inCity((at) => ({ params: { unit: at.unit }, body: { command: command(), duties: [{ matter: at.matter, duty: unknownId, to: at.unit }] } })),
    applyAppointmentProposals: onDocument({ lines: [{ line: 'none' }] }),
    endMembership: {
      ask: async () => {
        const { acting } = await world.product.city.user('observer', null)
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
    settleTopic: inCity((at) => ({ params: { meeting: at.meeting, topic: unknownId }, body: { command: command(), result: 'heard' } })),
    makeDecision: onMeeting({ text: '' }),
    draftMinutes: onMeeting({}),
    cancelMeeting: onMeeting({ reason: '' }),
    search: { ask: () => ({ query: `q=${encodeURIComponent('走查')}` }), shows: (at) => at.matter, outside: 'not shown' },
    downloadFile: { ask: (at) => ({ params: { sha256: at.file } }), outside: 'not_found' },
  } satisfies Record<string, Case>
}
