import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { compareProjections } from '../../store/compare-projections.ts'
import { inputsOf } from '../city/inputs.ts'
import { downloadFile, uploadFile } from '../files.ts'
import { newCommandId } from '../ids.ts'
import { judgeWith } from '../judging/judge-matter.ts'
import { getTimeline } from '../matter/get-timeline.ts'
import { openMatter } from '../matter/open-matter.ts'
import { appoint, assignPortfolio, createPost } from '../organisation/posts.ts'
import { createUnit } from '../organisation/units.ts'
import { owedItems } from '../reminder/owed-items.ts'
import { downloadLetter } from './download-letter.ts'
import { getLetter } from './get-letter.ts'
import { issueLetter } from './issue-letter.ts'
import { letterRoute } from './letter-route.ts'
import { listLetters } from './list-letters.ts'
import { listLetterNumbers } from './list-numbers.ts'
import { draftReminders, previewReminders } from './reminders.ts'
import { replyLetter, returnReply } from './replies.ts'
import { clearLetterTemplate, getLetterTemplates, setLetterCode, setLetterTemplate } from './templates.ts'
import * as letters from './write-letters.ts'

const OFFICE = '市委政研室（改革办）'
const ENERGY = '市能源局'
const COUNTY = '南绛县'
let opened: TestDeps
let city: TestCity
let office: TestUser
let second: TestUser
let energy: TestUser
let energyHead: TestUser
let county: TestUser
let other: TestUser
let secretary: string
const command = () => newCommandId(opened.deps.now())
const id = (name: string) => city.units.get(name)!
const unit = (name: string) => ({ type: 'unit' as const, id: id(name) })

beforeAll(async () => {
  opened = await testDeps()
  opened.setNow('2026-11-02T02:00:00.000Z')
  city = await testCity(opened.deps, [OFFICE, ENERGY, '市财政局', COUNTY, { name: '中共试验市委', kind: 'office' }])
  office = await city.user('office', OFFICE)
  second = await city.user('office', OFFICE)
  energy = await city.user('handler', ENERGY)
  energyHead = await city.user('reviewer', ENERGY)
  county = await city.user('place', COUNTY)
  other = await city.user('handler', '市财政局')
  const post = await createPost(city.keeper, { command: command(), unit: id('中共试验市委'), name: '市委书记', order: 1, places: 1, leader: true, head: true })
  secretary = post.ids.post
  await appoint(city.keeper, { command: command(), post: secretary, person: null, newPerson: { name: null, phone: null }, from: '2020-01-01', acting: false, probationUntil: null, until: null, document: null })
  await assignPortfolio(city.keeper, { command: command(), post: secretary, units: [id(OFFICE)], fields: [], from: '2020-01-01' })
  await setLetterCode(city.keeper, { command: command(), unit: id(OFFICE), code: '试改办' })
})
afterAll(() => opened.close())

const blank = { copies: [], replyBy: null, urgency: null, about: { matters: [], inspection: null, meeting: null, answers: null }, attachments: [], pack: 'letters' }
const text = (words: string) => [{ kind: 'paragraph' as const, text: words }]
async function draft(title: string, to: string, more: Partial<Parameters<typeof letters.draftLetter>[1]> = {}, who = office): Promise<string> {
  const made = await letters.draftLetter(who.call, { ...blank, command: command(), kind: 'letter', issuer: id(OFFICE), to: [unit(to)], title, blocks: text('请予支持。'), ...more })
  return made.ids.letter
}
const on = (letter: string) => ({ command: command(), letter, words: null })
async function signed(letter: string): Promise<string> {
  await letters.submitLetter(office.call, on(letter))
  await letters.checkLetter(second.call, on(letter))
  await letters.signLetter(office.call, { ...on(letter), signer: secretary })
  return letter
}
const issue = (letter: string, n?: number, who = office) => issueLetter(who.call, { command: command(), letter, n })
const issued = async (title: string, to: string, more = {}) => {
  const letter = await signed(await draft(title, to, more))
  return { letter, number: (await issue(letter)).ids.number }
}
const refusal = (promise: Promise<unknown>) => promise.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))

