import { beginInspection, closeInspection, reportInspection } from '../../app/inspection/course.ts'
import { getInspection } from '../../app/inspection/get-inspection.ts'
import { listInspections } from '../../app/inspection/list-inspections.ts'
import { lookAgain } from '../../app/inspection/look-again.ts'
import { makeFinding } from '../../app/inspection/make-finding.ts'
import { answerCase, sendOpinion, stateCase } from '../../app/inspection/opinions.ts'
import { cancelInspection, changeInspection, mergeInspections, planInspection } from '../../app/inspection/plan.ts'
import { exportInspectionStatistics, getInspectionStatistics } from '../../app/inspection/statistics.ts'
import type { InspectionContent } from '../../kernel/facts/inspection.ts'
import type { inspectionSchemas } from '../contract/inspections.ts'
import type { Handlers } from './route.ts'

export const inspectionRoutes: Handlers<keyof typeof inspectionSchemas> = {
  listInspections: (call, { query }) => listInspections(call, query),
  getInspection: (call, { params }) => getInspection(call, params),
  planInspection: (call, { body }) => planInspection(call, body),
  changeInspection: (call, { params, body }) => changeInspection(call, { ...params, ...body, changes: given(body.changes) }),
  mergeInspections: (call, { params, body }) => mergeInspections(call, { ...params, ...body }),
  cancelInspection: (call, { params, body }) => cancelInspection(call, { ...params, ...body }),
  beginInspection: (call, { params, body }) => beginInspection(call, { ...params, ...body }),
  reportInspection: (call, { params, body }) => reportInspection(call, { ...params, ...body }),
  makeFinding: (call, { params, body }) => makeFinding(call, { ...params, ...body }),
  sendOpinion: (call, { params, body }) => sendOpinion(call, { ...params, ...body }),
  stateCase: (call, { params, body }) => stateCase(call, { ...params, ...body }),
  answerCase: (call, { params, body }) => answerCase(call, { ...params, ...body }),
  lookAgain: (call, { params, body }) => lookAgain(call, { ...params, ...body }),
  closeInspection: (call, { params, body }) => closeInspection(call, { ...params, ...body }),
  getInspectionStatistics: (call, { query }) => getInspectionStatistics(call, query),
  exportInspectionStatistics: (call, { query }) => exportInspectionStatistics(call, query),
}

type Sent = { [K in keyof InspectionContent]?: InspectionContent[K] | undefined }

/** What is changed at all: a key left out is not a value taken away. */
function given(changes: Sent): Partial<InspectionContent> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
}
