import { checkReceipt } from '../../app/log/check-here.ts'
import { getLogState, listTreeHeads } from '../../app/log/get-log-state.ts'
import { getReceipt } from '../../app/log/get-receipt.ts'
import { getConsistencyProof, getInclusionProof } from '../../app/log/proofs.ts'
import { getVerification, verifyLog } from '../../app/log/verify-log.ts'
import type { Handlers } from './route.ts'

export const logRoutes: Handlers<'getLogState' | 'listTreeHeads' | 'getInclusionProof' | 'getConsistencyProof' | 'getReceipt' | 'checkReceipt' | 'verifyLog' | 'getVerification'> = {
  getLogState: (call) => getLogState(call),
  listTreeHeads: (call, { query }) => listTreeHeads(call, query),
  getInclusionProof: (call, { params, query }) => getInclusionProof(call, { ...params, ...query }),
  getConsistencyProof: (call, { query }) => getConsistencyProof(call, query),
  getReceipt: (call, { query }) => getReceipt(call, query),
  checkReceipt: (call, { body }) => checkReceipt(call, body),
  verifyLog: (call, { body }) => verifyLog(call, body),
  getVerification: (call, { params }) => getVerification(call, params),
}