describe('a letter on its way', () => {
  test('drafted, checked by another, signed by a person, issued with its number, replied to, sent back, replied to again', async () => {
    const letter = await draft('商请共享用电数据', ENERGY, { replyBy: '2026-11-10' })
    expect(await refusal(getLetter(energy.call, { letter }))).toBe('not_found')
    expect((await listLetters(energy.call, { limit: 50 })).rows).toEqual([])
    expect(await refusal(letters.checkLetter(second.call, on(letter)))).toBe('letter_status')
    await letters.submitLetter(office.call, on(letter))
    expect(await refusal(letters.checkLetter(office.call, on(letter)))).toBe('letter_checked_by_drafter')
    expect((await getLetter(second.call, { letter })).asked).toMatchObject({ action: 'check', text: { zh: '公文待核' } })
    await letters.returnLetter(second.call, { ...on(letter), reason: '写明数据范围' })
    expect((await getLetter(office.call, { letter })).asked).toMatchObject({ action: 'mend' })
    await letters.reviseLetter(office.call, { command: command(), letter, changes: { blocks: text('请提供2026年分行业用电量。') }, reason: null })
    await letters.submitLetter(office.call, on(letter))
    await letters.checkLetter(second.call, on(letter))
    expect(await refusal(letters.signLetter(office.call, { ...on(letter), signer: energyHead.post! }))).toBe('letter_signer')
    await letters.signLetter(office.call, { ...on(letter), signer: secretary })
    expect((await downloadLetter(office.call, { letter })).name).toBe('代拟稿 商请共享用电数据.docx')
    expect((await issue(letter)).ids.number).toBe('试改办函〔2026〕1号')

    const seen = await getLetter(energy.call, { letter })
    expect(seen).toMatchObject({ number: '试改办函〔2026〕1号', status: 'issued', asked: { action: 'reply', due: '2026-11-10' }, owing: [{ replied: false }] })
    expect(seen.steps.map(({ step, by }) => [step, by])).toEqual([['signed', '市委书记'], ['issued', null]])
    expect((await getLetter(office.call, { letter })).steps.map(({ step, by }) => [step, by])).toEqual([['drafted', `${OFFICE} 承办人`], ['submitted', `${OFFICE} 承办人`], ['checked', `${OFFICE} 承办人`], ['signed', '市委书记'], ['issued', null]])
    expect(seen.may).toEqual(['reply', 'download'])
    expect(await refusal(letters.reviseLetter(office.call, { command: command(), letter, changes: { title: '另' }, reason: null }))).toBe('letter_status')
    expect(await refusal(getLetter(other.call, { letter }))).toBe('not_found')
    expect(await refusal(replyLetter(other.call, { command: command(), letter, text: '已阅', attachments: [], answer: null }))).toBe('forbidden')

    const reply = await replyLetter(energy.call, { command: command(), letter, text: '已提供。', attachments: [], answer: null })
    expect(await refusal(replyLetter(energyHead.call, { command: command(), letter, text: '已提供。', attachments: [], answer: null }))).toBe('letter_replied')
    expect((await listLetters(office.call, { box: 'awaiting', limit: 50 })).rows).toEqual([])
    await returnReply(office.call, { command: command(), letter, reply: reply.ids.reply, reason: '缺第三季度' })
    expect((await listLetters(office.call, { box: 'awaiting', limit: 50 })).rows.map((row) => [row.title, row.replies])).toEqual([['商请共享用电数据', { asked: 1, given: 0 }]])
    await replyLetter(energy.call, { command: command(), letter, text: '已补第三季度。', attachments: [], answer: null })
    expect((await getLetter(office.call, { letter })).replies.map(({ returned }) => returned?.reason ?? null)).toEqual(['缺第三季度', null])
  })

  test('what waits is reminded of: a reply by its day, a check of another, and nothing once it is done', async () => {
    const letter = await signed(await draft('限期回复', '市财政局', { replyBy: '2026-11-06' }))
    const owed = (who: TestUser) => opened.deps.db.read(city.tenant, async (db) => (await owedItems(db, await inputsOf(opened.deps, db, city.tenant), who.acting)).filter(({ subject }) => subject === `letter:${letter}`).map(({ kind, due, page }) => [kind, due, page]))
    expect(await owed(other)).toEqual([])
    await issue(letter)
    expect(await owed(other)).toEqual([['step', '2026-11-06', `/letters/${letter}`]])
    opened.setNow('2026-11-11T02:00:00.000Z')
    expect((await getLetter(office.call, { letter })).workdaysLate).toBe(3)
    opened.setNow('2026-11-02T02:00:00.000Z')
    await letters.withdrawLetter(office.call, { ...on(letter), reason: '内容有误' })
    expect(await owed(other)).toEqual([])
    expect((await getLetter(other.call, { letter })).status).toBe('withdrawn')
    expect(await refusal(replyLetter(other.call, { command: command(), letter, text: '迟了', attachments: [], answer: null }))).toBe('letter_status')
  })

  test('of two who decide at once on the same letter, the second is told how it stands', async () => {
    const letter = await draft('同时办', ENERGY)
    await letters.submitLetter(office.call, on(letter))
    const both = await Promise.all([refusal(letters.checkLetter(second.call, on(letter))), refusal(letters.returnLetter(second.call, { ...on(letter), reason: '重写' }))])
    const { status } = await getLetter(office.call, { letter })
    // Sent back after it was checked is a way of its own; checked after it was sent back is not.
    expect([['done', 'done', 'draft'], ['letter_status', 'done', 'draft']]).toContainEqual([...both, status])
  })
})

