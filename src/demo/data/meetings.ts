import type { Day } from '../../kernel/time/day.ts'
import type { NewTopic } from '../../kernel/facts/meeting.ts'
import type { TopicResult } from '../../kernel/meeting/agenda.ts'

export type DemoTopic = { kind: NewTopic['kind']; title: string; by?: string; result?: TopicResult; words?: string }
export type DemoDecision = { key: string; topic: number; text: string; lead: string; support: string[]; due: Day; /** what came of it */ done?: { asked: Day; note: string; on: Day; checked: string }; told?: { on: Day; words: string } }
export type DemoMeeting = {
  key: string
  body: string
  kind: string
  number?: number
  called: Day
  on: Day
  time: string
  place: string
  topics: DemoTopic[]
  /** by unit or, of a leader's seat, post; who is not named was there */
  leave?: string[]
  substitute?: string[]
  observers?: string[]
  held: boolean
  decisions: DemoDecision[]
  minutes?: Day
}

export const COMMISSION = '市委全面深化改革委员会'
export const CONFERENCE = '市产业链工作联席会议'

/** Who sits in the joint conference, beside the leader who convenes it. */
export const conferenceMembers: readonly string[] = ['市工信局（市国资委）', '市发展改革委', '市科技局', '市财政局', '市商务局', '市金融办']
export const CONVENER = 'industry'

/** Two meetings of the commission, one held and one coming, and the year's joint conference on industrial chains. */
export const meetings: readonly DemoMeeting[] = [
  {
    key: 'commission-18', body: COMMISSION, kind: 'reform-commission', number: 18, called: '2023-06-20', on: '2023-06-28', time: '09:00', place: '市委第一会议室', held: true,
    topics: [
      { kind: 'first', title: '上级关于全面深化改革的重要会议精神', result: 'studied', words: '会议强调，要对照年度要点逐项抓好落实' },
      { kind: 'review', title: '《河东市“免证明”事项清单（第二批）》', by: '市司法局', result: 'adopted-amended' },
      { kind: 'review', title: '《河东市直流电表入网运行管理规程》', by: '市能源局', result: 'adopted' },
      { kind: 'report', title: '上半年重点改革推进情况', by: '市发展改革委', result: 'heard' },
      { kind: 'report', title: '改革资金保障情况', by: '市财政局', result: 'heard' },
    ],
    leave: ['市司法局'], substitute: ['市财政局'], observers: ['市能源局', '市司法局'],
    decisions: [
      { key: 'no-proof-list', topic: 1, text: '修改完善后印发“免证明”事项清单（第二批），并向社会公布', lead: '市司法局', support: ['市审批服务管理局', '市公安局'], due: '2023-07-31', done: { asked: '2023-07-27', note: '清单已印发并在门户网站公布。', on: '2023-08-02', checked: '已核，文件和公布页面齐全。' } },
      { key: 'reform-funds', topic: 4, text: '清理两年以上未动用的改革专项资金，提出统筹使用办法', lead: '市财政局', support: ['市发展改革委'], due: '2023-09-26', told: { on: '2023-08-30', words: '已完成账户清理，正在征求各单位意见。' } },
      { key: 'half-year-list', topic: 3, text: '梳理上半年未达节点的改革事项，逐项明确补进措施', lead: '市发展改革委', support: [], due: '2023-09-15', told: { on: '2023-08-10', words: '梳理出进度滞后的改革事项清单，正在逐项商定措施。' } },
    ],
    minutes: '2023-06-30',
  },
  {
    key: 'conference-1', body: CONFERENCE, kind: 'joint-conference', called: '2023-08-08', on: '2023-08-16', time: '15:00', place: '市政府二楼会议室', held: true,
    topics: [
      { kind: 'first', title: '上级关于产业链建设的部署', result: 'studied' },
      { kind: 'review', title: '《产业链企业融资“白名单”管理办法》', by: '市金融办', result: 'adopted-amended' },
      { kind: 'report', title: '重点产业链建设进展', by: '市工信局（市国资委）', result: 'heard' },
    ],
    decisions: [{ key: 'white-list', topic: 1, text: '印发产业链企业融资“白名单”管理办法，公布首批名单', lead: '市金融办', support: ['市工信局（市国资委）'], due: '2023-10-31' }],
  },
  {
    key: 'commission-19', body: COMMISSION, kind: 'reform-commission', called: '2023-09-14', on: '2023-09-27', time: '09:00', place: '市委第一会议室', held: false,
    topics: [
      { kind: 'first', title: '上级关于全面深化改革的重要会议精神' },
      { kind: 'follow-up', title: '上次会议议定事项落实情况' },
      { kind: 'review', title: '《河东市城市医疗集团医保打包付费办法》', by: '市医保局' },
      { kind: 'report', title: '城市基层党建改革进展情况', by: '市委组织部' },
    ],
    decisions: [],
  },
]
