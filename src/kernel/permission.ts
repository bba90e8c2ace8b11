import type { Role } from './roles.ts'

export { administrators, postless, roleNames, roles, type Role } from './roles.ts'

/** Where a permission holds: in the whole city, or where the own unit has a duty or made the record. */
export type Scope = 'city' | 'unit'

type Grants = Partial<Record<Role, Scope>>

/** Who sees the city's work at large, beside the units that see their own. */
const onlookers: Grants = { leader: 'city', office: 'city', inspector: 'city', assessor: 'city', observer: 'city' }
/** Who works with matters; the administrators touch none. */
const working: Grants = { ...onlookers, reviewer: 'city', handler: 'city', place: 'city' }
const everyone: Grants = { ...working, admin: 'city', security: 'city', auditor: 'city' }
const matterReaders: Grants = { ...onlookers, reviewer: 'unit', handler: 'unit', place: 'unit' }
const meetingReaders: Grants = { office: 'city', leader: 'unit', reviewer: 'unit', handler: 'unit', place: 'unit' }
const units: Grants = { office: 'city', reviewer: 'unit', handler: 'unit', place: 'unit' }
/** Whose unit issues letters. */
const drafters: Grants = { ...units, inspector: 'unit', assessor: 'unit' }
const letterReaders: Grants = { ...drafters, leader: 'unit' }
/** Leaders record what they did themselves in what they lead, as a rule through who acts for them (代办). */
const recorders: Grants = { ...units, leader: 'unit' }
const office: Grants = { office: 'city' }
/** An inspector plans for the city, and carries out and looks into what the own unit inspects. */
const inspecting: Grants = { office: 'city', inspector: 'city' }
const inspectors: Grants = { ...units, inspector: 'unit' }
const assessing: Grants = { office: 'city', assessor: 'city' }

/**
 * Who may do what: role × command × scope, default no. The only place where this is said; verbs ask it, pages hide what it
 * refuses, a test walks every route against it. Commands are named as the API names them. What is not here, no one may do.
 */
