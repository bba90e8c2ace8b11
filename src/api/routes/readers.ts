import { listInternal } from '../../app/readers/list-internal.ts'
import { openToAll, setReaders } from '../../app/readers/set-readers.ts'
import type { Handlers } from './route.ts'

export const readerRoutes: Handlers<'listInternal' | 'setReaders' | 'openToAll'> = {
  listInternal: (call, { query }) => listInternal(call, query),
  setReaders: (call, { body }) => setReaders(call, body),
  openToAll: (call, { body }) => openToAll(call, body),
}
