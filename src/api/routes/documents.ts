import { acceptProposals, skipProposal, takeBackProposal } from '../../app/document/decide-proposals.ts'
import { applyProposal } from '../../app/document/apply-proposal.ts'
import { getChanges } from '../../app/document/get-changes.ts'
import { getDocument } from '../../app/document/get-document.ts'
import { listDocuments } from '../../app/document/list-documents.ts'
import { getTerms } from '../../app/document/get-terms.ts'
import { suggestLeads } from '../../app/document/suggest-leads.ts'
import { uploadDocument } from '../../app/document/upload-document.ts'
import { commandOf } from '../door/upload.ts'
import type { Handlers } from './route.ts'

export const documentRoutes: Handlers<'listDocuments' | 'uploadDocument' | 'getDocument' | 'suggestLeads' | 'acceptProposals' | 'skipProposal' | 'takeBackProposal' | 'getTerms' | 'getChanges' | 'applyProposal'> = {
  listDocuments: (call, { query }) => listDocuments(call, query),
  uploadDocument: (call, { upload }) => uploadDocument(call, { command: commandOf(upload), ...upload.file }),
  getDocument: (call, { params }) => getDocument(call, params.document),
  suggestLeads: (call, { params, query }) => suggestLeads(call, { ...params, ...query }),
  acceptProposals: (call, { params, body }) => acceptProposals(call, { ...params, ...body }),
  skipProposal: (call, { params, body }) => skipProposal(call, { ...params, ...body }),
  getTerms: (call, { params }) => getTerms(call, params.document),
  getChanges: (call, { params }) => getChanges(call, params.document),
  applyProposal: (call, { params, body }) => applyProposal(call, { ...params, ...body }),
  takeBackProposal: (call, { params, body }) => takeBackProposal(call, { ...params, ...body }),
}
