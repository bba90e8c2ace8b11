import { draftAssessmentCircular } from '../../app/assessment/circular.ts'
import { cancelAssessment, deliverAssessment, freezeAssessment } from '../../app/assessment/deliver.ts'
import { exportAssessment } from '../../app/assessment/export-assessment.ts'
import { getAssessment } from '../../app/assessment/get-assessment.ts'
import { getAssessmentLine } from '../../app/assessment/get-line.ts'
import { listAssessments } from '../../app/assessment/list-assessments.ts'
import { openAssessment } from '../../app/assessment/open-assessment.ts'
import { decideReview, requestReview, withdrawReview } from '../../app/assessment/reviews.ts'
import { adjustScore, giveScores, withdrawAdjustment } from '../../app/assessment/scores.ts'
import type { assessmentSchemas } from '../contract/assessments.ts'
import type { Handlers } from './route.ts'

export const assessmentRoutes: Handlers<keyof typeof assessmentSchemas> = {
  listAssessments: (call) => listAssessments(call),
  getAssessment: (call, { params, query }) => getAssessment(call, { ...params, ...query }),
  getAssessmentLine: (call, { params }) => getAssessmentLine(call, params),
  openAssessment: (call, { body }) => openAssessment(call, body),
  giveScores: (call, { params, body }) => giveScores(call, { ...params, ...body }),
  adjustScore: (call, { params, body }) => adjustScore(call, { ...params, ...body }),
  withdrawAdjustment: (call, { params, body }) => withdrawAdjustment(call, { ...params, ...body }),
  deliverAssessment: (call, { params, body }) => deliverAssessment(call, { ...params, ...body }),
  requestReview: (call, { params, body }) => requestReview(call, { ...params, ...body }),
  withdrawReview: (call, { params, body }) => withdrawReview(call, { ...params, ...body }),
  decideReview: (call, { params, body }) => decideReview(call, { ...params, ...body }),
  freezeAssessment: (call, { params, body }) => freezeAssessment(call, { ...params, ...body }),
  draftAssessmentCircular: (call, { params, body }) => draftAssessmentCircular(call, { ...params, ...body }),
  cancelAssessment: (call, { params, body }) => cancelAssessment(call, { ...params, ...body }),
  exportAssessment: (call, { params }) => exportAssessment(call, params),
}
