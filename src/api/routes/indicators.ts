import { changeIndicator, defineIndicator, endIndicator, setTarget, withdrawTarget } from '../../app/indicator/define-indicators.ts'
import { exportIndicators } from '../../app/indicator/export-indicators.ts'
import { getIndicator } from '../../app/indicator/get-indicator.ts'
import { listIndicators } from '../../app/indicator/list-indicators.ts'
import { checkReadings, confirmReadings, correctReading, returnReadings, withdrawReading } from '../../app/indicator/look-at-readings.ts'
import { measureMatter, unmeasureMatter } from '../../app/indicator/measure-matter.ts'
import { readIndicatorsFile } from '../../app/indicator/read-file.ts'
import { reportReadings } from '../../app/indicator/report-readings.ts'
import type { indicatorSchemas } from '../contract/indicators.ts'
import type { Handlers } from './route.ts'

export const indicatorRoutes: Handlers<keyof typeof indicatorSchemas> = {
  listIndicators: (call, { query }) => listIndicators(call, query),
  getIndicator: (call, { params, query }) => getIndicator(call, { ...params, ...query }),
  defineIndicator: (call, { body }) => defineIndicator(call, body),
  changeIndicator: (call, { params, body }) => changeIndicator(call, { ...params, ...body }),
  endIndicator: (call, { params, body }) => endIndicator(call, { ...params, ...body }),
  setTarget: (call, { params, body }) => setTarget(call, { ...params, ...body }),
  withdrawTarget: (call, { params, body }) => withdrawTarget(call, { ...params, ...body }),
  reportReadings: (call, { body }) => reportReadings(call, body),
  checkReadings: (call, { body }) => checkReadings(call, body),
  confirmReadings: (call, { body }) => confirmReadings(call, body),
  returnReadings: (call, { body }) => returnReadings(call, body),
  correctReading: (call, { params, body }) => correctReading(call, { ...params, ...body }),
  withdrawReading: (call, { params, body }) => withdrawReading(call, { ...params, ...body }),
  exportIndicators: (call, { query }) => exportIndicators(call, query),
  readIndicatorsFile: (call, { upload }) => readIndicatorsFile(call, upload.file),
  measureMatter: (call, { params, body }) => measureMatter(call, { ...params, ...body }),
  unmeasureMatter: (call, { params, body }) => unmeasureMatter(call, { ...params, ...body }),
}
