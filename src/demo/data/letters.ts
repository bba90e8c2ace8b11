import type { Day } from '../../kernel/time/day.ts'

/** 机关代字 of units whose letters the story tells of. */
export const letterCodes: readonly [unit: string, code: string][] = [
  ['市委政研室（改革办）', '河改办'],
  ['市政府办公室', '河政办'],
  ['市审批服务管理局', '河审管'],
]

/** A letter of the story; `matter` is a project's key or a matter's title. What is left out has not happened by its end. */
export type DemoLetter = {
  key: string
  pack: 'letters' | 'supervision'
  kind: string
  issuer: string
  /** a unit by its name, or a leader's post by its key */
  to: { unit: string } | { leader: string }
  title: string
  text: readonly string[]
  slip?: string
  matter?: string
  drafted: Day
  submitted?: Day
  checked?: Day
  signed?: { on: Day; by: { leader: string } | { head: string } }
  issued?: Day
  replyBy?: Day
  reply?: { on: Day; text: string }
  withdrawn?: { on: Day; reason: string }
}

const REFORM = '市委政研室（改革办）'
const DIRECTOR = { leader: 'city-secretary-general' }

export const demoLetters: readonly DemoLetter[] = [
  {
    key: 'flooding-notice',
    pack: 'supervision',
    kind: 'supervision-notice',
    issuer: '市政府办公室',
    to: { unit: '市城市管理局' },
    title: '关于中心城区易涝点位清淤整改的督办通知',
    text: [
      '经核查，7处易涝点位中已完成3处，其余4处已排定工期，尚未开工。',
      '请倒排工期，于6月26日前完成其余4处清淤，逐处留存清淤前后情况，6月底前申请核查销号。',
      '请于6月21日前将进展书面反馈市政府办公室，由单位主要负责人签字并加盖公章，回执附后。',
    ],
    slip: '督办事项办理情况回执\n反馈单位（盖章）：\n办理情况：\n存在问题：\n单位主要负责人（签字）：\n反馈日期：',
    matter: '中心城区易涝点位清淤整改',
    drafted: '2023-06-12',
    submitted: '2023-06-12',
    checked: '2023-06-13',
    signed: { on: '2023-06-13', by: { head: '市政府办公室' } },
    issued: '2023-06-14',
    replyBy: '2023-06-21',
    reply: { on: '2023-06-20', text: '其余4处均已开工，其中2处完成清淤，另外2处6月25日前完成。' },
  },
  {
    key: 'pilot-inquiry',
    pack: 'letters',
    kind: 'letter',
    issuer: REFORM,
    to: { unit: '市商务局' },
    title: '关于商请提供乡村e镇项目联系人的函',
    text: ['为做好三季度改革任务调度，请明确乡村e镇项目联系人并函告我办。', '专此函达，请予支持。'],
    matter: 'e-town',
    drafted: '2023-07-04',
    submitted: '2023-07-04',
    checked: '2023-07-05',
    signed: { on: '2023-07-05', by: DIRECTOR },
    issued: '2023-07-06',
    withdrawn: { on: '2023-07-07', reason: '联系人已在台账登记，不再另行索要' },
  },
  {
    key: 'third-quarter',
    pack: 'letters',
    kind: 'reminder',
    issuer: REFORM,
    to: { unit: '市审批服务管理局' },
    title: '关于推进“一业一证”和“免证明城市”建设改革的提醒函',
    text: [
      '你单位牵头的“一业一证”和“免证明城市”建设改革，三季度节点为9月27日前核验系统接通公安、民政、人社三类数据，现将有关情况函告如下：',
      '三季度还需完成的规定动作和节点，以台账所列为准；已经办理的，请补记办理情况。',
      '请于9月28日前说明进展、存在困难和下步安排，以书面形式反馈，也可在“公文”页直接回复。',
      '联系人：市委政研室（改革办）改革工作承办人',
    ],
    matter: 'one-licence',
    drafted: '2023-09-13',
    submitted: '2023-09-13',
    checked: '2023-09-14',
    signed: { on: '2023-09-14', by: DIRECTOR },
    issued: '2023-09-15',
    replyBy: '2023-09-28',
  },
  {
    key: 'to-the-leader',
    pack: 'letters',
    kind: 'reminder',
    issuer: REFORM,
    to: { leader: 'service' },
    title: '关于商请安排“一业一证”和“免证明城市”建设改革有关工作的函',
    text: [
      '您领衔的“一业一证”和“免证明城市”建设改革三季度推进情况如下，呈请审阅。',
      '核验系统已接通公安数据，民政、人社两类数据正在联调。',
      '建议9月下旬结合一次现场调研，将协调会、督察一并安排，时间、地点请您酌定，我们做好服务保障。',
      '专此呈报，敬请审示。',
    ],
    matter: 'one-licence',
    drafted: '2023-09-18',
    submitted: '2023-09-18',
    checked: '2023-09-19',
  },
]
