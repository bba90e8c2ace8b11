/**
 * Who may do what: role × command × scope, default no. The only place where this is said; verbs ask it, pages hide what it
 * refuses, a test walks every route against it.
 *
 * Roles belong to memberships. `leader` leads projects (others act for them), `office` is the reform office (改革办),
 * `reviewer` a unit's deputy head who checks its records (分管负责人), `handler` its 承办人, `place` a county's or zone's
 * office, `observer` reads, `admin` keeps accounts and the directory but touches no matter.
 */
export const roles = ['leader', 'office', 'reviewer', 'handler', 'place', 'observer', 'admin'] as const
export type Role = (typeof roles)[number]

export const roleNames: Record<Role, { zh: string; en: string }> = {
  leader: { zh: '市领导', en: 'City leader' },
  office: { zh: '改革办', en: 'Reform office' },
  reviewer: { zh: '单位分管负责人', en: 'Unit reviewer' },
  handler: { zh: '承办人', en: 'Handler' },
  place: { zh: '县（市、区）', en: 'County office' },
  observer: { zh: '查阅', en: 'Observer' },
  admin: { zh: '系统管理员', en: 'Administrator' },
}

/** Where a permission holds: in the whole city, or where the own unit has a duty or made the record. */
export type Scope = 'city' | 'unit'

type Grants = Partial<Record<Role, Scope>>

const everyone: Grants = { leader: 'city', office: 'city', reviewer: 'city', handler: 'city', place: 'city', observer: 'city', admin: 'city' }
const matterReaders: Grants = { leader: 'city', office: 'city', observer: 'city', reviewer: 'unit', handler: 'unit', place: 'unit' }
const meetingReaders: Grants = { office: 'city', leader: 'unit', reviewer: 'unit', handler: 'unit', place: 'unit' }
const units: Grants = { office: 'city', reviewer: 'unit', handler: 'unit', place: 'unit' }
const letterReaders: Grants = { ...units, leader: 'unit' }
/** Leaders record what they did themselves in what they lead, as a rule through who acts for them (代办). */
const recorders: Grants = { ...units, leader: 'unit' }
/** Who works with matters; an administrator keeps accounts and touches none. */
const working: Grants = { leader: 'city', office: 'city', observer: 'city', reviewer: 'city', handler: 'city', place: 'city' }
const office: Grants = { office: 'city' }
const directory: Grants = { office: 'city', admin: 'city' }

