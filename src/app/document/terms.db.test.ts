import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import type { DeliveryError } from '../../kernel/errors.ts'
import { newCommandId } from '../ids.ts'
import { acceptProposals } from './decide-proposals.ts'
import { getDocument } from './get-document.ts'
import { getTerms } from './get-terms.ts'
import { uploadDocument } from './upload-document.ts'

const UNITS = ['市委政研室（改革办）', '市水务局', '市财政局']
const paper = (issuer: string, title: string, ...paragraphs: string[]) => [issuer, `关于印发${title}的通知`, '', ...paragraphs.flatMap((one) => [one, ''])].join('\n')
const GOVERNMENT = '河东市人民政府'
const OFFICE = '河东市人民政府办公室'

let opened: TestDeps
let city: TestCity
let office: TestUser
let later: string
const upload = async (name: string, text: string) => (await uploadDocument(office.call, { command: newCommandId(opened.deps.now()), name, bytes: Buffer.from(text) })).document
const told = async (user: TestUser, document: string) => (await getTerms(user.call, document)).terms.map(({ short, definitions }) => [short, definitions.map(({ meaning, source }) => [meaning, source.here])])

beforeAll(async () => {
  opened = await testDeps()
  city = await testCity(opened.deps, UNITS)
  office = await city.user('office', UNITS[0]!)
  await upload('一.txt', paper(GOVERNMENT, '河东市营商环境行动方案', '一、总体要求', '推行“三减”：减环节、减材料、减跑动。成立市营商环境领导小组（以下简称领导小组）。'))
  await upload('二.txt', paper(OFFICE, '河东市审批改革方案', '一、总体要求', '深化“三减”行动：减证明、减时限、减费用。“两库”：项目储备库、专家人才库。'))
  await upload('三.txt', paper('左邑县人民政府', '左邑县审批改革方案', '一、总体要求', '落实“三减”：减收费、减层级、减人员。'))
  later = await upload('四.txt', paper(GOVERNMENT, '河东市改革任务清单', '一、重点任务', '1.深化三减改革，“三\n减”成果上网公布，由领导小组督办。“四早”：早谋划、早部署、早落实、早见效。（责任单位：市水务局）'))
})
afterAll(() => opened.close())

test('a term is explained by the document itself and by every other of its issuer, each with its place', async () => {
  expect(await told(office, later)).toEqual([
    ['四早', [['早谋划、早部署、早落实、早见效', true]]],
    ['三减', [['减证明、减时限、减费用', false], ['减环节、减材料、减跑动', false]]],
  ])
  const three = (await getTerms(office.call, later)).terms.find(({ short }) => short === '三减')
  expect(three?.definitions.map(({ source }) => [source.title, source.heading])).toEqual([
    ['关于印发河东市审批改革方案的通知', '一、总体要求'],
    ['关于印发河东市营商环境行动方案的通知', '一、总体要求'],
  ])
})

test('what does not stand in the document, belongs to another issuer or is an abbreviation of another document is not offered', async () => {
  const shorts = (await told(office, later)).map(([short]) => short)
  expect(shorts).not.toContain('两库')
  expect(shorts).not.toContain('领导小组')
  expect(JSON.stringify(await told(office, later))).not.toContain('减收费')
})

test('a unit that the document concerns is told what the document itself says, another that there is none', async () => {
  const handler = await city.user('handler', '市水务局')
  const other = await city.user('handler', '市财政局')
  const { list } = await getDocument(office.call, later)
  await acceptProposals(office.call, { command: newCommandId(opened.deps.now()), document: later, proposals: list.filter(({ acceptable }) => acceptable).map(({ id }) => ({ proposal: id })) })
  expect((await told(handler, later)).map(([short]) => short)).toEqual(['四早'])
  expect(await told(other, later).catch((error: DeliveryError) => error.code)).toBe('not_found')
})
