/**
 * Every address of the API, without schemas, so that the web app can call it without carrying a validator.
 * `endpoints.ts` says what goes in and comes out of each.
 */
export const paths = {
  // session: a browser's sign-in; one membership is acted through at a time
  getSession: 'GET /api/v1/session',
  signIn: 'POST /api/v1/session',
  signOut: 'DELETE /api/v1/session',
  changePassword: 'PUT /api/v1/session/password',
  chooseMembership: 'PUT /api/v1/session/membership',
  // documents
  listDocuments: 'GET /api/v1/documents',
  uploadDocument: 'POST /api/v1/documents',
  getDocument: 'GET /api/v1/documents/:document',
  suggestLeads: 'GET /api/v1/documents/:document/suggestions',
  acceptProposals: 'POST /api/v1/documents/:document/acceptances',
  skipProposal: 'POST /api/v1/documents/:document/skips',
  takeBackProposal: 'POST /api/v1/documents/:document/take-backs',
  getTerms: 'GET /api/v1/documents/:document/terms',
  getChanges: 'GET /api/v1/documents/:document/changes',
  applyProposal: 'POST /api/v1/documents/:document/applications',
  listRhythms: 'GET /api/v1/rhythms',
  previewRhythm: 'POST /api/v1/documents/:document/rhythms/preview',
  adoptRhythm: 'POST /api/v1/documents/:document/rhythms',
  withdrawRhythm: 'POST /api/v1/rhythms/:rhythm/withdrawal',
  // checking figures, and long work under way
  checkFigures: 'POST /api/v1/checks',
  getJob: 'GET /api/v1/jobs/:command',
  cancelJob: 'DELETE /api/v1/jobs/:command',
  // ledgers and matters
  listLedgers: 'GET /api/v1/ledgers',
  listMatters: 'GET /api/v1/matters',
  openMatter: 'POST /api/v1/matters',
  getMatter: 'GET /api/v1/matters/:matter',
  getTimeline: 'GET /api/v1/matters/:matter/timeline',
  amendMatter: 'POST /api/v1/matters/:matter/amendments',
  assignDuty: 'POST /api/v1/matters/:matter/duties',
  endDuty: 'POST /api/v1/matters/:matter/duties/:duty/end',
  moveMatter: 'POST /api/v1/matters/:matter/transitions',
  reachMilestone: 'POST /api/v1/matters/:matter/milestones/:milestone/reached',
  signJudgement: 'POST /api/v1/matters/:matter/judgements',
  grantExemption: 'POST /api/v1/matters/:matter/exemptions',
  listMatter: 'POST /api/v1/matters/:matter/listings',
  voidFact: 'POST /api/v1/facts/:fact/void',
  // activities
  listActivities: 'GET /api/v1/activities',
  recordActivity: 'POST /api/v1/activities',
  reviewActivities: 'POST /api/v1/activities/reviews',
  confirmActivities: 'POST /api/v1/activities/confirmations',
  returnActivity: 'POST /api/v1/activities/:activity/return',
  correctActivity: 'POST /api/v1/activities/:activity/corrections',
  // organisation
  listUnits: 'GET /api/v1/units',
  getUnit: 'GET /api/v1/units/:unit',
  createUnit: 'POST /api/v1/units',
  renameUnit: 'POST /api/v1/units/:unit/names',
  endUnit: 'POST /api/v1/units/:unit/end',
  createPost: 'POST /api/v1/posts',
  getPost: 'GET /api/v1/posts/:post',
  appoint: 'POST /api/v1/posts/:post/appointments',
  endAppointment: 'POST /api/v1/posts/:post/appointments/:appointment/end',
  assignPortfolio: 'POST /api/v1/posts/:post/portfolio',
  delegate: 'POST /api/v1/posts/:post/delegations',
  openAccount: 'POST /api/v1/posts/:post/accounts',
  createSeat: 'POST /api/v1/seats',
  endMembership: 'POST /api/v1/persons/:person/memberships/:membership/end',
  listPersons: 'GET /api/v1/persons',
  registerPerson: 'POST /api/v1/persons',
  // around
  getDesk: 'GET /api/v1/desk',
  search: 'GET /api/v1/search',
  uploadFile: 'POST /api/v1/files',
  downloadFile: 'GET /api/v1/files/:sha256',
  listPacks: 'GET /api/v1/packs',
  getHealth: 'GET /api/v1/health',
} as const

export type EndpointName = keyof typeof paths
