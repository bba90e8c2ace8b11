import { checkFigures } from '../../app/check/check-figures.ts'
import { compareFigures } from '../../app/check/compare-figures.ts'
import { cancelJob, getJob } from '../../app/reading/get-job.ts'
import { commandOf } from '../door/upload.ts'
import type { Handlers } from './route.ts'

export const checkRoutes: Handlers<'checkFigures' | 'compareFigures' | 'getJob' | 'cancelJob'> = {
  checkFigures: (call, { upload }) => checkFigures(call, { command: upload.fields.command === undefined ? null : commandOf(upload), text: upload.fields.text ?? '', files: upload.files }),
  compareFigures: (call, { body }) => compareFigures(call, body),
  getJob: (call, { params }) => getJob(call, params),
  cancelJob: (call, { params }) => cancelJob(call, params),
}