describe('numbers', () => {
  test('ten issued at once bear ten numbers in a row; a withdrawn one stays; none is given twice, none left out', async () => {
    const kind = { kind: 'circular' }
    const ten = []
    for (let index = 0; index < 10; index += 1) ten.push(await signed(await draft(`通报之${index}`, ENERGY, kind)))
    const numbers = (await Promise.all(ten.map((letter) => issue(letter)))).map(({ ids }) => ids.number)
    expect(numbers.sort()).toEqual(Array.from({ length: 10 }, (_, index) => `试改办通〔2026〕${index + 1}号`).sort())
    const next = await signed(await draft('第十一', ENERGY, kind))
    await expect(issue(next, 4)).rejects.toMatchObject({ code: 'letter_number_taken', facts: { number: '试改办通〔2026〕4号', next: 11 } })
    await expect(issue(next, 13)).rejects.toMatchObject({ code: 'letter_number_gap', facts: { next: '试改办通〔2026〕11号' } })
    expect((await issue(next, 11)).ids.number).toBe('试改办通〔2026〕11号')
    await letters.withdrawLetter(office.call, { ...on(next), reason: '重复印发' })
    expect((await issued('第十二', ENERGY, kind)).number).toBe('试改办通〔2026〕12号')
    const { series } = await listLetterNumbers(office.call, { year: 2026 })
    const register = series.find((one) => one.series === '试改办通')!
    expect(register.rows.map(({ n, status }) => [n, status])).toEqual(Array.from({ length: 12 }, (_, index) => [index + 1, index === 10 ? 'withdrawn' : 'issued']))
    expect((await listLetterNumbers(energy.call, { year: 2026 })).series).toEqual([])
  })

  test('the year of a number is the year it is issued in', async () => {
    const letter = await signed(await draft('跨年', ENERGY))
    opened.setNow('2027-01-04T02:00:00.000Z')
    expect((await issueLetter(office.call, { command: newCommandId('2027-01-04T02:00:00.000Z'), letter })).ids.number).toBe('试改办函〔2027〕1号')
    opened.setNow('2026-11-02T02:00:00.000Z')
  })
})

