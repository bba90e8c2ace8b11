import { listBackups, makeBackup } from '../../app/backup/backups.ts'
import type { Handlers } from './route.ts'

export const backupRoutes: Handlers<'listBackups' | 'makeBackup'> = {
  listBackups: (call) => listBackups(call),
  makeBackup: (call) => makeBackup(call),
}
