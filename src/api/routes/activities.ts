import * as activity from '../../app/activity/activities.ts'
import { listActivities } from '../../app/activity/list-activities.ts'
import { draftRecord } from '../../app/activity/draft-record.ts'
import { listParticipants } from '../../app/activity/participants.ts'
import { recordUpdates } from '../../app/activity/record-updates.ts'
import type { Handlers } from './route.ts'

type Names = 'listActivities' | 'listParticipants' | 'draftRecord' | 'recordUpdates' | 'recordActivity' | 'reviewActivities' | 'confirmActivities' | 'returnActivities' | 'returnActivity' | 'correctActivity'

export const activityRoutes: Handlers<Names> = {
  listActivities: (call, { query }) => listActivities(call, query),
  listParticipants: (call, { query }) => listParticipants(call, query),
  recordActivity: (call, { body }) => activity.recordActivity(call, body),
  recordUpdates: (call, { body }) => recordUpdates(call, body),
  draftRecord: (call, { upload }) => draftRecord(call, { text: upload.fields.text ?? '', files: upload.files }),
  reviewActivities: (call, { body }) => activity.reviewActivities(call, body),
  confirmActivities: (call, { body }) => activity.confirmActivities(call, body),
  returnActivities: (call, { body }) => activity.returnActivities(call, body),
  returnActivity: (call, { params, body }) => activity.returnActivity(call, { ...params, ...body }),
  correctActivity: (call, { params, body }) => activity.correctActivity(call, { ...params, ...body }),
}
