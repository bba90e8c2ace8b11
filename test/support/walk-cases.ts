import { defaultSecurity } from '../../src/kernel/security.ts'
import type { TestUser } from './city.ts'

/** What a walk of the permissions meets in the unit that everyone belongs to, or in another one. */
export type Place = { unit: string; matter: string; activity: string; person: string; post: string; document: string; file: string; body: string; meeting: string }
export type Asked = { params?: Record<string, string>; query?: string; body?: object; form?: { name: string; content: string } }
export type Case = {
  /** a request on something of this place, valid as to its form; that it is refused for other reasons does no harm */
  ask: (at: Place, who: TestUser) => Asked | Promise<Asked>
  /** how a role that is bound to its unit meets what is outside it; nothing is outside where a command has no unit */
  outside: 'forbidden' | 'not_found' | 'not shown' | 'no outside'
  /** what of the place a list shows; it is there before the list is asked for */
  shows?: (at: Place) => string | Promise<string>
}

export const reason = 'because the test says so'
export const inCity = (ask: (at: Place) => Asked): Case => ({ ask, outside: 'no outside' })

/**
 * Commands that hold in the whole city or nowhere, so that nothing is outside. Which of its rows a unit is then shown (boards, sources,
 * checklists, exports) stands in the verb's own test.
 */
