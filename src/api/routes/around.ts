import { notReady } from '../../app/system/readiness.ts'
import { listPacks } from '../../app/city/list-packs.ts'
import { getProcedurePicture } from '../../app/city/procedure-pictures.ts'
import { getDesk } from '../../app/desk/get-desk.ts'
import { downloadFile, uploadFile } from '../../app/files.ts'
import { search } from '../../app/search.ts'
import { version } from '../../app/system/version.ts'
import type { DoorHandlers, Handlers } from './route.ts'

export const aroundRoutes: Handlers<'getDesk' | 'search' | 'uploadFile' | 'downloadFile' | 'listPacks' | 'getProcedurePicture'> = {
  getDesk: (call) => getDesk(call),
  search: (call, { query }) => search(call, query),
  uploadFile: (call, { upload }) => uploadFile(call, upload.file),
  downloadFile: (call, { params }) => downloadFile(call, params),
  listPacks: (call) => listPacks(call),
  getProcedurePicture: (call, { params, query }) => getProcedurePicture(call, { ...params, ...query }),
}

export const healthRoutes: DoorHandlers<'getHealth'> = {
  getHealth: async ({ deps }) => ({ ready: (await notReady(deps)).length === 0, version, database: deps.db.kind }),
}
