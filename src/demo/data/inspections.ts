import type { Day } from '../../kernel/time/day.ts'

/** Something found, and what became of it. */
export type DemoFinding = {
  at: string
  on: Day
  what: string
  note: string
  due: Day
  /** taken up and reported as put right by the unit, closed by the office */
  fixed?: { takenUp: Day; reported: Day; words: string; closed: Day; checked: string }
}

/** A second look at something found: by which inspection, and what was seen. */
export type DemoLook = { of: string; what: string; on: Day; held: boolean; words: string; due: Day | null }

export type DemoInspection = {
  key: string
  kind: 'open' | 'dissecting' | 'special' | 'covert' | 'remote' | 'look-back'
  title: string
  topic: string
  planned: Day
  from: Day
  to: Day
  with: string[]
  at: string[]
  /** keys of projects */
  projects: string[]
  looksBackAt?: string
  despite?: string
  /** merged at once into another one */
  mergedInto?: { key: string; reason: string }
  report?: { on: Day; summary: string; places: string[] }
  findings: DemoFinding[]
  looks: DemoLook[]
  opinions?: { on: Day; /** signed and issued as a letter on that day; else still a draft */ issued: boolean }
  /** what one of the inspected said to its opinion, and the answer */
  case?: { at: string; on: Day; text: string; answered: Day; upheld: boolean; words: string; withdraw: string[] }
  closed?: Day
}

export const inspections: readonly DemoInspection[] = [
  {
    key: 'anyi-open',
    kind: 'open',
    title: '安邑区重点改革综合督察',
    topic: '领衔项目和特色改革的推进、整改和群众评价',
    planned: '2023-03-20',
    from: '2023-04-11',
    to: '2023-04-12',
    with: [],
    at: ['安邑区'],
    projects: [],
    report: { on: '2023-04-13', summary: '走访区政务大厅和两个乡镇便民服务中心，座谈一次。总体推进有序，乡镇一级事项下沉不到位。', places: ['安邑区政务大厅', '东关乡便民服务中心'] },
    findings: [
      {
        at: '安邑区', on: '2023-04-12', what: '两个乡镇便民服务中心没有公示帮办代办事项', note: '公示栏空置，群众不知道哪些事能在乡镇办', due: '2023-05-31',
        fixed: { takenUp: '2023-04-17', reported: '2023-05-22', words: '两个中心已上墙公示事项和电话。', closed: '2023-05-26', checked: '公示栏照片和抽查电话记录' },
      },
    ],
    looks: [],
    opinions: { on: '2023-04-18', issued: true },
    closed: '2023-05-08',
  },
  {
    key: 'service',
    kind: 'special',
    title: '“一业一证、免证明”专项督察',
    topic: '20个行业一证准营和免提交清单在大厅的落实',
    planned: '2023-04-20',
    from: '2023-05-16',
    to: '2023-05-17',
    with: ['市司法局'],
    at: ['龙门市', '蒲坂市'],
    projects: ['one-licence'],
    report: { on: '2023-05-18', summary: '到两市政务大厅办事窗口跟办12件，查阅清单，走访企业6户。', places: ['龙门市政务大厅', '蒲坂市政务大厅'] },
    findings: [
      {
        at: '龙门市', on: '2023-05-16', what: '餐饮窗口仍要求提交已取消的场所证明', note: '跟办3件，2件被要求补交', due: '2023-06-30',
        fixed: { takenUp: '2023-05-22', reported: '2023-06-19', words: '窗口指南已更换，一线人员已培训。', closed: '2023-06-27', checked: '更换后的指南和再次跟办记录' },
      },
      { at: '龙门市', on: '2023-05-16', what: '代办员不在岗', note: '到访时窗口无人', due: '2023-06-15' },
      {
        at: '蒲坂市', on: '2023-05-17', what: '免提交清单没有在大厅公示', note: '仅网站可查', due: '2023-06-15',
        fixed: { takenUp: '2023-05-23', reported: '2023-06-08', words: '清单已在大厅和窗口公示。', closed: '2023-06-13', checked: '大厅公示照片' },
      },
    ],
    looks: [],
    opinions: { on: '2023-05-22', issued: true },
    case: { at: '龙门市', on: '2023-05-25', text: '代办员当天按预约外出上门帮办，有派单记录，窗口已留联系电话。', answered: '2023-05-30', upheld: true, words: '经核对派单记录，情况属实，撤销该项问题。', withdraw: ['代办员不在岗'] },
    closed: '2023-06-30',
  },
  {
    key: 'anyi-back',
    kind: 'look-back',
    title: '安邑区综合督察回头看',
    topic: '乡镇便民服务中心公示和帮办代办',
    planned: '2023-08-28',
    from: '2023-09-12',
    to: '2023-09-12',
    with: [],
    at: ['安邑区'],
    projects: [],
    looksBackAt: 'anyi-open',
    report: { on: '2023-09-13', summary: '再到两个乡镇便民服务中心，一处公示内容已过时。', places: ['东关乡便民服务中心'] },
    findings: [],
    looks: [{ of: 'anyi-open', what: '两个乡镇便民服务中心没有公示帮办代办事项', on: '2023-09-12', held: false, words: '一处公示栏内容已过时，电话已停用。', due: '2023-10-20' }],
    opinions: { on: '2023-09-15', issued: false },
  },
  {
    key: 'fields',
    kind: 'special',
    title: '田长制落实专项督察',
    topic: '一图核界、巡田和问题上报',
    planned: '2023-08-28',
    from: '2023-10-17',
    to: '2023-10-19',
    with: ['市农业农村局'],
    at: ['禹都县', '大阳县'],
    projects: ['fields'],
    findings: [],
    looks: [],
  },
  {
    key: 'e-town',
    kind: 'special',
    title: '乡村e镇共同配送专项督察',
    topic: '县乡村三级配送网点的运行',
    planned: '2023-09-15',
    from: '2023-10-25',
    to: '2023-10-26',
    with: ['市商务局'],
    at: ['禹都县', '永乐县'],
    projects: ['e-town'],
    mergedInto: { key: 'fields', reason: '同月同在禹都县，两题合并一次去' },
    findings: [],
    looks: [],
  },
  {
    key: 'hall',
    kind: 'covert',
    title: '政务大厅窗口暗访',
    topic: '节前窗口在岗、一次性告知',
    planned: '2023-09-18',
    from: '2023-09-27',
    to: '2023-09-27',
    with: [],
    at: ['正平县', '南绛县'],
    projects: [],
    findings: [],
    looks: [],
  },
]
