import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runCases } from '../kernel/pack/cases.ts'
import type { Pack } from '../kernel/pack/schema.ts'
import { china } from '../kernel/time/china.ts'
import { parseBuiltinPacks, readBuiltinPacks } from './builtin.ts'
import { canonicalPack, parsePack } from './parse.ts'

const examples = new URL('../../docs/examples/packs/', import.meta.url)
const files = [
  ...readBuiltinPacks(),
  ...readdirSync(examples)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => ({ file, text: readFileSync(new URL(file, examples), 'utf8') })),
]

const builtin = parseBuiltinPacks().flatMap((parsed) => ('pack' in parsed ? [parsed.pack] : []))
const parse = (text: string, file: string) => parsePack(text, file, undefined, builtin)

function packIn(file: string): Pack {
  const found = files.find((one) => one.file === file)
  const parsed = parse(found?.text ?? '', file)
  if ('mistakes' in parsed) throw new Error(JSON.stringify(parsed.mistakes, null, 2))
  return parsed.pack
}

test('every pack in the folder is listed, and the examples of a city beside them', () => {
  const folder = readdirSync(new URL('.', import.meta.url)).filter((file) => file.endsWith('.yaml'))
  expect(
    readBuiltinPacks()
      .map(({ file }) => file)
      .toSorted(),
  ).toEqual(folder.toSorted())
  expect(files.slice(readBuiltinPacks().length).map(({ file }) => file)).toEqual(['bodies.yaml', 'chains.yaml', 'double-ten.yaml', 'rivers.yaml'])
})

describe.each(files.map(({ file }) => file))('%s', (file) => {
  // The weekly circular of a task force leaves fewer than five working days, and the city is told so.
  test('has no mistakes, and only the warnings that are meant', () => {
    const parsed = parse(files.find((one) => one.file === file)?.text ?? '', file)
    expect('pack' in parsed ? parsed.warnings.map(({ path, code }) => [path, code]) : parsed.mistakes).toEqual(file === 'bodies.yaml' ? [['rhythms[1].period', 'short_notice']] : [])
  })

  test('does what its cases say', () => {
    const results = runCases(packIn(file), china)
    // A pack of letters alone has nothing that a case could decide.
    const { procedures, rhythms, schemes } = packIn(file)
    expect(results.length > 0).toBe(procedures.length + rhythms.length + schemes.length > 0)
    for (const { name, expected, actual } of results) expect([name, actual]).toEqual([name, expected])
  })

  test('is the same pack when it is read back from its canonical text', () => {
    const pack = packIn(file)
    const text = canonicalPack(pack)
    expect(parse(text, 'canonical.json')).toMatchObject({ pack })
    expect(canonicalPack(packIn(file))).toBe(text)
  })

  test('says everything in two languages: no Chinese in the English', () => {
    const english: string[] = []
    const walk = (value: unknown, key: string): void => {
      if (key === 'en' && typeof value === 'string') english.push(value)
      else if (typeof value === 'object' && value !== null) for (const [inner, one] of Object.entries(value)) walk(one, inner)
    }
    walk(packIn(file), '')
    // A pack of ceilings alone has its name, what it says and a note.
    expect(english.length).toBeGreaterThan(2)
    expect(english.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([])
  })
})

describe('reform', () => {
  const reform = packIn('reform.yaml')

  test('the five ones are asked once a quarter of every led project, can be exempted, and bear no points', () => {
    const five = reform.rhythms.filter(({ period }) => period === 'quarter')
    expect(
      five.map(({ activity, atLeast, period, per, ledgers, exemptable }) => [
        activity,
        atLeast,
        period,
        per,
        ledgers,
        exemptable,
      ]),
    ).toEqual(
      ['study', 'coordination', 'inspection', 'problem', 'experience'].map((activity) => [
        activity,
        1,
        'quarter',
        'matter',
        ['led-projects'],
        true,
      ]),
    )
    expect(five.map(({ short }) => short?.zh).join('')).toBe('研协督难经')
    expect(five.map(({ participants }) => participants)).toEqual([['leader'], [], [], [], []])
    expect(reform.schemes).toEqual([])
  })

  test('progress is told once a month, by the 25th, and only the unit looks at it', () => {
    const monthly = reform.rhythms.filter(({ period }) => period === 'month')
    expect(monthly.map(({ activity, dueDayInPeriod, ledgers }) => [activity, dueDayInPeriod, ledgers])).toEqual([['progress', 25, ['led-projects']]])
    expect(reform.activities.find(({ id }) => id === 'progress')?.review).toEqual({ unit: true, office: false })
  })

  test('their records are reviewed by the unit and confirmed by the office, each by its criterion', () => {
    const quarterly = reform.rhythms.filter(({ period }) => period === 'quarter').map(({ id }) => id)
    const five = reform.activities.filter(({ countsFor }) => countsFor.some((rhythm) => quarterly.includes(rhythm)))
    expect(five.map(({ review }) => review)).toEqual(Array.from({ length: 5 }, () => ({ unit: true, office: true })))
    expect(five.map(({ criterion }) => criterion?.zh)).toEqual(['调研有报告', '协调有议定', '督察有反馈', '难题有成效', '经验有文本'])
  })

  test('a led project goes from a proposal or from reasoning to its closing account, with ways back, a pause and two other ends', () => {
    const road = reform.procedures.find(({ id }) => id === 'led-project')
    expect(road?.states.map(({ name }) => name.zh)).toEqual(['申报', '论证', '审定', '下达', '实施', '验收', '交总账', '结转', '中止', '终止'])
  })

  test('the project ledger has the columns offices know', () => {
    const columns = reform.ledgers.find(({ id }) => id === 'led-projects')?.columns.map(({ name }) => name.zh)
    expect(columns).toEqual([
      ...[
        '序号',
        '编号',
        '项目名称',
        '改革领域',
        '来源依据',
        '类别',
        '领衔领导',
        '协管副秘书长',
        '牵头单位',
        '单位分管负责人',
        '承办人',
        '联系电话',
        '配合单位',
      ],
      ...[
        '改革目标',
        '主要举措',
        '成果形式',
        '一季度节点',
        '二季度节点',
        '三季度节点',
        '四季度节点',
        '完成时限',
        '环节',
        '目前进展',
        '出台文件（文号）',
      ],
      ...['调研', '协调会', '督察', '难题', '经验', '存在问题', '需协调事项', '下步打算', '进度状态', '审核人', '更新日期', '备注'],
    ])
  })

  test('only the task ledger takes what is read from documents', () => {
    expect(reform.ledgers.filter(({ fromDocuments }) => fromDocuments).map(({ id }) => id)).toEqual(['reform-tasks'])
  })
})
