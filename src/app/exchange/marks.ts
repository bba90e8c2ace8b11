/** Heads of the two hidden columns by which a file that was handed out is known again: the matter, and how many facts it had. */
export const MATTER_MARK = '系统标识（勿改）'
export const VERSION_MARK = '版本标识（勿改）'

/** What those columns show, beside the ledger's own. */
export const MATTER_COLUMN = 'mark:matter'
export const VERSION_COLUMN = 'mark:version'
