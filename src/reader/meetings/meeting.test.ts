import { describe, expect, test } from 'vitest'
import { documentsOf } from '../documents/documents.ts'
import { flowOf } from '../text/flow.ts'
import { meetingOf } from './meeting.ts'
import { openingIn } from './meeting-opening.ts'
import type { Meeting } from '../reading.ts'

function meeting(text: string): Meeting | null {
  const flow = flowOf(text)
  return meetingOf(flow, documentsOf(flow))
}

function brief(text: string): unknown[] | null {
  const found = meeting(text)
  return found && [found.kind, found.name, found.when?.text, found.when?.day, found.where?.text, found.chair, found.attendees, found.topics.map((topic) => topic.text), found.decisions.map((decision) => decision.text)]
}

const HEADED = `河东市人民政府办公室
关于召开全市清理证明工作推进会的通知
河政办函〔2023〕12号
各县（市、区）人民政府，市直各有关单位：
经市政府同意，决定召开全市清理证明工作推进会。现将有关事项通知如下：
一、会议时间
5月12日（星期五）上午9:00，会期半天。
二、会议地点
市政府一楼会议室
三、参会人员
（一）市司法局、市公安局主要负责人；
（二）各县（市、区）分管负责人。
四、会议内容
1.传达省有关会议精神；
2.安排部署下一步工作。
五、有关要求
请于5月10日前报名。
河东市人民政府办公室
2023年5月8日`

const LABELLED = `会议通知
各单位：
会议时间：2023年5月12日下午3点
会议地点：市政务服务中心三楼
主持人：副市长张某
参加人员：市司法局、市公安局、市民政局（分管负责人）
会议议题：1.研究清理方案；2.通报进展
联系人：李某`

const RUNNING = `河东市司法局关于召开清理证明座谈会的通知
各有关单位：
定于2023年5月12日上午9时在市司法局二楼会议室召开清理证明座谈会，请准时参加。
河东市司法局
2023年5月8日`

const MINUTES = `市政府第45次常务会议纪要
〔2023〕8号
5月12日上午，市长张某在市政府第一会议室主持召开市政府第45次常务会议。现纪要如下：
一、研究《河东市清理证明工作方案》
会议原则同意该方案，由市司法局修改后印发。
二、听取规范清单情况汇报
会议指出，清单是便民的基础。会议要求，市民政局会同有关部门6月底前完成。
出席：张某 李某某 王某
列席：市司法局、市民政局负责人
河东市人民政府办公室
2023年5月16日`

const LISTED = `关于清理证明的专题会议纪要
（2023年5月12日）
副市长李某某主持召开专题会议，研究清理证明工作。会议议定以下事项：
一、市司法局于6月底前印发目录。
二、市公安局开放户籍核验接口。
会议由李某某主持。`

describe('notices and minutes', () => {
  test.each([
    ['headings with their words below', HEADED, ['notice', '全市清理证明工作推进会', '5月12日（星期五）上午9:00，会期半天', '2023-05-12', '市政府一楼会议室', null, ['市司法局', '市公安局主要负责人', '各县（市、区）分管负责人'], ['传达省有关会议精神', '安排部署下一步工作'], []]],
    ['labels', LABELLED, ['notice', null, '2023年5月12日下午3点', '2023-05-12', '市政务服务中心三楼', '副市长张某', ['市司法局', '市公安局', '市民政局（分管负责人）'], ['研究清理方案', '通报进展'], []]],
    ['running text', RUNNING, ['notice', '清理证明座谈会', '2023年5月12日上午9时', '2023-05-12', '市司法局二楼会议室', null, [], [], []]],
    ['minutes', MINUTES, ['minutes', '市政府第45次常务会议', '5月12日上午', '2023-05-12', '市政府第一会议室', '市长张某', ['张某', '李某某', '王某'], ['研究《河东市清理证明工作方案》', '听取规范清单情况汇报'], ['会议原则同意该方案，由市司法局修改后印发', '会议要求，市民政局会同有关部门6月底前完成']]],
    ['minutes with a list of decisions', LISTED, ['minutes', '专题会议', undefined, undefined, undefined, '副市长李某某', [], ['研究清理证明工作'], ['市司法局于6月底前印发目录', '市公安局开放户籍核验接口']]],
  ])('%s', (_, text, expected) => {
    expect(brief(text)).toEqual(expected)
  })

  test('places quote the text', () => {
    const found = meeting(MINUTES)
    expect([found?.when, found?.where, ...(found?.topics ?? []), ...(found?.decisions ?? [])].map((quote) => quote && MINUTES.slice(quote.at.start, quote.at.end) === quote.text)).toEqual([true, true, true, true, true, true])
  })
})

test.each([
  '河东市清理证明实施方案\n一、总体要求\n会议要求，逐项清理。',
  '河东市人民政府关于清理证明的通知\n各单位：\n定期召开会议。',
  '关于印发市政府会议纪要办理制度的通知\n各单位：\n会议纪要按时印发。',
])('no meeting: %s', (text) => {
  expect(meeting(text)).toBeNull()
})

test.each([
  ['受市长委托，副市长张某主持召开全市调度会', '全市调度会', null, null, '副市长张某'],
  ['2023年5月12日下午3:30，市委副书记张某、副市长李某在市委四楼主持召开联席会议', '联席会议', '2023年5月12日下午3:30', '市委四楼', '市委副书记张某、副市长李某'],
  ['会议由市长张某主持', null, null, null, '市长张某'],
  ['拟于5月12日至13日在河东宾馆举办业务培训班', '业务培训班', '5月12日至13日', '河东宾馆', null],
])('%s', (sentence, name, when, where, chair) => {
  const opening = openingIn(sentence)
  expect([opening?.name?.text ?? null, opening?.when?.text ?? null, opening?.where?.text ?? null, opening?.chair?.text ?? null]).toEqual([name, when, where, chair])
})

test.each(['各单位要主动配合', '由市司法局主持制定', '5月12日前完成'])('no opening: %s', (sentence) => {
  expect(openingIn(sentence)).toBeNull()
})