/** Commands are named as the API names them. What is not here, no one may do. */
export const permissions = {
  listDocuments: { leader: 'city', office: 'city', observer: 'city' },
  getDocument: { leader: 'city', office: 'city', observer: 'city', reviewer: 'unit', handler: 'unit', place: 'unit' },
  uploadDocument: office,
  suggestLeads: office,
  acceptProposals: office,
  skipProposal: office,
  takeBackProposal: office,
  getTerms: { leader: 'city', office: 'city', observer: 'city', reviewer: 'unit', handler: 'unit', place: 'unit' },
  getChanges: { leader: 'city', office: 'city', observer: 'city' },
  applyProposal: office,
  listRhythms: matterReaders,
  previewRhythm: office,
  adoptRhythm: office,
  withdrawRhythm: office,

  // A text of one's own, of which nothing is kept; and long work that one began oneself.
  checkFigures: working,
  compareFigures: working,
  getJob: working,
  cancelJob: working,

  listLedgers: matterReaders,
  listMatters: matterReaders,
  getMatter: matterReaders,
  getTimeline: matterReaders,
  openMatter: office,
  exportLedger: matterReaders,
  confirmExport: office,
  startImport: office,
  listImports: office,
  getImport: office,
  setMapping: office,
  decideRows: office,
  applyImport: office,
  cancelImport: office,
  undoImport: office,
  amendMatter: office,
  assignDuty: office,
  endDuty: office,
  moveMatter: units,
  requestExtension: units,
  // Who is asked for a longer time: the office, or the leader who handed it out, by their duty in the matter.
  decideExtension: { office: 'city', leader: 'unit', reviewer: 'unit', handler: 'unit', place: 'unit' },
  takeEscalation: office,
  listEscalations: office,
  addPart: units,
  reachMilestone: units,
  signJudgement: { office: 'city', reviewer: 'unit' },
  grantExemption: office,
  revokeExemption: office,
  listMatter: office,
  linkMatters: units,
  collectProblem: units,
  divideProblem: office,
  // Leaders too say whether what they handed out was done.
  answerBeneficiary: recorders,
  listProblems: matterReaders,
  raiseMatter: units,
  decideRaise: { office: 'city', leader: 'city', reviewer: 'unit', place: 'unit' },
  unlinkMatters: office,
  voidFact: units,
  unlistMatter: office,
  getFiveList: matterReaders,

  // Whence matters come; what people without log-in may read is the office's decision.
  getSources: matterReaders,
  getSourceStatistics: matterReaders,
  exportSourceStatistics: matterReaders,
  takeInstruction: office,
  getPublication: office,
  publishDocument: office,
  unpublishDocument: office,
  publiciseMatter: office,
  unpubliciseMatter: office,

  // The year's road. Who may propose may see what is alike by title; a unit gives the opinions that were asked of it.
  getRoad: matterReaders,
  openCall: office,
  endCall: office,
  similarMatters: { office: 'city', reviewer: 'city', handler: 'city', place: 'city' },
  proposeMatter: units,
  takeRoadSteps: office,
  askOpinions: office,
  getOpinions: matterReaders,
  giveOpinion: { leader: 'city', office: 'city', reviewer: 'unit', handler: 'unit', place: 'unit' },
  answerOpinion: office,
  requestChange: units,
  decideChanges: office,
  getLeaderNotes: office,
  getYearSummary: { leader: 'city', office: 'city', observer: 'city' },
  exportYearSummary: { leader: 'city', office: 'city', observer: 'city' },
  exportMeetingList: office,
  listCounted: { leader: 'city', office: 'city', observer: 'city' },

  // Inspections: the office plans and answers, who carries one out reports it, the inspected state their case. Which of them a unit knows of is said
  // by `inspection/visible.ts`.
  listInspections: matterReaders,
  getInspection: matterReaders,
  planInspection: office,
  changeInspection: office,
  mergeInspections: office,
  cancelInspection: office,
  beginInspection: units,
  reportInspection: units,
  makeFinding: units,
  sendOpinion: units,
  stateCase: units,
  answerCase: office,
  lookAgain: units,
  closeInspection: office,
  getInspectionStatistics: { leader: 'city', office: 'city', observer: 'city' },
  exportInspectionStatistics: { leader: 'city', office: 'city', observer: 'city' },

  // Indicators: the office defines them and sets targets; figures are reported by whom they are of, checked there by another post, and locked by the
  // office or by the unit that answers for the indicator. Which of them a unit sees is said by `indicator/visible.ts`.
  listIndicators: matterReaders,
  getIndicator: matterReaders,
  exportIndicators: matterReaders,
  readIndicatorsFile: units,
  defineIndicator: office,
  changeIndicator: office,
  endIndicator: office,
  setTarget: office,
  withdrawTarget: office,
  reportReadings: units,
  checkReadings: { office: 'city', reviewer: 'unit', place: 'unit' },
  confirmReadings: { office: 'city', reviewer: 'unit' },
  returnReadings: { office: 'city', reviewer: 'unit', place: 'unit' },
  correctReading: { office: 'city', reviewer: 'unit' },
  withdrawReading: units,
  measureMatter: office,
  unmeasureMatter: office,

  // Runs of assessment: units see their own line and ask for its review by the word of their deputy head; who of a jury scores is said by the run.
  listAssessments: matterReaders,
  getAssessment: matterReaders,
  getAssessmentLine: matterReaders,
  exportAssessment: matterReaders,
  openAssessment: office,
  giveScores: recorders,
  adjustScore: office,
  withdrawAdjustment: office,
  deliverAssessment: office,
  requestReview: { reviewer: 'unit', place: 'unit' },
  withdrawReview: { reviewer: 'unit', place: 'unit' },
  decideReview: office,
  freezeAssessment: office,
  draftAssessmentCircular: office,
  cancelAssessment: office,

  // Schemes of assessment: written by the office; adopted ones are known to everybody who works with matters.
  listSchemes: working,
  getScheme: working,
  draftScheme: office,
  reviseScheme: office,
  checkScheme: office,
  adoptScheme: office,
  endScheme: office,
  previewScheme: office,

  // What is asked of units: each sees its own and what it asked others, the office all; no other role, and nobody else's. Complaints are everyone's.
  getBurden: units,
  listRequests: units,
  getRequest: units,
  checkRequest: { office: 'city', reviewer: 'unit' },
  sendRequest: { office: 'city', reviewer: 'unit' },
  answerRequest: units,
  returnRequest: { office: 'city', reviewer: 'unit' },
  closeRequest: { office: 'city', reviewer: 'unit' },
  cancelRequest: { office: 'city', reviewer: 'unit' },
  exportRequest: { office: 'city', reviewer: 'unit' },
  makeComplaint: everyone,
  listComplaints: everyone,
  answerComplaint: office,

  getObligations: matterReaders,
  exportObligations: matterReaders,
  getObligation: matterReaders,
  listElements: matterReaders,
  listClosings: matterReaders,
  closePeriod: office,
  reopenPeriod: office,

  listActivities: matterReaders,
  listParticipants: matterReaders,
  recordActivity: recorders,
  draftRecord: recorders,
  recordUpdates: recorders,
  reviewActivities: { reviewer: 'unit', place: 'unit' },
  confirmActivities: office,
  returnActivities: { office: 'city', reviewer: 'unit', place: 'unit' },
  returnActivity: { office: 'city', reviewer: 'unit', place: 'unit' },
  correctActivity: recorders,

  listUnits: everyone,
  getUnit: everyone,
  getPost: everyone,
  suggestLeaders: working,
  createUnit: directory,
  renameUnit: directory,
  endUnit: directory,
  createPost: directory,
  appoint: directory,
  endAppointment: directory,
  correctAppointment: directory,
  withdrawAppointment: directory,
  assignPortfolio: directory,
  delegate: directory,
  endDelegation: directory,
  createSeat: directory,
  settleSeat: directory,
  reportSeatChange: directory,
  endSeat: directory,
  getOrganisationWaiting: directory,
  handOverDuties: office,
  listAppointmentProposals: directory,
  applyAppointmentProposals: directory,
  listPersons: directory,
  registerPerson: directory,
  openAccount: { admin: 'city' },
  grantMembership: { admin: 'city' },
  endMembership: { admin: 'city' },

  // Letters: a unit's own at every stage, others' once they were issued to it; a leader's to sign. Drafts are written by the issuer's people and the office.
  listLetters: letterReaders,
  getLetter: letterReaders,
  downloadLetter: letterReaders,
  listLetterNumbers: units,
  letterRoute: units,
  draftLetter: units,
  reviseLetter: units,
  submitLetter: units,
  checkLetter: { office: 'city', reviewer: 'unit', place: 'unit' },
  returnLetter: { office: 'city', leader: 'unit', reviewer: 'unit', place: 'unit' },
  signLetter: { office: 'city', leader: 'unit', reviewer: 'unit', handler: 'unit', place: 'unit' },
  issueLetter: units,
  withdrawLetter: units,
  abandonLetter: units,
  replyLetter: units,
  returnReply: units,
  previewReminders: units,
  draftReminders: units,
  getLetterTemplates: { office: 'city', reviewer: 'city', handler: 'city', place: 'city' },
  setLetterTemplate: office,
  clearLetterTemplate: office,
  setLetterCode: directory,

  // Who sits in a body reads its meetings, who presents a topic that topic, the heads all (`kernel/meeting/readers.ts`); others none.
  listMeetings: meetingReaders,
  getMeetingPlan: meetingReaders,
  getMeeting: meetingReaders,
  callMeeting: office,
  changeMeeting: office,
  setAgenda: office,
  holdMeeting: office,
  correctAttendance: office,
  settleTopic: office,
  makeDecision: office,
  draftMinutes: office,
  cancelMeeting: office,

  listBriefs: { office: 'city', leader: 'city' },
  getBrief: { office: 'city', leader: 'unit' },
  getDesk: { leader: 'city', office: 'city', observer: 'city', reviewer: 'unit', handler: 'unit', place: 'unit' },
  search: matterReaders,
  uploadFile: recorders,
  downloadFile: matterReaders,
  listPacks: everyone,
  getProcedurePicture: everyone,

  // One's own reminders; what leaves the machine is the administrator's.
  listReminders: everyone,
  getReminderSettings: everyone,
  setReminderSettings: everyone,
  makeCalendarFeed: everyone,
  removeCalendarFeed: everyone,
  getChannels: { admin: 'city' },
  testChannel: { admin: 'city' },
} as const satisfies Record<string, Grants>

export type Command = keyof typeof permissions

/** Where this role may do this command; null: nowhere. */
export function scopeOf(role: Role, command: Command): Scope | null {
  const grants: Grants = permissions[command]
  return grants[role] ?? null
}

/** Every command that a role may do somewhere. */
export function commandsOf(role: Role): Command[] {
  return (Object.keys(permissions) as Command[]).filter((command) => scopeOf(role, command) !== null)
}

/**
 * May it be done here? `units` are the units the thing concerns, `own` those the actor's membership stands for (its unit
 * and the groups that unit belongs to today).
 */
export function may(role: Role, command: Command, where: { units: readonly string[]; own: readonly string[] }): boolean {
  const scope = scopeOf(role, command)
  return scope === 'city' || (scope === 'unit' && where.units.some((unit) => where.own.includes(unit)))
}
