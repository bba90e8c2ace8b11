import type { Catalogue } from '../../i18n/language.tsx'

export const sessionWords = {
  product: { zh: '领衔', en: 'Lingxian' },
  lead: { zh: '把已经公布的事，变成有人负责、有据可查的工作。', en: 'What has been announced becomes work that someone answers for.' },
  signIn: { zh: '登录', en: 'Sign in' },
  username: { zh: '用户名', en: 'User name' },
  password: { zh: '密码', en: 'Password' },
  'username.missing': { zh: '请填写用户名。', en: 'Fill in the user name.' },
  'password.missing': { zh: '请填写密码。', en: 'Fill in the password.' },
  secrets: { zh: '严禁存储、处理国家秘密', en: 'State secrets must not be stored or processed here' },
  forgotten: { zh: '忘记密码，请本单位管理员重置。', en: 'An administrator of your unit can reset a forgotten password.' },
  demo: {
    zh: '{city}：演示系统，数据均为虚构。账号与初始密码见启动本系统的窗口。',
    en: '{city}: a demonstration, all data are invented. Accounts and passwords are printed where it was started.',
  },
  ended: { zh: '登录已过期。填了一半的内容保留在本机，登录后接着填。', en: 'The session has ended. Half-filled forms are kept here; go on after signing in.' },
  first: { zh: '首次登录，请修改密码', en: 'Change your first password' },
  'first.why': {
    zh: '初始密码由管理员设定，改后只有您知道。改好即可进入。',
    en: 'An administrator set the first password; after the change only you know it.',
  },
  current: { zh: '现在的密码', en: 'Present password' },
  next: { zh: '新密码', en: 'New password' },
  'next.help': {
    zh: '至少 {least} 个字符，不含用户名，不是最近三个密码之一。几个不相干的词连起来最好记。',
    en: 'At least {least} characters, without the user name, none of the last three. A few unrelated words in a row are easiest to remember.',
  },
  repeat: { zh: '再输一次新密码', en: 'New password again' },
  'next.short': { zh: '新密码少于 {least} 个字符。', en: 'The new password has fewer than {least} characters.' },
  'next.same': { zh: '新密码与现在的密码相同。', en: 'The new password is the present one.' },
  'repeat.differs': { zh: '两次输入的新密码不一样。', en: 'The two new passwords differ.' },
  change: { zh: '修改并进入', en: 'Change and go on' },
  out: { zh: '退出', en: 'Sign out' },
  other: { zh: 'English', en: '中文' },
} as const satisfies Catalogue