describe('which way', () => {
  test('a department commands no county: shown before drafting, refused when handed in', async () => {
    const shown = await letterRoute(office.call, { pack: 'letters', kind: 'notice', issuer: id(OFFICE), to: [unit(COUNTY), unit(ENERGY)], matters: [] })
    expect(shown.allowed).toBe(false)
    expect(shown.rows.map(({ name, allowed, code }) => [name, allowed, code])).toEqual([[COUNTY, false, 'letter_route_directive'], [ENERGY, true, null]])
    expect(shown.rows[0]?.ways.map(({ zh }) => zh)).toEqual(['由市委办公室、市政府办公室转发，或以两办名义印发', '发至县级对口部门', '改用函的形式商请'])
    const letter = await draft('请办', COUNTY, { kind: 'notice' })
    expect(await refusal(letters.submitLetter(office.call, on(letter)))).toBe('letter_route_directive')
    expect(await refusal(letters.submitLetter(office.call, on(await draft('请支持', COUNTY))))).toBe('done')
    expect(await refusal(letters.submitLetter(office.call, on(await draft('呈报', '中共试验市委'))))).toBe('letter_route_upward')
  })
})

describe('who sees what', () => {
  test('a file that hangs on a letter goes with the letter, whoever has its hash', async () => {
    const file = await uploadFile(office.call, { name: '名单.txt', bytes: new TextEncoder().encode('名单') })
    const letter = await draft('附名单', ENERGY, { attachments: [file.sha256] })
    const observer = await city.user('observer', null)
    for (const who of [energy, observer]) expect(await refusal(downloadFile(who.call, { sha256: file.sha256 }))).toBe('not_found')
    await issue(await signed(letter))
    expect((await downloadFile(energy.call, { sha256: file.sha256 })).name).toBe('名单.txt')
    expect(await refusal(downloadFile(observer.call, { sha256: file.sha256 }))).toBe('not_found')
    expect(await refusal(draft('拿来用', COUNTY, { attachments: [file.sha256], issuer: id(COUNTY), to: [unit(ENERGY)] }, county))).toBe('file_unknown')
  })

  test('of two addressees neither reads the other’s reply, opens its file, or learns what was said in checking; the issuer does', async () => {
    const matter = (await openMatter(office.call, { command: command(), ledger: 'supervised-matters', title: '两家同办', due: '2026-12-20', fields: {}, milestones: [], duties: [{ role: 'lead', holder: unit(ENERGY), territory: null }, { role: 'support', holder: unit('市财政局'), territory: null }] })).ids.matter
    const finance = await city.user('handler', '市财政局')
    const letter = await draft('请两家反馈', ENERGY, { to: [unit(ENERGY), unit('市财政局')], replyBy: '2026-11-10', about: { ...blank.about, matters: [matter] } })
    await letters.submitLetter(office.call, { ...on(letter), words: '送核时说的话' })
    await letters.checkLetter(second.call, { ...on(letter), words: '核稿时说的话' })
    await letters.signLetter(office.call, { ...on(letter), signer: secretary, words: '签发时说的话' })
    await issue(letter)
    const file = await uploadFile(energy.call, { name: '底账.txt', bytes: new TextEncoder().encode('底账') })
    const { ids } = await replyLetter(energy.call, { command: command(), letter, text: '只对发文单位说', attachments: [file.sha256], answer: null })
    await returnReply(office.call, { command: command(), letter, reply: ids.reply, reason: '底账不全' })
    await replyLetter(finance.call, { command: command(), letter, text: '财政的回复', attachments: [], answer: null })

    const read = async (who: TestUser) => {
      const [seen, timeline] = [await getLetter(who.call, { letter }), await getTimeline(who.call, { matter, kind: 'letters', limit: 20 })]
      return { replies: seen.replies.map((one) => one.text), steps: seen.steps.map(({ step }) => step), all: JSON.stringify([seen, timeline]), timeline: timeline.rows.map(({ kind: one }) => one).sort(), file: await refusal(downloadFile(who.call, { sha256: file.sha256 })) }
    }
    const inner = /送核时说|核稿时说|签发时说/
    const ofFinance = await read(finance)
    expect(ofFinance).toMatchObject({ replies: ['财政的回复'], steps: ['signed', 'issued', 'replied'], timeline: ['letter.issued', 'letter.replied'], file: 'not_found' })
    expect(ofFinance.all).not.toMatch(/只对发文单位说|底账/)
    expect(ofFinance.all).not.toMatch(inner)
    const ofEnergy = await read(energyHead)
    expect(ofEnergy).toMatchObject({ replies: ['只对发文单位说'], steps: ['signed', 'issued', 'replied', 'reply-returned'], timeline: ['letter.issued', 'letter.replied'], file: 'done' })
    expect(ofEnergy.all).not.toMatch(/财政的回复/)
    expect(ofEnergy.all).not.toMatch(inner)
    const ofOffice = await read(office)
    expect(ofOffice).toMatchObject({ replies: ['只对发文单位说', '财政的回复'], timeline: ['letter.issued', 'letter.replied', 'letter.replied'], file: 'done' })
    for (const words of ['送核时说的话', '核稿时说的话', '签发时说的话']) expect(ofOffice.all).toContain(words)

    await setLetterCode(city.keeper, { command: command(), unit: id(ENERGY), code: '试能源' })
    const ofDepartment = await draft('能源局去函', ENERGY, { issuer: id(ENERGY), to: [unit('市财政局'), unit(COUNTY)], replyBy: '2026-11-10' }, energy)
    await letters.submitLetter(energy.call, { ...on(ofDepartment), words: '本局送核的话' })
    await letters.checkLetter(energyHead.call, on(ofDepartment))
    await letters.signLetter(office.call, { ...on(ofDepartment), signer: (await getLetter(office.call, { letter: ofDepartment })).signers[0]!.id })
    await issue(ofDepartment, undefined, energy)
    for (const who of [finance, county]) await replyLetter(who.call, { command: command(), letter: ofDepartment, text: '收到', attachments: [], answer: null })
    const ofIssuer = await getLetter(energy.call, { letter: ofDepartment })
    expect([ofIssuer.replies.length, JSON.stringify(ofIssuer.steps).includes('本局送核的话'), (await getLetter(county.call, { letter: ofDepartment })).replies.length]).toEqual([2, true, 1])

    await letters.withdrawLetter(office.call, { ...on(letter), reason: '内部原因' })
    expect((await read(finance)).all).not.toContain('内部原因')
    expect((await read(office)).all).toContain('内部原因')
  })

  test('nobody writes in another unit’s name, about a matter they may not see, or with a secrecy mark', async () => {
    expect(await refusal(draft('冒名', COUNTY, {}, energy))).toBe('forbidden')
    const matter = await openedFor('市财政局', '财政事项')
    expect(await refusal(draft('打听', COUNTY, { issuer: id(ENERGY), about: { ...blank.about, matters: [matter] } }, energy))).toBe('not_found')
    expect(await refusal(draft('密件', ENERGY, { blocks: text('机密★1年') }))).toBe('letter_secret')
  })
})

