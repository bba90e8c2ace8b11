import { closePeriod, listClosings, reopenPeriod } from '../../app/obligation/closing.ts'
import { grantExemption, revokeExemption } from '../../app/obligation/exemptions.ts'
import { exportObligations } from '../../app/obligation/export-obligations.ts'
import { getObligation } from '../../app/obligation/get-obligation.ts'
import { getObligations } from '../../app/obligation/get-obligations.ts'
import type { Handlers } from './route.ts'

type Names = 'getObligations' | 'exportObligations' | 'getObligation' | 'listClosings' | 'closePeriod' | 'reopenPeriod' | 'grantExemption' | 'revokeExemption'

export const obligationRoutes: Handlers<Names> = {
  getObligations: (call, { query }) => getObligations(call, query),
  exportObligations: (call, { query }) => exportObligations(call, query),
  getObligation: (call, { query }) => getObligation(call, query),
  listClosings: (call, { query }) => listClosings(call, query),
  closePeriod: (call, { body }) => closePeriod(call, body),
  reopenPeriod: (call, { body }) => reopenPeriod(call, body),
  grantExemption: (call, { params, body }) => grantExemption(call, { ...params, ...body }),
  revokeExemption: (call, { params, body }) => revokeExemption(call, { ...params, ...body }),
}
