import type { Delegation, PostState } from './facts/organisation.ts'
import type { Doing } from './organisation.ts'
import { holdersOn } from './holders.ts'
import type { Command } from './permission.ts'
import type { Day } from './time/day.ts'

/**
 * What may be done for a leader at all, and as which doing. What is not here no one does for another, whatever a delegation says: default no.
 * It gives nothing that the leader's own post may not do: the permission table is asked as well.
 */
const DELEGABLE: Partial<Record<Command, Doing>> = {
  getDesk: 'view', getBrief: 'view', listProblems: 'view', search: 'view', downloadFile: 'view',
  listDocuments: 'view', getDocument: 'view', getTerms: 'view', getChanges: 'view', listRhythms: 'view', listElements: 'view',
  listLedgers: 'view', getBoard: 'view', listMatters: 'view', getMatter: 'view', getTimeline: 'view', listActivities: 'view', getObligations: 'view', exportObligations: 'view', getObligation: 'view', listClosings: 'view',
  listUnits: 'view', getUnit: 'view', getPost: 'view', suggestLeaders: 'view', listPacks: 'view',
  getRoad: 'view', getOpinions: 'view', getFiveList: 'view', getYearSummary: 'view', listCounted: 'view', exportYearSummary: 'view',
  listMeetings: 'view', getMeeting: 'view', getMeetingPlan: 'view',
  listInspections: 'view', getInspection: 'view', getInspectionStatistics: 'view', exportInspectionStatistics: 'view',
  listBriefs: 'view', listLetters: 'view', getLetter: 'view', downloadLetter: 'view',
  recordActivity: 'record', correctActivity: 'record', uploadFile: 'record', listParticipants: 'record', draftRecord: 'record', getJob: 'record', cancelJob: 'record',
  giveOpinion: 'decide', signLetter: 'decide', returnLetter: 'decide', moveMatter: 'decide', decideRaise: 'decide', decideExtension: 'decide', answerBeneficiary: 'decide', reachMilestone: 'decide', signJudgement: 'decide', returnActivity: 'decide', returnActivities: 'decide', reviewActivities: 'decide', confirmActivities: 'decide',
}

/** Whether a delegation that allows these doings reaches this command. Who may record or decide for a leader may look too. */
export function delegated(scope: readonly Doing[], command: Command): boolean {
  const doing = DELEGABLE[command]
  return doing !== undefined && (scope.includes(doing) || (doing === 'view' && scope.length > 0))
}

/** Whether a delegation holds on a day: from its first to its last, and not on the day it was ended. */
export function holdsOn({ from, until, endedOn }: Pick<Delegation, 'from' | 'until' | 'endedOn'>, day: Day): boolean {
  return from <= day && (until === null || day <= until) && (endedOn === null || day < endedOn)
}

/**
 * What a post may do on a day for another one, or null: only for a leader's post that stands and is held — who has left can let nobody
 * act —, only by a delegation of that post itself, never by one's delegate's delegate.
 */
export function actingFor(leader: Pick<PostState, 'leader' | 'endedOn' | 'appointments' | 'delegations'>, by: string, day: Day): Doing[] | null {
  if (!leader.leader || (leader.endedOn !== null && leader.endedOn <= day) || holdersOn(leader, day).length === 0) return null
  const scope = leader.delegations.filter((one) => one.to === by && holdsOn(one, day)).flatMap((one) => one.scope)
  return scope.length > 0 ? [...new Set(scope)] : null
}
