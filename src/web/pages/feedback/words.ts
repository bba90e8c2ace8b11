import type { Catalogue } from '../../i18n/language.tsx'

export const feedbackWords = {
  title: { zh: '投诉与建议', en: 'Complaints and suggestions' },
  back: { zh: '返回', en: 'Back' },
  lead: {
    zh: '要得多了、要重了、要急了，都可以说。说什么由您定，不影响任何考核。',
    en: 'If too much is asked, twice, or too late: say so. It has no bearing on any assessment.',
  },
  here: { zh: '反映负担', en: 'Say what is too much' },
  answers: { zh: '看各项答复', en: 'See what was answered' },
  'way.office': { zh: '向市委改革办提', en: 'To the reform office' },
  'way.office.text': {
    zh: '重复要材料、时限太紧、认定不当，由改革办核实后答复。',
    en: 'Repeated demands, short notice, wrong confirmations: the office looks into it and answers.',
  },
  'way.burden': { zh: '向为基层减负专项机制提', en: 'To the body that relieves the grass roots' },
  'way.burden.text': {
    zh: '强制打卡、排名通报、要求截图留痕，本系统都不做；如有人借本系统这样要求，请直接反映。',
    en: 'This system asks for no check-ins, rankings or screenshots; report anyone who demands them in its name.',
  },
  'way.admin': { zh: '向本单位系统管理员提', en: 'To your administrator' },
  'way.admin.text': { zh: '登录、职务、名称写错等问题，由管理员当日处理。', en: 'Sign-in, posts, misspelt names.' },
  rules: { zh: '本系统承诺', en: 'What this system promises' },
  'rules.once': { zh: '同一件事只记一次，已知的数据不再要。', en: 'A thing is recorded once; what is known is not asked again.' },
  'rules.no': {
    zh: '不打卡、不排名、不计在线时间，照片不是必需。',
    en: 'No check-ins, no rankings, no counting of time online; photographs are not needed.',
  },
  'rules.place': { zh: '不采集位置。草稿只存在您自己的设备上。', en: 'No location is taken. Drafts stay on your own device.' },
} as const satisfies Catalogue
