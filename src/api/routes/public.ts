import { getCommitments } from '../../app/public/commitments.ts'
import { getPublication } from '../../app/public/get-publication.ts'
import * as publish from '../../app/public/publish.ts'
import type { openSchemas, publicSchemas } from '../contract/public.ts'
import { refuseOften } from '../door/often.ts'
import type { DoorHandlers, Handlers } from './route.ts'

export const publicRoutes: Handlers<keyof typeof publicSchemas> = {
  getPublication: (call, { params }) => getPublication(call, params),
  publishDocument: (call, { params, body }) => publish.publishDocument(call, { ...params, ...body }),
  unpublishDocument: (call, { params, body }) => publish.unpublishDocument(call, { ...params, ...body }),
  publiciseMatter: (call, { params, body }) => publish.publiciseMatter(call, { ...params, ...body }),
  unpubliciseMatter: (call, { params, body }) => publish.unpubliciseMatter(call, { ...params, ...body }),
}

export const openRoutes: DoorHandlers<keyof typeof openSchemas> = {
  getCommitments: async ({ deps, address }, { query }) => {
    refuseOften(deps, address)
    return getCommitments(deps, { city: query.city || null, q: query.q || null })
  },
}
