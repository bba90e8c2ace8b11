import { describe, expect, test } from 'vitest'
import { china } from '../../kernel/time/china.ts'
import { isWorkday } from '../../kernel/time/calendar.ts'
import { periodOf } from '../../kernel/time/period.ts'
import { TODAY } from '../build/builder.ts'
import { leaderPosts } from './leaders.ts'
import { ownReforms } from './own-reforms.ts'
import { pilots } from './pilots.ts'
import { supervised } from './supervised.ts'
import { projects } from './projects/index.ts'
import { units } from './units.ts'

const FIVE = ['study', 'coordination', 'inspection', 'problem', 'experience']
const names = new Set(units.map(({ name }) => name))
const all = projects.flatMap(({ key, records }) => records.map((one) => ({ key, ...one })))

describe('the city', () => {
  test('has 46 units and fourteen places, each name once', () => {
    expect([
      units.filter(({ kind }) => kind === 'department').length,
      units.filter(({ kind }) => kind === 'place').length,
      names.size,
    ]).toEqual([46, 14, units.length])
  })
  test('assesses 44 of its units', () => {
    expect(units.filter(({ kind, assessed }) => kind === 'department' && assessed)).toHaveLength(44)
  })
  test('no two units share a name or another name', () => {
    const written = units.flatMap(({ name, aliases }) => [name, ...aliases])
    expect(written.filter((one, at) => written.indexOf(one) !== at)).toEqual([])
  })
  test('every unit that a leader oversees is there, and no unit has two leaders but by the reform office', () => {
    const overseen = leaderPosts.flatMap((post) => post.units)
    expect(overseen.filter((unit) => !names.has(unit))).toEqual([])
    expect(overseen.filter((one, at) => overseen.indexOf(one) !== at)).toEqual(['市委政研室（改革办）'])
  })
})

describe('ten led projects', () => {
  test('with ten different lead units, leaders that lead, units that exist', () => {
    expect(new Set(projects.map(({ lead }) => lead)).size).toBe(10)
    const leading = new Set(leaderPosts.filter(({ leader }) => leader).map(({ key }) => key))
    expect(
      projects.filter(
        ({ leader, assistant, lead, support }) =>
          !leading.has(leader) || !leaderPosts.some(({ key }) => key === assistant) || [lead, ...support].some((unit) => !names.has(unit)),
      ),
    ).toEqual([])
  })
  test('the first quarter is complete but for the two exemptions', () => {
    const missing = projects.flatMap(({ key, records, exemptions = [] }) =>
      FIVE.filter(
        (kind) =>
          !records.some(({ on, kinds }) => periodOf(on, 'quarter').key === '2023-Q1' && kinds.includes(kind as 'study')) &&
          !exemptions.some(({ rhythm, period }) => rhythm === `quarterly-${kind}` && period === '2023-Q1'),
      ).map((kind) => `${key} ${kind}`),
    )
    expect(missing).toEqual([])
    expect(projects.flatMap(({ exemptions = [] }) => exemptions)).toHaveLength(2)
  })
  test('an exemption is for what was not done', () => {
    const done = projects.flatMap(({ records, exemptions = [] }) =>
      exemptions.filter(({ rhythm }) =>
        records.some(({ on, kinds }) => on < '2023-04-01' && kinds.some((kind) => `quarterly-${kind}` === rhythm)),
      ),
    )
    expect(done).toEqual([])
  })
  test('each is worked on in each quarter, in the third only in part', () => {
    const counts = projects.map(({ records }) =>
      ['2023-Q1', '2023-Q2', '2023-Q3'].map((key) => records.filter(({ on }) => periodOf(on, 'quarter').key === key).length),
    )
    expect(counts.filter((quarters) => quarters.some((n) => n === 0))).toEqual([])
  })
  test('one record was sent back, one corrected, one taken back', () => {
    expect(all.flatMap(({ key, fate }) => (fate ? [`${fate.is} ${key}`] : [])).sort()).toEqual([
      'corrected chains',
      'returned one-licence',
      'voided one-licence',
    ])
  })
  test('one risk was reported before its milestone was missed', () => {
    expect(all.filter(({ kinds }) => kinds.includes('risk')).map(({ key, on }) => `${key} ${on}`)).toEqual([
      'energy 2023-06-21',
      'hospital-group 2023-05-25',
    ])
  })
  test('no one tells twice of a project on one day', () => {
    expect(all.map(({ key, on }) => `${key} ${on}`).filter((one, at, list) => list.indexOf(one) !== at)).toEqual([])
  })
})

describe('beside them', () => {
  test('ten pilots (2 national, 6 provincial, 2 of the city), one own reform in every place', () => {
    expect(['国家级', '省级', '市级'].map((level) => pilots.filter((pilot) => pilot.level === level).length)).toEqual([2, 6, 2])
    expect(ownReforms.map(({ lead }) => lead)).toEqual(units.filter(({ kind }) => kind === 'place').map(({ name }) => name))
  })
  test('every unit named is there', () => {
    const named = [...pilots, ...ownReforms, ...supervised].flatMap(({ lead, support }) => [lead, ...support])
    expect(named.filter((name) => !names.has(name))).toEqual([])
  })
})

const days = [
  ...all.map(({ key, on }) => [key, on]),
  ...projects.flatMap(({ key, milestones, closed }) =>
    [...milestones.flatMap(({ due, reachedOn }) => [due, reachedOn ?? due]), ...(closed ? [closed.asked, closed.on] : [])].map((day) => [
      key,
      day,
    ]),
  ),
  ...[...pilots, ...ownReforms].flatMap(({ title, news, due }) => [...news.map(([on]) => [title, on]), [title, due]]),
  ...supervised.flatMap(({ title, feedback, handedOut, due }) => [
    ...feedback.map(([on]) => [title, on]),
    [title, handedOut],
    [title, due],
  ]),
] as [string, string][]

test('everything happens on working days', () => {
  expect(days.filter(([, day]) => !isWorkday(day, china)).map(([what, day]) => `${what} ${day}`)).toEqual([])
})
test('nothing has happened after the demonstration’s today', () => {
  expect(all.filter(({ on }) => on > TODAY)).toEqual([])
})

test('no one is named: posts answer, never persons', () => {
  const texts = JSON.stringify([projects, pilots, ownReforms, supervised, leaderPosts]).replaceAll(/常务副市长|纪委书记|副市长/g, '')
  // A surname before an office, as papers write it: 王某书记, 李××局长, 张三同志.
  const surnames =
    '赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许张孔曹严魏陶姜谢邹苏潘葛范彭鲁马方俞任袁柳唐罗薛贺汤常乐于傅康余顾孟黄萧尹姚邵汪毛戴宋庞熊纪舒董梁杜贾江郭梅林钟徐邱高夏蔡田胡霍'
  const named = new RegExp(`[${surnames}][\\u4e00-\\u9fff×某]{1,2}(?:同志|书记|市长|局长|主任|县长)`, 'gu')
  expect('王某某同志、李××局长'.match(named)).toHaveLength(2)
  expect(texts.match(named) ?? []).toEqual([])
})
