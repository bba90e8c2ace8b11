import { describe, expect, test } from 'vitest'
import { actIn, actInTitle, kindOf, meetingWord } from './acts.ts'
import { draftRecord, type KnownForDraft } from './draft.ts'
import { mattersNamedIn, partsOfTitle } from './matters.ts'
import { presentIn } from './present.ts'

const unit = (id: string, name: string, about = false) => ({ id, name, aliases: [], about })
const known: KnownForDraft = {
  today: '2023-09-20',
  kinds: [
    { id: 'study', name: '调研' },
    { id: 'coordination', name: '协调会' },
    { id: 'inspection', name: '督察' },
    { id: 'problem', name: '解决难题' },
  ],
  units: [unit('approvals', '市审批服务管理局'), unit('police', '市公安局'), unit('anyi', '安邑区', true), unit('zone', '开发区', true), unit('council', '市数据共享联席会议', true)],
  posts: [
    { id: 'mayor', name: '市长', unit: 'government', leader: true, holders: ['张某'], leads: ['invest'] },
    { id: 'executive', name: '常务副市长', unit: 'government', leader: true, holders: [], leads: ['energy'] },
    { id: 'approval-leader', name: '副市长（分管政务服务）', unit: 'government', leader: true, holders: ['李某某'], leads: ['licence'] },
    { id: 'trade-leader', name: '副市长（分管商务）', unit: 'government', leader: true, holders: [], leads: ['town'] },
    { id: 'deputy', name: '分管负责人', unit: 'approvals', leader: false, holders: [], leads: [] },
    { id: 'other-deputy', name: '分管负责人', unit: 'police', leader: false, holders: [], leads: [] },
  ],
  matters: [
    { id: 'licence', code: 'LX-2023-007', title: '“一业一证”和“免证明城市”建设改革' },
    { id: 'invest', code: 'LX-2023-002', title: '“政府+链主+产业园”招商模式改革' },
    { id: 'energy', code: 'LX-2023-003', title: '能源革命综合改革试点：整村光储直柔与直流配电改革' },
    { id: 'town', code: 'LX-2023-006', title: '乡村e镇建设与县乡村物流共同配送改革' },
  ],
}

function brief(text: string, more: Partial<KnownForDraft> = {}) {
  const draft = draftRecord(text, { ...known, ...more })
  return [draft.heldOn?.day ?? null, draft.place?.text ?? null, draft.kinds.map(({ id }) => id), draft.units.map(({ id }) => id), draft.attended.map(({ id }) => id), draft.matters.map(({ id, why }) => `${id}:${why}`)]
}

const MINUTES = `“一业一证”改革专题协调会会议纪要
〔2023〕6号
9月12日上午，副市长李某某在市政务服务中心二楼会议室主持召开“一业一证”改革专题协调会。现纪要如下：
会议听取了核验接口开通情况汇报，研究了药店行业联审事项。会议议定以下事项：
一、市公安局9月底前开放户籍核验接口。
二、市审批服务管理局10月上旬完成药店行业一证准营。
出席：李某某
列席：市审批服务管理局、市公安局分管负责人
河东市人民政府办公室
2023年9月14日`

const NOTICE = `关于召开全市招商模式改革推进会的通知
各有关单位：
会议时间：2023年9月18日上午9时
会议地点：开发区管委会三楼会议室
主持人：市长张某
参加人员：市公安局、市审批服务管理局主要负责人
会议议题：1.通报“政府+链主+产业园”招商进展；2.研究代办员安排。
河东市人民政府办公室
2023年9月11日`

const REPORT = `9月11日至12日，常务副市长到安邑区、开发区调研整村光储直柔建设。看到直流电表入网尚无标准。与企业座谈，收到建议六条。`

const INSPECTED = `关于LX-2023-006项目督察情况的反馈
市商务局：
8月30日，市委改革办赴安邑区开展专项督察。发现两个网点日均到件不足。`

