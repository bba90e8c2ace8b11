/** What is refused of disks, files on them, back-ups and clocks. */
export const storageErrors = {
  storage_full: {
    zh: '服务器磁盘已满或配额用尽，这次没有保存，已保存的不受影响。请联系管理员腾出空间后重试，不必重启。',
    en: 'The server’s disk or quota is full; this was not saved, and what was saved is untouched. Ask an administrator to make room, then try again; no restart is needed.',
  },
  file_spoiled: {
    zh: '磁盘上的文件 {sha256} 已损坏，与登记的内容不符，没有给出。请管理员从备份恢复该文件，或重新上传同一文件。',
    en: 'The file {sha256} is damaged on disk and not what was recorded; it was not handed out. Restore it from a back-up, or upload the same file again.',
  },
  backup_running: { zh: '正在备份，请等它完成。', en: 'A back-up is being made; wait until it is done.' },
  backup_folder_unwritable: { zh: '不能写入备份目录 {folder}。请检查目录与权限，或更改 LINGXIAN_BACKUP_FOLDER。', en: 'The back-up folder {folder} cannot be written. Check it and its permissions, or set LINGXIAN_BACKUP_FOLDER.' },
  backup_exists: { zh: '{path} 已经存在，备份不会覆盖它。请换一个文件名。', en: '{path} is there already and is not written over. Choose another name.' },
  backup_lacks_files: { zh: '备份已写好，但缺 {files} 个缺失或损坏的文件；较早的备份一份未删。请重新上传这些文件，再备份一次。', en: 'The back-up was written but lacks {files} files that are missing or damaged; no earlier one was deleted. Upload these files again, then back up once more.' },
  backup_not_one: { zh: '{path} 不是领衔的备份文件，或打不开。请核对路径。', en: '{path} is no back-up of Lingxian, or cannot be opened. Check the path.' },
  backup_damaged: {
    zh: '备份文件不完整或内容被改动过，没有恢复任何内容。请换另一份备份，或重新复制这份文件。',
    en: 'The back-up is incomplete or was changed; nothing was restored. Use another one, or copy this file again.',
  },
  backup_passphrase_missing: { zh: '这份备份已加密。请用 LINGXIAN_BACKUP_PASSPHRASE_FILE 指定口令文件。', en: 'This back-up is under a pass phrase. Name its file with LINGXIAN_BACKUP_PASSPHRASE_FILE.' },
  backup_passphrase_wrong: { zh: '口令不对（或文件开头已损坏），没有恢复任何内容。请核对口令文件。', en: 'The pass phrase is wrong (or the beginning of the file damaged); nothing was restored. Check the pass phrase file.' },
  backup_newer: { zh: '这份备份（{found}）是更新版本的程序做的，本程序（{known}）不能恢复。请先升级程序。', en: 'This back-up ({found}) was made by a newer program than this one ({known}). Upgrade the program first.' },
  restore_not_empty: {
    zh: '目标数据库或目录里已有数据，没有恢复任何内容。请恢复到空的数据库，或用 --into 指定新的目录。',
    en: 'There are data already; nothing was restored. Restore into an empty database, or name a new folder with --into.',
  },
  restore_in_use: { zh: '有领衔进程正连着这个数据库。请先停止它再恢复。', en: 'A lingxian process is connected to this database. Stop it first.' },
  restore_differs: {
    zh: '数据已恢复，但由工作记录重算的结果与备份时不一致（{cities}）。请保留备份并联系维护人员，不要在此库上继续工作。',
    en: 'The data are restored, but what follows from the log is not what it was when the back-up was made ({cities}). Keep the back-up, ask for help, and do not go on with this database.',
  },
  backup_channel_lost: { zh: '正在运行的领衔没有回应，没有备份。请稍后再试，或在“系统”页备份。', en: 'The running program does not answer; no back-up was made. Try again, or make it on the system page.' },
} as const
