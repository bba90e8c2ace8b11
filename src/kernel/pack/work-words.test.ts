import { describe, expect, test } from 'vitest'
import { speaksOfWork, thatScore } from './work-words.ts'

describe('words of work', () => {
  test.each([
    '领导批示和刊发信息篇数', '领导批示件数', '获得领导批示', '按召开会议次数、照片、领导批示件数评分', '会议召开与信息采用', '省领导批示、省级媒体刊发稿件', '未按要求召开会议、未报送简报',
    '台账及时更新', '工作信息报送篇数', '信息被采用', '领导肯定性签批', '媒体报道', '开展调研', '督察次数', '深改委会议', '会议定期召开', '会议事项', '季度调度会', '发文数量', '现场会承办',
    '获得批示件办结', '领导批示件数完成情况', '会议纪要份数', '召开会议任务完成率', 'meetings held', 'instructions of leaders', 'media coverage', 'Updates of the ledger',
  ])('%s', (words) => {
    expect(speaksOfWork(words)).toBe(true)
  })
})

describe('words that only look like it', () => {
  test.each([
    '社会议事厅建设', '社会治理', '委员会议事规则', '公开会计信息', '会计核算', '开发文旅项目', '研发文创产品', '协调会同解决', '信息化建设', '政务信息系统整合', '政务信息公开率', '信息技术采用率',
    '常委会议定事项办结率', '会议议定事项按期办结率', '会议议定事项落实率', '领导批示件按期办结率', '批示事项落实率', '经专题会议研究认定', '被省级媒体曝光', '督办台账，系统取数', '督察反馈整改率',
    '调研发现的问题解决率', '验收结论', 'Decisions of meetings carried out in time', 'instructions of leaders carried out', 'ledger of rectification, taken by the system',
  ])('%s', (words) => {
    expect(speaksOfWork(words)).toBe(false)
  })
})

test.each([
  ['只看成效。会议、发文不计分。', '只看成效。'],
  ['会议不得少于三次', '会议不得少于三次'],
  ['会议不计分，批示每件加2分', '会议不计分，批示每件加2分'],
  ['No papers, photographs or check-ins are asked; outcomes score', ' outcomes score'],
])('of “%s” this scores: “%s”', (words, kept) => {
  expect(thatScore(words)).toBe(kept)
})
