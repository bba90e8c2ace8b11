import type { Command } from './permission.ts'

/**
 * Commands that open an internal subject (限定知悉) itself, and so see those that are open to who acts. All others see none: what counts, lists, compares, freezes or
 * writes out is the same for everybody, and leaves them out.
 */
export const opensInternal: ReadonlySet<Command> = new Set<Command>([
  'listInternal', 'setReaders', 'openToAll',
  'getMatter', 'getTimeline', 'getOpinions', 'getObligation', 'listActivities', 'listParticipants', 'search', 'getDesk', 'listReminders', 'downloadFile',
  'amendMatter', 'assignDuty', 'endDuty', 'moveMatter', 'requestExtension', 'decideExtension', 'takeEscalation', 'addPart', 'reachMilestone', 'signJudgement',
  'grantExemption', 'revokeExemption', 'listMatter', 'unlistMatter', 'linkMatters', 'unlinkMatters', 'collectProblem', 'divideProblem', 'answerBeneficiary', 'raiseMatter',
  'decideRaise', 'giveOpinion', 'answerOpinion', 'requestChange', 'voidFact', 'takeInstruction',
  'recordActivity', 'recordUpdates', 'reviewActivities', 'confirmActivities', 'returnActivities', 'returnActivity', 'correctActivity', 'uploadFile',
  'getDocument', 'getTerms', 'getChanges', 'acceptProposals', 'skipProposal', 'takeBackProposal', 'applyProposal', 'suggestLeads',
  'getLetter', 'downloadLetter', 'draftLetter', 'reviseLetter', 'submitLetter', 'checkLetter', 'returnLetter', 'signLetter', 'issueLetter', 'withdrawLetter', 'abandonLetter',
  'replyLetter', 'returnReply',
  'getMeeting', 'changeMeeting', 'setAgenda', 'holdMeeting', 'correctAttendance', 'settleTopic', 'makeDecision', 'draftMinutes', 'cancelMeeting',
])
