import type { Catalogue } from '../../i18n/language.tsx'

export const secondFactorWords = {
  set: { zh: '设置二次验证', en: 'Set up a second factor' },
  password: { zh: '登录密码', en: 'Password' },
  'password.missing': { zh: '请填写密码。', en: 'Fill in the password.' },
  go: { zh: '下一步', en: 'Next' },
  cancel: { zh: '取消', en: 'Cancel' },
  scan: { zh: '用手机验证器应用扫描', en: 'Scan with an authenticator app' },
  picture: { zh: '二次验证密钥的二维码', en: 'QR code of the secret' },
  'by.hand': { zh: '不能扫描的，在应用中手工输入密钥（基于时间，6 位）：', en: 'Without a camera, type this secret into the app (time based, 6 digits):' },
  paper: { zh: '抄下备用码', en: 'Write the codes for bad days down' },
  'paper.why': { zh: '手机不在身边时，每个备用码可登录一次。只在这里显示，请抄在纸上妥善保管。', en: 'Each opens one sign-in when the telephone is not there. They are shown only here; keep them on paper.' },
  first: { zh: '输入应用上显示的验证码', en: 'Type the code that the app shows' },
  code: { zh: '验证码', en: 'Code' },
  'code.missing': { zh: '请填写验证码。', en: 'Fill in the code.' },
  'code.help': { zh: '手机应用上的 6 位数字，或一个备用码。', en: 'The 6 digits of the app, or one of the codes on paper.' },
  confirm: { zh: '启用', en: 'Take into use' },
  // the second step of signing in
  step: { zh: '第二步：输入验证码', en: 'Second step: the code' },
  continue: { zh: '登录', en: 'Sign in' },
  back: { zh: '重新输入用户名和密码', en: 'Begin again' },
  key: { zh: '使用通行密钥', en: 'Use a passkey' },
  'key.off': { zh: '浏览器没有完成（已取消、超时，或本机没有可用的密钥）。可以再试一次，或用密码登录。', en: 'The browser did not go through with it (called off, too late, or no key here). Try again, or use the password.' },
  // before a role may act
  due: { zh: '请先设置二次验证', en: 'Set up a second factor first' },
  'due.why': { zh: '您的职务须用两种方式证明身份，光有密码不够。设置一次，约两分钟。', en: 'Your role must prove itself in two ways; a password is not enough. It takes about two minutes, once.' },
  show: { zh: '请用通行密钥重新登录', en: 'Sign in again with your passkey' },
  'show.why': { zh: '您的职务须用两种方式证明身份。此账号已有通行密钥或二次验证，请用它登录；已经丢失的，请安全管理员重置。', en: 'Your role must prove itself in two ways. This account has a passkey or a second factor: sign in with it; a security administrator can reset what was lost.' },
} as const satisfies Catalogue
