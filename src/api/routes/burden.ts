import { checkRequest } from '../../app/burden/check-request.ts'
import { answerComplaint, listComplaints, makeComplaint } from '../../app/burden/complaints.ts'
import { exportRequest } from '../../app/burden/export-request.ts'
import { getBurden } from '../../app/burden/get-burden.ts'
import { getRequest } from '../../app/burden/get-request.ts'
import { listRequests } from '../../app/burden/list-requests.ts'
import { answerRequest, cancelRequest, closeRequest, returnRequest, sendRequest } from '../../app/burden/requests.ts'
import type { burdenSchemas } from '../contract/burden.ts'
import type { Handlers } from './route.ts'

export const burdenRoutes: Handlers<keyof typeof burdenSchemas> = {
  getBurden: (call, { query }) => getBurden(call, query),
  listRequests: (call, { query: { open, cursor } }) => listRequests(call, { open: open === undefined ? undefined : open === 'true', cursor }),
  checkRequest: (call, { body }) => checkRequest(call, body),
  sendRequest: (call, { body }) => sendRequest(call, body),
  getRequest: (call, { params }) => getRequest(call, params),
  answerRequest: (call, { params, body }) => answerRequest(call, { ...params, ...body }),
  returnRequest: (call, { params, body }) => returnRequest(call, { ...params, ...body }),
  closeRequest: (call, { params, body }) => closeRequest(call, { ...params, ...body }),
  cancelRequest: (call, { params, body }) => cancelRequest(call, { ...params, ...body }),
  exportRequest: (call, { params }) => exportRequest(call, params),
  makeComplaint: (call, { body }) => makeComplaint(call, body),
  listComplaints: (call) => listComplaints(call),
  answerComplaint: (call, { params, body }) => answerComplaint(call, { ...params, ...body }),
}