test('an issued letter is frozen with its hash: a new template, a new name change nothing of it', async () => {
  const { letter } = await issued('冻结', ENERGY)
  const before = await downloadLetter(energy.call, { letter })
  await setLetterTemplate(office.call, { command: command(), pack: 'letters', kind: 'letter', mark: '{issuer}（函）', skeleton: [{ kind: 'paragraph', text: '本市格式：{matters}' }], layout: { markSize: 40 } })
  const after = await downloadLetter(energy.call, { letter })
  expect(Buffer.from(after.bytes).equals(Buffer.from(before.bytes))).toBe(true)
  expect((await getLetter(office.call, { letter })).sha256).toBe(createHash('sha256').update(after.bytes).digest('hex'))
  const begun = await letterRoute(office.call, { pack: 'letters', kind: 'letter', issuer: id(OFFICE), to: [unit(ENERGY)], matters: [await openedFor(ENERGY, '储能试点')] })
  expect(begun).toMatchObject({ mark: `${OFFICE}（函）`, blocks: [{ kind: 'paragraph', text: expect.stringContaining('本市格式：“储能试点”') as string }] })
  await expect(setLetterTemplate(office.call, { command: command(), pack: 'letters', kind: 'letter', mark: null, skeleton: null, layout: { marginTop: 500 } })).rejects.toMatchObject({ code: 'paper_style_invalid' })
  await clearLetterTemplate(office.call, { command: command(), pack: 'letters', kind: 'letter', reason: '改回' })
  expect((await getLetterTemplates(office.call)).rows.find(({ kind }) => kind.id === 'letter')?.own).toBeNull()
})

