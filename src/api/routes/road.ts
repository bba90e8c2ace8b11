import { unlistMatter } from '../../app/matter/change-matter.ts'
import { endCall, openCall } from '../../app/road/calls.ts'
import { decideChanges, requestChange } from '../../app/road/changes.ts'
import { exportMeetingList, exportYearSummary } from '../../app/road/export-papers.ts'
import { getFiveList } from '../../app/road/five-lists.ts'
import { getOpinions } from '../../app/road/get-opinions.ts'
import { getRoad } from '../../app/road/get-road.ts'
import { getLeaderNotes } from '../../app/road/leader-notes.ts'
import { answerOpinion, askOpinions, giveOpinion } from '../../app/road/opinions.ts'
import { proposeMatter } from '../../app/road/propose.ts'
import { similarMatters } from '../../app/road/similar-matters.ts'
import { getYearSummary, listCounted } from '../../app/road/summary.ts'
import { takeRoadSteps } from '../../app/road/take-steps.ts'
import type { roadSchemas } from '../contract/road.ts'
import type { Handlers } from './route.ts'

export const roadRoutes: Handlers<keyof typeof roadSchemas> = {
  getRoad: (call, { query }) => getRoad(call, query),
  openCall: (call, { body }) => openCall(call, body),
  endCall: (call, { params, body }) => endCall(call, { ...params, ...body }),
  similarMatters: (call, { query }) => similarMatters(call, query),
  proposeMatter: (call, { body }) => proposeMatter(call, body),
  takeRoadSteps: (call, { body }) => takeRoadSteps(call, body),
  askOpinions: (call, { body }) => askOpinions(call, body),
  giveOpinion: (call, { params, body }) => giveOpinion(call, { ...params, ...body }),
  answerOpinion: (call, { params, body }) => answerOpinion(call, { ...params, ...body }),
  getOpinions: (call, { params }) => getOpinions(call, params),
  requestChange: (call, { params, body }) => requestChange(call, { ...params, ...body }),
  decideChanges: (call, { body }) => decideChanges(call, body),
  getLeaderNotes: (call, { query }) => getLeaderNotes(call, query),
  getYearSummary: (call, { query }) => getYearSummary(call, query),
  exportYearSummary: (call, { query }) => exportYearSummary(call, query),
  exportMeetingList: (call, { query }) => exportMeetingList(call, query),
  listCounted: (call, { query }) => listCounted(call, query),
  unlistMatter: (call, { params, body }) => unlistMatter(call, { ...params, ...body }),
  getFiveList: (call, { params, query }) => getFiveList(call, { ...params, ...query }),
}
