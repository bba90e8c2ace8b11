/** The HTTP status of what disks, back-ups and clocks refuse. */
export const storageStatuses = {
  storage_full: 507,
  file_spoiled: 500,
  backup_running: 409,
  backup_folder_unwritable: 507,
  backup_exists: 409,
  backup_lacks_files: 409,
  backup_not_one: 422,
  backup_damaged: 422,
  backup_passphrase_missing: 422,
  backup_passphrase_wrong: 422,
  backup_newer: 409,
  restore_not_empty: 409,
  restore_in_use: 409,
  restore_differs: 500,
  backup_channel_lost: 503,
} as const
