import type { Catalogue } from '../../i18n/language.tsx'

export const backupWords = {
  backups: { zh: '备份', en: 'Back-ups' },
  make: { zh: '立即备份', en: 'Back up now' },
  lead: { zh: '数据库与附件一并写入一个文件，备份时可照常工作。恢复用命令 lingxian restore。', en: 'Database and files go into one file while everybody works on. It is restored by “lingxian restore”.' },
  folder: { zh: '目录', en: 'Folder' },
  schedule: { zh: '定时', en: 'Schedule' },
  'schedule.value': { zh: '每 {hours} 小时一次，保留 {keep} 份', en: 'every {hours} hours, {keep} are kept' },
  'schedule.none': { zh: '没有定时备份。设置 LINGXIAN_BACKUP_EVERY 后自动进行。', en: 'None is made by itself; set LINGXIAN_BACKUP_EVERY.' },
  sealing: { zh: '加密', en: 'Sealed' },
  'sealing.yes': { zh: '按口令文件加密', en: 'under the pass phrase' },
  'sealing.no': { zh: '未加密；文件含全部数据，请妥善保管', en: 'no: the file holds all data, keep it safe' },
  running: { zh: '正在备份，自 {since} 起', en: 'A back-up is being made, since {since}' },
  begun: { zh: '已开始备份：{name}', en: 'Begun: {name}' },
  failed: { zh: '{at} 的备份没有完成：{why}', en: 'The back-up of {at} was not made: {why}' },
  none: { zh: '还没有备份。', en: 'There is no back-up yet.' },
  name: { zh: '文件', en: 'File' },
  made: { zh: '时间', en: 'Made' },
  size: { zh: '大小', en: 'Size' },
  sealed: { zh: '加密', en: 'Sealed' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
} as const satisfies Catalogue
