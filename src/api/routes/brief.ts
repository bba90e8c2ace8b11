import { getBrief } from '../../app/brief/get-brief.ts'
import { listBriefs } from '../../app/brief/list-briefs.ts'
import type { Handlers } from './route.ts'

export const briefRoutes: Handlers<'listBriefs' | 'getBrief'> = {
  listBriefs: (call) => listBriefs(call),
  getBrief: (call, { params, query }) => getBrief(call, { ...params, ...query }),
}
