import { addPart } from '../../app/matter/add-part.ts'
import * as change from '../../app/matter/change-matter.ts'
import { decideExtension, requestExtension } from '../../app/matter/extensions.ts'
import { getBoard } from '../../app/matter/get-board.ts'
import { getMatter } from '../../app/matter/get-matter.ts'
import { getTimeline } from '../../app/matter/get-timeline.ts'
import { listEscalations } from '../../app/matter/list-escalations.ts'
import { listLedgers } from '../../app/matter/list-ledgers.ts'
import { linkMatters, unlinkMatters } from '../../app/matter/links.ts'
import { listMatters } from '../../app/matter/list-matters.ts'
import { moveMatter } from '../../app/matter/move-matter.ts'
import { openMatter } from '../../app/matter/open-matter.ts'
import { takeEscalation } from '../../app/matter/take-escalation.ts'
import { voidFact } from '../../app/matter/void-fact.ts'
import type { Handlers } from './route.ts'

type Names =
  | 'listLedgers'
  | 'getBoard'
  | 'listMatters'
  | 'openMatter'
  | 'getMatter'
  | 'getTimeline'
  | 'amendMatter'
  | 'assignDuty'
  | 'endDuty'
  | 'moveMatter'
  | 'reachMilestone'
  | 'signJudgement'
  | 'listMatter'
  | 'linkMatters'
  | 'unlinkMatters'
  | 'voidFact'
  | 'requestExtension'
  | 'decideExtension'
  | 'takeEscalation'
  | 'listEscalations'
  | 'addPart'

export const matterRoutes: Handlers<Names> = {
  listLedgers: (call) => listLedgers(call),
  getBoard: (call, { params, query }) => getBoard(call, { ...params, ...query }),
  listMatters: (call, { query }) => listMatters(call, query),
  openMatter: (call, { body }) => openMatter(call, body),
  getMatter: (call, { params, query }) => getMatter(call, { ...params, ...query }),
  getTimeline: (call, { params, query }) => getTimeline(call, { ...params, ...query }),
  amendMatter: (call, { params, body }) => change.amendMatter(call, { ...params, ...body }),
  assignDuty: (call, { params, body }) => change.assignDuty(call, { ...params, ...body }),
  endDuty: (call, { params, body }) => change.endDuty(call, { ...params, ...body }),
  moveMatter: (call, { params, body }) => moveMatter(call, { ...params, ...body }),
  reachMilestone: (call, { params, body }) => change.reachMilestone(call, { ...params, ...body }),
  signJudgement: (call, { params, body }) => change.signJudgement(call, { ...params, ...body }),
  listMatter: (call, { params, body }) => change.listMatter(call, { ...params, ...body }),
  linkMatters: (call, { params, body }) => linkMatters(call, { ...params, ...body }),
  unlinkMatters: (call, { params, body }) => unlinkMatters(call, { ...params, ...body }),
  requestExtension: (call, { params, body }) => requestExtension(call, { ...params, ...body }),
  decideExtension: (call, { params, body }) => decideExtension(call, { ...params, ...body }),
  takeEscalation: (call, { params, body }) => takeEscalation(call, { ...params, ...body }),
  listEscalations: (call, { query }) => listEscalations(call, query),
  addPart: (call, { params, body }) => addPart(call, { ...params, ...body }),
  voidFact: (call, { params, body }) => voidFact(call, { ...params, ...body }),
}