describe('a record drafted', () => {
  test.each([
    ['from minutes', MINUTES, ['2023-09-12', '市政务服务中心二楼会议室', ['coordination'], [], ['approval-leader'], ['licence:part']]],
    ['from a notice', NOTICE, ['2023-09-18', '开发区管委会三楼会议室', ['coordination'], ['zone'], ['mayor'], ['invest:part']]],
    ['from running text, with the year that has not come yet left out', REPORT, ['2023-09-11', '安邑区、开发区', ['study'], ['anyi', 'zone'], ['executive'], ['energy:part']]],
    ['from an inspection’s feedback, by the code', INSPECTED, ['2023-08-30', '安邑区', ['inspection'], ['anyi'], [], ['town:code']]],
    ['by the leader, where no matter is named', '9月5日，副市长（分管商务）到安邑区调研。', ['2023-09-05', '安邑区', ['study'], ['anyi'], ['trade-leader'], ['town:leader']]],
    ['as one meeting in running text', '2023年9月6日，副市长李某某主持召开免证明城市调度会。', ['2023-09-06', null, ['coordination'], [], ['approval-leader'], ['licence:part']]],
  ])('%s', (_, text, expected) => {
    expect(brief(text)).toEqual(expected)
  })

  test('of a day in a month to come the year before is meant, and what is printed counts more', () => {
    expect(draftRecord('12月3日，市长到安邑区调研。', known).heldOn).toMatchObject({ day: '2022-12-03', year: 'inferred' })
    expect(draftRecord('2023年12月3日，市长到安邑区调研。', known).heldOn).toMatchObject({ day: '2023-12-03', year: 'stated' })
  })

  test('the summary is what was decided, what was told, or what is to be talked about', () => {
    expect(draftRecord(MINUTES, known).summary?.text).toBe('市公安局9月底前开放户籍核验接口；市审批服务管理局10月上旬完成药店行业一证准营。')
    expect(draftRecord(NOTICE, known).summary?.text).toBe('通报“政府+链主+产业园”招商进展；研究代办员安排。')
    expect(draftRecord(REPORT, known).summary?.text).toBe('9月11日至12日，常务副市长到安邑区、开发区调研整村光储直柔建设。看到直流电表入网尚无标准')
  })

  test('every quote is the text’s own', () => {
    for (const text of [MINUTES, NOTICE, REPORT]) {
      const draft = draftRecord(text, known)
      for (const quote of [draft.heldOn, draft.place, ...draft.units, ...draft.attended]) if (quote) expect(text.slice(quote.at.start, quote.at.end)).toBe(quote.text)
    }
  })
})

describe('nothing is taken from', () => {
  test.each([
    ['an empty text', ''],
    ['a plan', '下一步，要到各县开展调研，适时召开协调会。10月底前完成督察。'],
    ['an order', '各单位要做好迎接督察的准备，加强调研，每季度开展督察。'],
    ['offices and posts', '市委督查室督察专员、二级调研员、检查站站长参加培训。'],
    ['papers about the acts', '一、完善督察制度。二、印发调研方案。'],
    ['figures', '全市共有村30个，其中山区村10个。'],
  ])('%s', (_, text) => {
    const draft = draftRecord(text, known)
    expect([draft.kinds, draft.attended, draft.matters, draft.units]).toEqual([[], [], [], []])
  })

  test('a bare 副市长 where several posts are so called, and a day that does not exist', () => {
    expect(brief('2月30日，副市长到安邑区调研。')).toEqual([null, '安邑区', ['study'], ['anyi'], [], []])
  })
})

test.each([
  ['9月12日到安邑区政务大厅调研', 'study', '安邑区政务大厅'],
  ['深入窗口一线走访', 'study', '窗口一线'],
  ['赴蒲坂市就核验时限开展督查', 'inspection', '蒲坂市'],
  ['对初审情况进行督察', 'inspection', null],
  ['定于9月22日到开发区开展督察', 'inspection', '开发区'],
])('%s tells of %s at %s', (sentence, act, where) => {
  const said = actIn(sentence)
  expect([said?.act, said?.where?.text ?? null]).toEqual([act, where])
})