export const plainCases = (command: () => string, today: () => string) => ({
  listBackups: inCity(() => ({})),
  listAccounts: inCity(() => ({})),
  getAccountsTemplate: inCity(() => ({})),
  listTokens: inCity(() => ({})),
  makeToken: inCity(() => ({ body: { command: command(), name: '走查', scopes: ['read'], until: today() } })),
  makeBackup: inCity(() => ({})),
  listDocuments: inCity(() => ({})),
  uploadDocument: inCity(() => ({ form: { name: `${command()}.txt`, content: `一、办好第${command()}件事。（责任单位：市体育局）` } })),
  suggestLeads: inCity((at) => ({ params: { document: at.document }, query: 'proposal=at:0-8' })),
  getChanges: inCity((at) => ({ params: { document: at.document } })),
  listRhythms: inCity(() => ({})),
  listElements: inCity(() => ({})),
  checkFigures: inCity(() => ({ form: { name: '汇报.txt', content: '全市共有村30个，其中山区村10个、平川村20个。' } })),
  compareFigures: inCity(() => ({ body: { text: '全年固定资产投资完成432.5亿元。' } })),
  getJob: inCity(() => ({ params: { command: command() } })),
  cancelJob: inCity(() => ({ params: { command: command() } })),
  listLedgers: inCity(() => ({})),
  openMatter: inCity(() => ({ body: { command: command(), ledger: 'reform-tasks', title: '' } })),
  listBriefs: inCity(() => ({})),
  listProblems: inCity(() => ({})),
  listEscalations: inCity(() => ({})),
  getSources: inCity(() => ({})),
  getSourceStatistics: inCity(() => ({ query: 'year=2026' })),
  exportSourceStatistics: inCity(() => ({ query: 'year=2026&quarter=4' })),
  takeInstruction: inCity(() => ({ body: { command: command(), words: '', title: '' } })),
  getPublication: inCity((at) => ({ params: { document: at.document } })),
  publiciseMatter: inCity((at) => ({ params: { document: at.document }, body: { command: command(), matters: [{ matter: at.matter, promise: '' }] } })),
  unpubliciseMatter: inCity((at) => ({ params: { matter: at.matter }, body: { command: command(), reason } })),
  getFiveList: inCity(() => ({ params: { ledger: 'led-projects', list: 'tasks' } })),
  getRoad: inCity(() => ({})),
  openCall: inCity(() => ({ body: { command: command(), ledger: 'none', year: 2026, until: '2026-12-01', text: '征集' } })),
  similarMatters: inCity(() => ({ query: `title=${encodeURIComponent('走查')}` })),
  takeRoadSteps: inCity((at) => ({ body: { command: command(), steps: [{ matter: at.matter, step: 'approve' }] } })),
  getLeaderNotes: inCity(() => ({})),
  getYearSummary: inCity(() => ({})),
  exportYearSummary: inCity(() => ({})),
  exportMeetingList: inCity(() => ({})),
  listCounted: inCity(() => ({ query: 'year=2026&kind=study' })),
  listInspections: inCity(() => ({})),
  planInspection: inCity((at) => ({ body: { command: command(), pack: 'inspections', kind: 'none', title: '', lead: at.unit, inspected: [], from: '2026-06-01', to: '2026-06-01' } })),
  getInspectionStatistics: inCity(() => ({})),
  exportInspectionStatistics: inCity(() => ({})),
  listRequests: inCity(() => ({})),
  listSchemes: inCity(() => ({})),
  draftScheme: inCity(() => ({ body: { command: command(), begin: { name: '走查', of: 'unit', period: 'quarter' } } })),
  checkScheme: inCity(() => ({ body: { content: {} } })),
  checkRequest: inCity((at) => ({ body: { title: '', ground: '', to: [at.unit], fields: [{ id: 'f1', name: '走查', type: 'text' }], due: today() } })),
  sendRequest: inCity((at) => ({ body: { command: command(), title: '要照片', ground: '走查', to: [at.unit], fields: [{ id: 'f1', name: '走查', type: 'text' }], due: today() } })),
  makeComplaint: inCity(() => ({ body: { command: command(), about: { type: 'other', id: null, path: null }, kind: 'other', words: '', named: false } })),
  listComplaints: inCity(() => ({})),
  exportIndicators: inCity(() => ({})),
  readIndicatorsFile: inCity(() => ({ form: { name: '指标.xlsx', content: 'no table' } })),
  defineIndicator: inCity((at) => ({ body: { command: command(), name: '', measure: '', owner: at.unit } })),
  getObligations: inCity(() => ({ query: 'pack=reform&ledger=led-projects&year=2026' })),
  exportObligations: inCity(() => ({ query: 'pack=reform&ledger=led-projects&year=2026' })),
  listClosings: inCity(() => ({})),
  closePeriod: inCity(() => ({ body: { command: command(), pack: 'reform', period: '2099-Q4' } })),
  reopenPeriod: inCity(() => ({ body: { command: command(), pack: 'reform', period: '2020-Q1', reason } })),
  exportLedger: inCity(() => ({ params: { ledger: 'reform-tasks' } })),
  confirmExport: inCity(() => ({ params: { ledger: 'reform-tasks' }, body: { exportedAt: '2026-01-05T00:00:00.000Z' } })),
  startImport: inCity(() => ({ params: { ledger: 'reform-tasks' }, form: { name: '台账.xlsx', content: 'no table' } })),
  listImports: inCity(() => ({ params: { ledger: 'reform-tasks' } })),
  listLetterNumbers: inCity(() => ({ query: 'year=2026' })),
  getLetterTemplates: inCity(() => ({})),
  setLetterTemplate: inCity(() => ({ params: { pack: 'letters', kind: 'none' }, body: { command: command() } })),
  clearLetterTemplate: inCity(() => ({ params: { pack: 'letters', kind: 'reminder' }, body: { command: command(), reason } })),
  setLetterCode: inCity((at) => ({ params: { unit: at.unit }, body: { command: command(), code: '' } })),
  listParticipants: inCity((at) => ({ query: `matters=${at.matter}&kinds=study` })),
  draftRecord: inCity(() => ({ form: { name: '纪要.txt', content: '9月12日，到安邑区调研。' } })),
  listUnits: inCity(() => ({})),
  getUnit: inCity((at) => ({ params: { unit: at.unit } })),
  createUnit: inCity(() => ({ body: { command: command(), name: '市审批服务管理局' } })),
  renameUnit: inCity((at) => ({ params: { unit: at.unit }, body: { command: command(), name: '市审批服务管理局' } })),
  createPost: inCity((at) => ({ body: { command: command(), unit: at.unit, name: '副局长' } })),
  getPost: inCity((at) => ({ params: { post: at.post } })),
  suggestLeaders: inCity((at) => ({ query: `unit=${at.unit}` })),
  createSeat: inCity((at) => ({ body: { command: command(), body: at.unit, unit: at.unit, designation: '分管负责人' } })),
  getOrganisationWaiting: inCity(() => ({})),
  listAppointmentProposals: inCity((at) => ({ params: { document: at.document } })),
  listPersons: inCity(() => ({})),
  registerPerson: inCity(() => ({ body: { command: command(), name: null } })),
  callMeeting: inCity((at) => ({ body: { command: command(), body: at.body, pack: 'meetings', kind: 'none', on: today() } })),
  getDesk: inCity(() => ({})),
  uploadFile: inCity(() => ({ form: { name: '附件.txt', content: '附件' } })),
  listPacks: inCity(() => ({})),
  getProcedurePicture: inCity(() => ({ params: { pack: 'supervision', procedure: 'supervision' } })),
  listReminders: inCity(() => ({})),
  getReminderSettings: inCity(() => ({})),
  setReminderSettings: inCity(() => ({ body: { hours: { from: 480, to: 1200 }, calendarTitles: false, channels: [] } })),
  makeCalendarFeed: inCity(() => ({})),
  removeCalendarFeed: inCity(() => ({})),
  getSecuritySettings: inCity(() => ({})),
  setSecuritySettings: inCity(() => ({ body: defaultSecurity(true) })),
  getChannels: inCity(() => ({})),
  getSystem: inCity(() => ({})),
  runJob: inCity(() => ({ params: { job: 'judging' } })),
  testChannel: inCity(() => ({ params: { channel: 'mail' } })),
})

/** Endpoints that are no commands; who may what there is tested in `server.db.test.ts` and beside what signs people in. */
export const doors: readonly string[] = [
  'getSession',
  'signIn',
  'signOut',
  'changePassword',
  'chooseMembership',
  'getSignInWays',
  'startOidc',
  'finishOidc',
  'getHealth',
  'getCommitments',
  'signInSecondStep',
  'startPasskeySignIn',
  'signInWithPasskey',
  'getSecurity',
  'startSecondFactor',
  'confirmSecondFactor',
  'removeSecondFactor',
  'startPasskey',
  'addPasskey',
  'removePasskey',
  'listSessions',
  'endSession',
  'endOtherSessions',
]

/** Addresses outside the contract, open to everyone. */
export const openAddresses = ['GET /api/openapi.json', 'GET /api/docs', 'GET /calendar/:feed']
