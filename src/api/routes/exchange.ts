import { confirmExport } from '../../app/exchange/confirm-export.ts'
import { exportLedger } from '../../app/exchange/export-ledger.ts'
import { applyImport } from '../../app/exchange/import/apply-import.ts'
import { cancelImport, decideRows, setMapping } from '../../app/exchange/import/decide-import.ts'
import { getImport, listImports } from '../../app/exchange/import/get-import.ts'
import { startImport } from '../../app/exchange/import/start-import.ts'
import { undoImport } from '../../app/exchange/import/undo-import.ts'
import { commandOf } from '../door/upload.ts'
import type { Handlers } from './route.ts'

export const exchangeRoutes: Handlers<'exportLedger' | 'confirmExport' | 'startImport' | 'listImports' | 'getImport' | 'setMapping' | 'decideRows' | 'applyImport' | 'cancelImport' | 'undoImport'> = {
  exportLedger: (call, { params, query }) => exportLedger(call, { ...params, ...query }),
  confirmExport: (call, { params, body }) => confirmExport(call, { ...params, ...body }),
  startImport: (call, { params, upload }) => startImport(call, { ...params, command: commandOf(upload), ...upload.file }),
  listImports: (call, { params }) => listImports(call, params),
  getImport: (call, { params, query }) => getImport(call, { ...params, ...query }),
  setMapping: (call, { params, body }) => setMapping(call, { ...params, ...body }),
  decideRows: (call, { params, body }) => decideRows(call, { ...params, ...body }),
  applyImport: (call, { params, body }) => applyImport(call, { ...params, ...body }),
  cancelImport: (call, { params }) => cancelImport(call, params),
  undoImport: (call, { params, body }) => undoImport(call, { ...params, ...body }),
}
