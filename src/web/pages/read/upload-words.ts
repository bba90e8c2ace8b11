import type { Catalogue } from '../../i18n/language.tsx'

export const uploadWords = {
  mayLeave: { zh: '可以先去做别的，读完后就在下面的文件列表里。', en: 'You may go on with something else: when it is read it stands in the list below.' },
  cancel: { zh: '取消', en: 'Cancel' },
  cancelIt: { zh: '取消读“{name}”', en: 'Cancel reading “{name}”' },
  lost: { zh: '没有读完：服务器重新启动过', en: 'Not finished: the server was restarted' },
  lostSend: { zh: '没有保留这份文件的任何内容。文件还在您的电脑上，再传一次即可，不会重复。', en: 'Nothing of it was kept. The file is still on your computer: send it again; nothing is done twice.' },
  lostChoose: { zh: '没有保留这份文件的任何内容。请重新选择这份文件。', en: 'Nothing of it was kept. Choose the file once more.' },
  drop: { zh: '不传了', en: 'Leave it' },
} as const satisfies Catalogue
