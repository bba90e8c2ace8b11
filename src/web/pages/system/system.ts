import type { Answer } from '../../../api/contract/endpoints.ts'

export type System = Answer<'getSystem'>
export type Job = System['jobs'][number]
