import { milestone, record, type DemoProject } from '../project.ts'

export const discipline: DemoProject = {
  key: 'discipline',
  title: '乡镇纪检监察片区协作改革',
  domain: 'discipline',
  leader: 'discipline',
  assistant: 'dsg-party',
  lead: '市纪委监委',
  support: ['市委组织部', '市财政局'],
  goal: '全市乡镇划分协作片区，片区联合办件制度全部建立，乡镇纪检力量统筹使用。',
  measures: '划分协作片区；统一片区例会、联合检查、交叉核查三项制度；经费由县级统筹。',
  outcome: '《乡镇纪检监察片区协作工作办法（试行）》',
  papers: '河纪发〔2023〕9号（演示）',
  due: '2023-09-28',
  milestones: [
    milestone('q1', '完成片区划分', '2023-03-31', '2023-03-22'),
    milestone('q2', '三项制度全部建立', '2023-06-30', '2023-06-26'),
    milestone('q3', '完成运行评估', '2023-09-28', '2023-08-16'),
  ],
  exemptions: [
    { rhythm: 'quarterly-problem', period: '2023-Q1', reason: '片区刚完成划分，联合办件尚未开展，本季免报解决难题。', basis: '市委改革办主任办公会', on: '2023-03-27' },
  ],
  closed: {
    asked: '2023-08-18', askedWith: '片区、制度、经费三项任务全部完成，运行评估结论为良好，申请验收。',
    on: '2023-09-06', with: '经核查，128个乡镇全部纳入片区，三项制度运行4个月以上，同意验收，交总账。',
  },
  records: [
    record('2023-03-03', 'study', '到三个县调研乡镇纪检力量，平均每个乡镇专职1.6人，人手分散问题突出。', '左邑县、高凉县、亳城县'),
    record('2023-03-13', 'coordination', '会同组织、财政部门议定片区划分原则和经费渠道。'),
    record('2023-03-21', 'inspection', '督察片区划分公示情况，反馈意见2条。', '亳城县'),
    record('2023-03-30', 'experience', '形成片区划分操作要点。'),
    record('2023-04-25', 'study', '调研片区例会制度试行情况，建议合并乡镇重复会议。', '高凉县'),
    record('2023-05-23', 'coordination', '召开片区协作推进会，议定交叉核查的范围和程序。'),
    record('2023-06-14', 'inspection', '督察三项制度建立情况，2个片区台账不全，限期补齐。'),
    record('2023-06-20', 'problem', '解决片区联合检查车辆和办公经费问题，13个县（市、区）全部列入预算，片区确认。'),
    record('2023-06-26', 'experience', '总结片区联动做法，形成文本。'),
    record('2023-07-18', 'study', '对片区运行开展评估调研，走访乡镇24个。', '左邑县、禹都县'),
    record('2023-08-09', 'coordination', '召开评估结果会商会，确定继续保留三项制度、取消月报表。'),
    record('2023-08-16', 'experience', '形成片区协作运行评估报告和制度汇编。'),
  ],
}