test.each(['要到各县开展督察', '请配合开展调研', '每季度开展一次督察', '到督查室报到', '调研员到会', '没有开展督察', '拟组织专题调研', '到安邑区召开会议'])('%s tells of nothing done', (sentence) => {
  expect(actIn(sentence)).toBeNull()
})

test.each([
  ['关于“一业一证”改革的调研报告', 'study'],
  ['关于安邑区督察情况的反馈', 'inspection'],
  ['关于印发督察办法的通知', null],
  ['关于做好调研工作的通知', null],
])('the title %s is about %s', (title, act) => {
  expect(actInTitle(title)?.act ?? null).toBe(act)
})

test.each([
  ['专题协调会', '协调会'],
  ['全市调度会', '调度会'],
  ['市政府第45次常务会议', null],
  ['业务培训会', null],
  ['动员大会', null],
])('%s coordinates by %s', (name, word) => {
  expect(meetingWord(name)).toBe(word)
})

test('a kind is found by the word, else where only one means the like', () => {
  const kinds = [{ id: 'a', name: '督察' }, { id: 'b', name: '督查' }, { id: 'c', name: '联席会议' }]
  expect(kindOf({ act: 'inspection', word: '督查' }, kinds)?.id).toBe('b')
  expect(kindOf({ act: 'inspection', word: '暗访' }, kinds)).toBeNull()
  expect(kindOf({ act: 'meeting', word: '调度会' }, kinds)?.id).toBe('c')
  expect(kindOf({ act: 'study', word: '走访' }, kinds)).toBeNull()
})

test.each([
  ['市长张某', 'mayor', 'government'],
  ['张某同志', 'mayor', 'government'],
  ['市长', 'mayor', 'government'],
  ['市长助理', null, null],
  ['常务副市长', 'executive', 'government'],
  ['副市长（分管商务）', 'trade-leader', 'government'],
  ['副市长', null, null],
  ['市公安局分管负责人', 'other-deputy', 'police'],
  ['分管负责人', null, null],
  ['市审批局主要负责人', null, 'approvals'],
  ['市公安局（分管负责人）', null, 'police'],
  ['市体育局', null, null],
  ['有关单位', null, null],
])('%s is the post %s of %s', (words, post, inUnit) => {
  expect(presentIn(words, known.units, known.posts)).toEqual({ words, post, unit: inUnit })
})

test.each([
  ['“一业一证”和“免证明城市”建设改革', ['一业一证', '免证明城市']],
  ['能源革命综合改革试点：整村光储直柔与直流配电改革', ['能源革命', '整村光储直柔', '直流配电']],
  ['耕地保护田长制改革', ['耕地保护田长制']],
])('parts of %s', (title, parts) => {
  expect(partsOfTitle(title)).toEqual(parts)
})

test.each([
  ['LX-2023-0071不是它', [], 'a longer code'],
  ['推进一业一证和免证明城市建设改革', ['licence:title'], 'the title without its marks'],
  ['招商工作', [], 'a word many share'],
  ['乡村e镇建设加快', ['town:part'], 'a part of its own'],
])('matters in %s: %j, %s', (text, expected, why) => {
  expect(mattersNamedIn(text, known.matters).map(({ id, why: because }) => `${id}:${because}`), why).toEqual(expected)
})

// What grows faster than the text does not come back in time.
test.each(['在', '9月12日', '要开展', '出席：张某、', '（', '“', '召开', '市公安局', '到调研'])('nothing but %s, ten times as long as what is read, drafts no matter', { timeout: 60_000 }, (piece) => {
  const matters = Array.from({ length: 200 }, (_, n) => ({ id: String(n), code: `LX-2023-${n}`, title: `第${n}项协同机制改革` }))
  expect(draftRecord(piece.repeat(300_000 / piece.length), { ...known, matters }).matters).toEqual([])
})
