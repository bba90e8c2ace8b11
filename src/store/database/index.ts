export { openDatabase } from './database.ts'
export type { Database, DatabaseOptions, Db, Tx } from './database.ts'
