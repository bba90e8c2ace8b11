import { exportAudit } from '../../app/audit/export-audit.ts'
import { listAudit } from '../../app/audit/list-audit.ts'
import { decideErasure, requestErasure } from '../../app/erasure/decide.ts'
import { findForErasure } from '../../app/erasure/find.ts'
import { forgetPerson } from '../../app/erasure/forget.ts'
import { listErasures } from '../../app/erasure/list.ts'
import type { Handlers } from './route.ts'

export const auditRoutes: Handlers<'listAudit' | 'exportAudit' | 'findForErasure' | 'requestErasure' | 'decideErasure' | 'forgetPerson' | 'listErasures'> = {
  listAudit: (call, { query }) => listAudit(call, query),
  exportAudit: (call, { query }) => exportAudit(call, query),
  findForErasure: (call, { body }) => findForErasure(call, body),
  requestErasure: (call, { body }) => requestErasure(call, body),
  decideErasure: (call, { params, body }) => decideErasure(call, { ...params, ...body }),
  forgetPerson: (call, { params, body }) => forgetPerson(call, { ...params, ...body }),
  listErasures: (call) => listErasures(call),
}
