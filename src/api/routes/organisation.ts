import { handOverDuties } from '../../app/organisation/hand-over.ts'
import * as notices from '../../app/organisation/notices.ts'
import * as posts from '../../app/organisation/posts.ts'
import * as read from '../../app/organisation/read-organisation.ts'
import * as units from '../../app/organisation/units.ts'
import * as seats from '../../app/organisation/seats.ts'
import { getOrganisationWaiting } from '../../app/organisation/waiting.ts'
import { suggestLeaders } from '../../app/organisation/suggest-leaders.ts'
import type { Handlers } from './route.ts'

type Names =
  | 'listUnits'
  | 'getUnit'
  | 'createUnit'
  | 'renameUnit'
  | 'endUnit'
  | 'createPost'
  | 'getPost'
  | 'suggestLeaders'
  | 'appoint'
  | 'endAppointment'
  | 'correctAppointment'
  | 'withdrawAppointment'
  | 'assignPortfolio'
  | 'delegate'
  | 'endDelegation'
  | 'createSeat'
  | 'settleSeat'
  | 'reportSeatChange'
  | 'endSeat'
  | 'getOrganisationWaiting'
  | 'handOverDuties'
  | 'listAppointmentProposals'
  | 'applyAppointmentProposals'
  | 'listPersons'
  | 'registerPerson'

export const organisationRoutes: Handlers<Names> = {
  listUnits: (call, { query }) => read.listUnits(call, query),
  getUnit: (call, { params, query }) => read.getUnit(call, { ...params, ...query }),
  createUnit: (call, { body }) => units.createUnit(call, body),
  renameUnit: (call, { params, body }) => units.renameUnit(call, { ...params, ...body }),
  endUnit: (call, { params, body }) => units.endUnit(call, { ...params, ...body }),
  createPost: (call, { body }) => posts.createPost(call, body),
  getPost: (call, { params, query }) => read.getPost(call, { ...params, ...query }),
  suggestLeaders: (call, { query }) => suggestLeaders(call, query),
  appoint: (call, { params, body }) => posts.appoint(call, { ...params, ...body }),
  endAppointment: (call, { params, body }) => posts.endAppointment(call, { ...params, ...body }),
  correctAppointment: (call, { params, body }) => posts.correctAppointment(call, { ...params, ...body }),
  withdrawAppointment: (call, { params, body }) => posts.withdrawAppointment(call, { ...params, ...body }),
  assignPortfolio: (call, { params, body }) => posts.assignPortfolio(call, { ...params, ...body }),
  delegate: (call, { params, body }) => posts.delegate(call, { ...params, ...body }),
  endDelegation: (call, { params, body }) => posts.endDelegation(call, { ...params, ...body }),
  createSeat: (call, { body }) => seats.createSeat(call, body),
  settleSeat: (call, { params, body }) => seats.settleSeat(call, { ...params, ...body }),
  reportSeatChange: (call, { params, body }) => seats.reportSeatChange(call, { ...params, ...body }),
  endSeat: (call, { params, body }) => seats.endSeat(call, { ...params, ...body }),
  getOrganisationWaiting: (call) => getOrganisationWaiting(call),
  handOverDuties: (call, { params, body }) => handOverDuties(call, { ...params, ...body }),
  listAppointmentProposals: (call, { params }) => notices.listAppointmentProposals(call, params),
  applyAppointmentProposals: (call, { params, body }) => notices.applyAppointmentProposals(call, { ...params, ...body }),
  listPersons: (call, { query }) => read.listPersons(call, query),
  registerPerson: (call, { body }) => posts.registerPerson(call, body),
}
