import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acceptProposals, skipProposal, takeBackProposal } from '../../src/app/document/decide-proposals.ts'
import { getDocument } from '../../src/app/document/get-document.ts'
import { suggestLeads } from '../../src/app/document/suggest-leads.ts'
import { uploadDocument } from '../../src/app/document/upload-document.ts'
import { inputsOf } from '../../src/app/city/inputs.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { judgeWith } from '../../src/app/judging/judge-matter.ts'
import { getMatter } from '../../src/app/matter/get-matter.ts'
import { openMatter } from '../../src/app/matter/open-matter.ts'
import { compareProjections } from '../../src/store/compare-projections.ts'
import { testCity, type TestCity, type TestUser } from '../support/city.ts'
import { testDeps, type TestDeps } from '../support/deps.ts'

// A work report assigns nothing to anyone: a person picks what is to become a matter, and is helped to find who leads.
const REPORT = `河东市人民政府工作报告

一、2026年工作安排
（一）兴水惠民。年内完成病险水库除险加固12座，新增高效节水灌溉面积5万亩。
（二）书香河东。再建成城市阅读驿站20座。
`
const DAM = '年内完成病险水库除险加固12座'
const BOOKS = '再建成城市阅读驿站20座'

let opened: TestDeps
let city: TestCity
let office: TestUser
let document: string
let text: string
const command = () => newCommandId(opened.deps.now())
const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))
const at = (words: string) => `at:${text.indexOf(words)}-${text.indexOf(words) + words.length}`

beforeAll(async () => {
  opened = await testDeps()
  opened.setNow('2026-01-20T02:00:00.000Z')
  city = await testCity(opened.deps, ['市委政研室（改革办）', '市水务局', '市教育局', '市委宣传部', '各县（市、区）'])
  office = await city.user('office', '市委政研室（改革办）')
  document = (await uploadDocument(office.call, { command: command(), name: '报告.txt', bytes: Buffer.from(REPORT) })).document
  text = (await getDocument(office.call, document)).text
})
afterAll(() => opened.close())

describe.sequential('a passage that a person picks', () => {
  test('who may lead is suggested with the words that speak for it; nothing is chosen', async () => {
    expect(await suggestLeads(office.call, { document, proposal: at(DAM) })).toEqual({ rows: [{ holder: { type: 'unit', id: city.units.get('市水务局') }, name: '市水务局', because: ['水库'] }] })
    expect(await suggestLeads(office.call, { document, proposal: at(BOOKS) })).toEqual({ rows: [] })
  })

  test('who led the like in this city is suggested for the next', async () => {
    const propaganda = { type: 'unit' as const, id: city.units.get('市委宣传部') ?? '' }
    await openMatter(office.call, { command: command(), ledger: 'reform-tasks', title: '建成首批城市阅读驿站', due: null, fields: {}, milestones: [], duties: [{ role: 'lead', holder: propaganda, territory: null }] })
    expect((await suggestLeads(office.call, { document, proposal: at(BOOKS) })).rows).toEqual([{ holder: propaganda, name: '市委宣传部', because: ['建成首批城市阅读驿站'] }])
  })

  test('it becomes a matter with its clause and place, once, and stands in the list', async () => {
    const before = await getDocument(office.call, document)
    const holder = { type: 'unit' as const, id: city.units.get('市水务局') ?? '' }
    const acceptance = { proposal: at(DAM), due: '2026-12-31', units: [{ written: '市水务局', role: 'lead' as const, holder, territory: null }] }
    const { opened: [made], left } = await acceptProposals(office.call, { command: command(), document, proposals: [acceptance] })
    expect(left).toEqual([])
    const matter = await getMatter(office.call, { matter: made?.matter ?? '', by: 'effective' })
    expect([matter.title, matter.due, matter.clause?.text, matter.clause?.path]).toEqual([DAM, '2026-12-31', DAM, ['一、2026年工作安排', '（一）兴水惠民']])
    const now = await getDocument(office.call, document)
    expect(now.list.filter(({ id }) => id === at(DAM)).map(({ decision, matter: opened_ }) => [decision, opened_?.id])).toEqual([['accepted', made?.matter]])
    expect([now.open, now.accepted - before.accepted]).toEqual([before.open, 1])
    expect((await acceptProposals(office.call, { command: command(), document, proposals: [acceptance] })).left.map(({ code }) => code)).toEqual(['proposal_decided'])
  })

  test('taken back it is gone from the list', async () => {
    await takeBackProposal(office.call, { command: command(), document, proposal: at(DAM), reason: null })
    expect((await getDocument(office.call, document)).list.filter(({ id }) => id.startsWith('at:'))).toEqual([])
  })

  test.each([
    ['outside the text', 'at:10-99999'],
    ['backwards', 'at:40-10'],
    ['too little to name anything', 'at:10-12'],
    ['no numbers', 'at:a-b'],
    ['too many digits', 'at:1-123456789'],
  ])('%s is no proposal', async (_, proposal) => {
    expect(await codeOf(suggestLeads(office.call, { document, proposal }))).toBe('proposal_unknown')
    expect(await codeOf(acceptProposals(office.call, { command: command(), document, proposals: [{ proposal, units: [] }] }))).toBe('proposal_unknown')
  })

  test('a passage is not skipped: it is nobody’s proposal until it is accepted', async () => {
    expect(await codeOf(skipProposal(office.call, { command: command(), document, proposal: at(BOOKS), reason: null }))).toBe('proposal_unknown')
  })

  test('the projections are those of a rebuild', async () => {
    const inputs = await opened.deps.db.read(city.tenant, (db) => inputsOf(opened.deps, db, city.tenant))
    expect(await compareProjections(opened.deps.db, city.tenant, judgeWith(inputs))).toEqual([])
  })
})
