import { checkScheme, getScheme } from '../../app/scheme/get-scheme.ts'
import { listSchemes } from '../../app/scheme/list-schemes.ts'
import { previewScheme } from '../../app/scheme/preview-scheme.ts'
import { adoptScheme, draftScheme, endScheme, reviseScheme } from '../../app/scheme/write-schemes.ts'
import type { schemeSchemas } from '../contract/schemes.ts'
import type { Handlers } from './route.ts'

export const schemeRoutes: Handlers<keyof typeof schemeSchemas> = {
  listSchemes: (call) => listSchemes(call),
  getScheme: (call, { params, query }) => getScheme(call, { ...params, ...query }),
  draftScheme: (call, { body }) => draftScheme(call, body),
  reviseScheme: (call, { params, body }) => reviseScheme(call, { ...params, ...body }),
  checkScheme: (call, { body }) => checkScheme(call, body),
  adoptScheme: (call, { params, body }) => adoptScheme(call, { ...params, ...body }),
  endScheme: (call, { params, body }) => endScheme(call, { ...params, ...body }),
  previewScheme: (call, { body }) => previewScheme(call, body),
}
