import { acceptProposals, skipProposal, takeBackProposal } from '../../app/document/decide-proposals.ts'
import { getDocument } from '../../app/document/get-document.ts'
import { listDocuments } from '../../app/document/list-documents.ts'
import { uploadDocument } from '../../app/document/upload-document.ts'
import { commandOf } from '../door/upload.ts'
import type { Handlers } from './route.ts'

export const documentRoutes: Handlers<'listDocuments' | 'uploadDocument' | 'getDocument' | 'acceptProposals' | 'skipProposal' | 'takeBackProposal'> = {
  listDocuments: (call, { query }) => listDocuments(call, query),
  uploadDocument: (call, { upload }) => uploadDocument(call, { command: commandOf(upload), ...upload.file }),
  getDocument: (call, { params }) => getDocument(call, params.document),
  acceptProposals: (call, { params, body }) => acceptProposals(call, { ...params, ...body }),
  skipProposal: (call, { params, body }) => skipProposal(call, { ...params, ...body }),
  takeBackProposal: (call, { params, body }) => takeBackProposal(call, { ...params, ...body }),
}