export const permissions = {
  // The sealed log: hashes tell nothing of the work; a receipt holds a content, and is given to who wrote it or may read it.
  getLogState: everyone,
  listTreeHeads: everyone,
  getInclusionProof: everyone,
  getConsistencyProof: everyone,
  checkReceipt: everyone,
  getReceipt: matterReaders,
  verifyLog: { auditor: 'city' },
  getVerification: { auditor: 'city' },

  listDocuments: onlookers,
  getDocument: matterReaders,
  uploadDocument: office,
  suggestLeads: office,
  acceptProposals: office,
  skipProposal: office,
  takeBackProposal: office,
  getTerms: matterReaders,
  getChanges: onlookers,
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
  getBoard: matterReaders,
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

  // What is for named readers only (限定知悉); whether they are named is said by the subject.
  listInternal: working,
  setReaders: { office: 'city', leader: 'unit' },
  openToAll: { office: 'city', leader: 'unit' },

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
  getYearSummary: onlookers,
  exportYearSummary: onlookers,
  exportMeetingList: office,
  listCounted: onlookers,

  // Inspections: the office or a supervision office plans and answers, who carries one out reports it, the inspected state their case. Which of them a unit knows of is said
  // by `inspection/visible.ts`.
  listInspections: matterReaders,
  getInspection: matterReaders,
  planInspection: inspecting,
  changeInspection: inspecting,
  mergeInspections: inspecting,
  cancelInspection: inspecting,
  beginInspection: inspectors,
  reportInspection: inspectors,
  makeFinding: inspectors,
  sendOpinion: inspectors,
  stateCase: units,
  answerCase: inspecting,
  lookAgain: inspectors,
  closeInspection: inspecting,
  getInspectionStatistics: onlookers,
  exportInspectionStatistics: onlookers,

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
  checkReadings: { ...assessing, reviewer: 'unit', place: 'unit' },
  confirmReadings: { ...assessing, reviewer: 'unit' },
  returnReadings: { ...assessing, reviewer: 'unit', place: 'unit' },
  correctReading: { office: 'city', reviewer: 'unit' },
  withdrawReading: units,
  measureMatter: office,
  unmeasureMatter: office,

  // Runs of assessment, kept by the office or by who assesses: units see their own line and ask for its review by the word of their deputy head; who of a jury scores is said by the run.
  listAssessments: matterReaders,
  getAssessment: matterReaders,
  getAssessmentLine: matterReaders,
  exportAssessment: matterReaders,
  openAssessment: assessing,
  giveScores: { ...recorders, assessor: 'city' },
  adjustScore: assessing,
  withdrawAdjustment: assessing,
  deliverAssessment: assessing,
  requestReview: { reviewer: 'unit', place: 'unit' },
  withdrawReview: { reviewer: 'unit', place: 'unit' },
  decideReview: assessing,
  freezeAssessment: assessing,
  draftAssessmentCircular: assessing,
  cancelAssessment: assessing,

  // Schemes of assessment: written by the office or by who assesses; adopted ones are known to everybody who works with matters.
  listSchemes: working,
  getScheme: working,
  draftScheme: assessing,
  reviseScheme: assessing,
  checkScheme: assessing,
  adoptScheme: assessing,
  endScheme: assessing,
  previewScheme: assessing,

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
  createUnit: office,
  renameUnit: office,
  endUnit: office,
  createPost: office,
  appoint: office,
  endAppointment: office,
  correctAppointment: office,
  withdrawAppointment: office,
  assignPortfolio: office,
  delegate: office,
  endDelegation: office,
  createSeat: office,
  settleSeat: office,
  reportSeatChange: office,
  endSeat: office,
  getOrganisationWaiting: office,
  handOverDuties: office,
  listAppointmentProposals: office,
  applyAppointmentProposals: office,
  // Who opens accounts and grants rights must be able to say whose.
  listPersons: { office: 'city', admin: 'city', security: 'city' },
  registerPerson: office,
  // Accounts have no right until the security administrator grants one.
  openAccount: { admin: 'city' },
  grantMembership: { security: 'city' },
  declineMembership: { security: 'city' },
  endMembership: { security: 'city' },
  listAccounts: { admin: 'city', security: 'city' },
  getAccountsTemplate: { admin: 'city' },
  readAccountsFile: { admin: 'city' },
  openAccounts: { admin: 'city' },
  resetPassword: { admin: 'city' },
  closeAccount: { admin: 'city' },
  linkAccount: { admin: 'city' },
  confirmAccount: { security: 'city' },
  unlockAccount: { security: 'city' },
  resetSecondFactor: { security: 'city' },
  endSessionsOf: { security: 'city' },
  // One's own tokens; security lists and ends everyone's. Administrators have none.
  listTokens: { ...working, security: 'city' },
  makeToken: working,
  endToken: { ...working, security: 'city' },

  // Letters: a unit's own at every stage, others' once they were issued to it; a leader's to sign. Drafts are written by the issuer's people and the office.
  listLetters: letterReaders,
  getLetter: letterReaders,
  downloadLetter: letterReaders,
  listLetterNumbers: units,
  letterRoute: drafters,
  draftLetter: drafters,
  reviseLetter: drafters,
  submitLetter: drafters,
  checkLetter: { office: 'city', reviewer: 'unit', place: 'unit' },
  returnLetter: { office: 'city', leader: 'unit', reviewer: 'unit', place: 'unit' },
  signLetter: { office: 'city', leader: 'unit', reviewer: 'unit', handler: 'unit', place: 'unit' },
  issueLetter: units,
  withdrawLetter: units,
  abandonLetter: drafters,
  replyLetter: units,
  returnReply: units,
  previewReminders: units,
  draftReminders: units,
  getLetterTemplates: { office: 'city', reviewer: 'city', handler: 'city', place: 'city' },
  setLetterTemplate: office,
  clearLetterTemplate: office,
  setLetterCode: office,

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
  getDesk: matterReaders,
  search: matterReaders,
  uploadFile: { ...recorders, inspector: 'unit', assessor: 'unit' },
  downloadFile: matterReaders,
  listPacks: everyone,
  getProcedurePicture: everyone,

  // What the audit log says is the auditor's alone; an erasure by law takes the office and the security administrator.
  listAudit: { auditor: 'city' },
  exportAudit: { auditor: 'city' },
  findForErasure: office,
  requestErasure: office,
  decideErasure: { security: 'city' },
  forgetPerson: office,
  listErasures: { office: 'city', security: 'city', auditor: 'city' },

  // One's own reminders; what leaves the machine is the administrator's.
  listReminders: everyone,
  getReminderSettings: everyone,
  setReminderSettings: everyone,
  makeCalendarFeed: everyone,
  removeCalendarFeed: everyone,
  getSecuritySettings: { admin: 'city', security: 'city', auditor: 'city' },
  setSecuritySettings: { security: 'city' },
  getChannels: { admin: 'city' },
  testChannel: { admin: 'city' },
  getSystem: { admin: 'city' },
  listBackups: { admin: 'city' },
  makeBackup: { admin: 'city' },
  runJob: { admin: 'city' },
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