async function openedFor(lead: string, title: string, due = '2026-10-20'): Promise<string> {
  return (await openMatter(office.call, { command: command(), ledger: 'supervised-matters', title, due, fields: {}, milestones: [], duties: [{ role: 'lead', holder: unit(lead), territory: null }] })).ids.matter
}

test('reminders for what is late, one letter to each addressee; what was reminded of in this quarter is said', async () => {
  const late = [await openedFor(ENERGY, '充电桩整改'), await openedFor(ENERGY, '配网改造'), await openedFor(COUNTY, '河道清障')]
  const preview = { pack: 'letters', kind: 'reminder', issuer: id(OFFICE), whom: 'carries' as const, matters: late }
  const shown = await previewReminders(office.call, preview)
  expect(shown.groups.map(({ addressee, matters, title, route, reminded }) => [addressee.name, matters.length, title, route.allowed, reminded.length])).toEqual([
    [ENERGY, 2, '关于推进2项督办事项的提醒函', true, 0],
    [COUNTY, 1, '关于推进“河道清障”的提醒函', true, 0],
  ])
  expect(shown.groups[0]?.blocks.map((block) => ('text' in block ? block.text : ''))[1]).toMatch(/^1\. “充电桩整改”（DB-2026-\d+），时限10月20日。现状：应于10月20日前完成，已超 9 个工作日。$/)
  expect(shown.groups[0]?.replyBy).toBe('2026-11-16')
  const groups = shown.groups.map(({ addressee: { type, id: holder }, matters }) => ({ addressee: { type, id: holder }, matters: matters.map((one) => one.id) }))
  const { ids } = await draftReminders(office.call, { command: command(), pack: 'letters', kind: 'reminder', issuer: id(OFFICE), groups })
  expect((await getLetter(office.call, { letter: ids.letters[1]! })).about.matters.map(({ title }) => title)).toEqual(['河道清障'])
  expect((await previewReminders(office.call, preview)).groups.map(({ reminded }) => reminded.map(({ letter }) => letter))).toEqual([[ids.letters[0]], [ids.letters[1]]])
  expect((await listLetters(office.call, { matter: late[2], limit: 50 })).rows.map((row) => row.title)).toEqual(['关于推进“河道清障”的提醒函'])
  const leftOut = await previewReminders(office.call, { ...preview, matters: undefined, ledger: 'supervised-matters' })
  expect(leftOut.groups.flatMap(({ matters }) => matters.map((one) => one.id))).toEqual(expect.arrayContaining(late))
})

test('a group owes as its members; a reply on paper is entered by the office', async () => {
  const group = (await createUnit(city.keeper, { command: command(), name: '市直各有关单位', aliases: [], kind: 'group', parent: null, code: null, order: 90, assessed: false, groups: [] })).ids.unit
  const member = (await createUnit(city.keeper, { command: command(), name: '市科技局', aliases: [], kind: 'department', parent: null, code: null, order: 91, assessed: false, groups: [group] })).ids.unit
  const { letter } = await issued('请各单位反馈', ENERGY, { to: [{ type: 'unit', id: group }], replyBy: '2026-11-20' })
  expect((await getLetter(office.call, { letter })).owing).toEqual([{ unit: { id: member, name: '市科技局' }, replied: false }])
  await replyLetter(office.call, { command: command(), letter, unit: member, text: '纸质回复：无异议。', attachments: [], answer: null })
  expect((await getLetter(office.call, { letter })).owing).toEqual([{ unit: { id: member, name: '市科技局' }, replied: true }])
})

test('letters rebuilt from the log are the letters that grew', async () => {
  const inputs = await opened.deps.db.read(city.tenant, (db) => inputsOf(opened.deps, db, city.tenant))
  const differences = await compareProjections(opened.deps.db, city.tenant, judgeWith(inputs))
  expect(differences).toEqual([])
})
