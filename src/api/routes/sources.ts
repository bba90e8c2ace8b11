import { getSources } from '../../app/source/get-sources.ts'
import { exportSourceStatistics, getSourceStatistics } from '../../app/source/statistics.ts'
import { takeInstruction } from '../../app/source/take-instruction.ts'
import type { sourceSchemas } from '../contract/sources.ts'
import type { Handlers } from './route.ts'

export const sourceRoutes: Handlers<keyof typeof sourceSchemas> = {
  getSources: (call) => getSources(call),
  getSourceStatistics: (call, { query }) => getSourceStatistics(call, query),
  exportSourceStatistics: (call, { query }) => exportSourceStatistics(call, query),
  takeInstruction: (call, { body }) => takeInstruction(call, body),
}
