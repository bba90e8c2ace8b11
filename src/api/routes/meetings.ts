import { setAgenda, settleTopic } from '../../app/meeting/agenda.ts'
import { callMeeting, cancelMeeting, changeMeeting } from '../../app/meeting/call-meeting.ts'
import { draftMinutes } from '../../app/meeting/draft-minutes.ts'
import { getMeeting } from '../../app/meeting/get-meeting.ts'
import { correctAttendance, holdMeeting } from '../../app/meeting/hold-meeting.ts'
import { listMeetings } from '../../app/meeting/list-meetings.ts'
import { makeDecision } from '../../app/meeting/make-decision.ts'
import { getMeetingPlan } from '../../app/meeting/meeting-plan.ts'
import type { meetingSchemas } from '../contract/meetings.ts'
import type { Handlers } from './route.ts'

export const meetingRoutes: Handlers<keyof typeof meetingSchemas> = {
  listMeetings: (call, { query }) => listMeetings(call, query),
  getMeetingPlan: (call, { query }) => getMeetingPlan(call, query),
  callMeeting: (call, { body }) => callMeeting(call, body),
  getMeeting: (call, { params }) => getMeeting(call, params),
  changeMeeting: (call, { params, body }) => changeMeeting(call, { ...params, ...body }),
  setAgenda: (call, { params, body }) => setAgenda(call, { ...params, ...body }),
  holdMeeting: (call, { params, body }) => holdMeeting(call, { ...params, ...body }),
  correctAttendance: (call, { params, body }) => correctAttendance(call, { ...params, ...body }),
  settleTopic: (call, { params, body }) => settleTopic(call, { ...params, ...body }),
  makeDecision: (call, { params, body }) => makeDecision(call, { ...params, ...body }),
  draftMinutes: (call, { params, body }) => draftMinutes(call, { ...params, ...body }),
  cancelMeeting: (call, { params, body }) => cancelMeeting(call, { ...params, ...body }),
}
