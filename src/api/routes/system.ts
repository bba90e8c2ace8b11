import { getSystem } from '../../app/system/get-system.ts'
import { runJob } from '../../app/system/run-job.ts'
import type { Handlers } from './route.ts'

export const systemRoutes: Handlers<'getSystem' | 'runJob'> = {
  getSystem: (call) => getSystem(call),
  runJob: (call, { params }) => runJob(call, params.job),
}
