import { adoptRhythm, listRhythms, previewRhythm, withdrawRhythm } from '../../app/document/rhythms.ts'
import type { Handlers } from './route.ts'

export const rhythmRoutes: Handlers<'listRhythms' | 'previewRhythm' | 'adoptRhythm' | 'withdrawRhythm'> = {
  listRhythms: (call) => listRhythms(call),
  previewRhythm: (call, { params, body }) => previewRhythm(call, { ...params, ...body }),
  adoptRhythm: (call, { params, body }) => adoptRhythm(call, { ...params, ...body }),
  withdrawRhythm: (call, { params, body }) => withdrawRhythm(call, { ...params, ...body }),
}
