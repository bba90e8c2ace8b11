import { listElements } from '../../app/checklist/list-elements.ts'
import type { Handlers } from './route.ts'

export const elementRoutes: Handlers<'listElements'> = {
  listElements: (call, { query }) => listElements(call, query),
}
