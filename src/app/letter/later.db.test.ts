import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import { parseBuiltinPacks } from '../../packs/builtin.ts'
import { installPack } from '../city/open-city.ts'
import { newCommandId } from '../ids.ts'
import { appoint, assignPortfolio, createPost } from '../organisation/posts.ts'
import { renameUnit } from '../organisation/units.ts'
import { downloadLetter } from './download-letter.ts'
import { getLetter } from './get-letter.ts'
import { issueLetter } from './issue-letter.ts'
import { replyLetter, returnReply } from './replies.ts'
import { setLetterTemplate } from './templates.ts'
import * as letters from './write-letters.ts'

// What changes in a city after a letter was written: names, templates, the packs themselves.
const [OFFICE, ENERGY, FINANCE, PARTY] = ['市委政研室（改革办）', '市能源局', '市财政局', '中共试验市委'] as const
let opened: TestDeps
let city: TestCity
let office: TestUser
let second: TestUser
let energy: TestUser
let secretary: string
const command = () => newCommandId(opened.deps.now())
const id = (name: string) => city.units.get(name)!
const refusal = (promise: Promise<unknown>) => promise.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))

beforeAll(async () => {
  opened = await testDeps()
  opened.setNow('2026-11-02T02:00:00.000Z')
  city = await testCity(opened.deps, [OFFICE, ENERGY, FINANCE, { name: PARTY, kind: 'office' }])
  office = await city.user('office', OFFICE)
  second = await city.user('office', OFFICE)
  energy = await city.user('handler', ENERGY)
  secretary = (await createPost(city.keeper, { command: command(), unit: id(PARTY), name: '市委书记', order: 1, places: 1, leader: true, head: true })).ids.post
  await appoint(city.keeper, { command: command(), post: secretary, person: null, newPerson: { name: null, phone: null }, from: '2020-01-01', acting: false, probationUntil: null, until: null, document: null })
  await assignPortfolio(city.keeper, { command: command(), post: secretary, units: [id(OFFICE)], fields: [], from: '2020-01-01' })
})
afterAll(() => opened.close())

type Way = 'draft' | 'checking' | 'signing' | 'signed' | 'issued'

/** A circular that has come so far. */
async function circular(title: string, way: Way): Promise<string> {
  const units = [id(FINANCE)]
  const blocks = [{ kind: 'paragraph' as const, text: '情况如下。' }, { kind: 'people' as const, label: '出席', posts: [], units }]
  const content = { to: [{ type: 'unit' as const, id: id(ENERGY) }], copies: [{ type: 'unit' as const, id: id(FINANCE) }], title, blocks, replyBy: '2026-11-20', urgency: null, attachments: [] }
  const { letter } = (await letters.draftLetter(office.call, { command: command(), pack: 'letters', kind: 'circular', issuer: id(OFFICE), about: { matters: [], inspection: null, meeting: null, answers: null }, ...content })).ids
  const on = () => ({ command: command(), letter, words: null })
  const steps = [
    () => letters.submitLetter(office.call, on()),
    () => letters.checkLetter(second.call, on()),
    () => letters.signLetter(office.call, { ...on(), signer: secretary }),
    () => issueLetter(office.call, { command: command(), letter }),
  ]
  for (const step of steps.slice(0, (['draft', 'checking', 'signing', 'signed', 'issued'] satisfies Way[]).indexOf(way))) await step()
  return letter
}

const paper = async (letter: string) => {
  const { mark, issuer, to, copies, blocks, layout, kindName } = await getLetter(energy.call, { letter })
  return { mark, issuer: issuer.name, to: to.map(({ name }) => name), copies: copies.map(({ name }) => name), people: blocks.flatMap((block) => ('names' in block ? block.names : [])), layout, kindName: kindName.zh }
}
const asDraft = async (letter: string) => (await getLetter(office.call, { letter })).mark
/** What stands in the frozen file, letter by letter of the type. */
const frozen = async (letter: string) => strFromU8(unzipSync((await downloadLetter(energy.call, { letter })).bytes)['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '')

test('the page of an issued letter shows what its frozen file shows, whatever was renamed, entered late or set since', async () => {
  const letter = await circular('通报', 'issued')
  const draft = await circular('下一期通报', 'draft')
  const then = { mark: `${OFFICE}文件`, issuer: OFFICE, to: [ENERGY], copies: [FINANCE], people: [FINANCE], layout: 'paper', kindName: '通报' }
  expect(await paper(letter)).toEqual(then)
  // On the very day, at the very instant of the clock, and one name as of a day before that was only entered now.
  await setLetterTemplate(office.call, { command: command(), pack: 'letters', kind: 'circular', mark: '{issuer}通报', skeleton: null, layout: {} })
  await renameUnit(city.keeper, { command: command(), unit: id(ENERGY), name: '市能源委', aliases: [], on: '2026-10-08' })
  await renameUnit(city.keeper, { command: command(), unit: id(FINANCE), name: '市财政委', aliases: [] })
  await renameUnit(city.keeper, { command: command(), unit: id(OFFICE), name: '市委改革办', aliases: [] })
  expect(await paper(letter)).toEqual(then)
  const file = await frozen(letter)
  for (const words of [`${OFFICE}文件`, ENERGY, FINANCE]) expect(file).toContain(words)
  expect(file).not.toMatch(/市能源委|市财政委|市委改革办/)
  expect(await asDraft(draft)).toBe('市委改革办通报')
  // What is still to be done is asked of units by the names they have now.
  expect((await getLetter(office.call, { letter })).owing.map(({ unit }) => unit.name)).toEqual(['市能源委'])
})

test('a letter whose kind has left the packs is answered, withdrawn, returned and given up; handed in or issued it is not', async () => {
  const [drafted, checking, signing, signed, sent] = await Promise.all([circular('甲', 'draft'), circular('乙', 'checking'), circular('丙', 'signing'), circular('丁', 'signed'), circular('戊', 'issued')])
  const parsed = parseBuiltinPacks().flatMap((one) => ('pack' in one && one.pack.id === 'letters' ? [one.pack] : []))
  const [pack] = parsed
  const without: Pack = { ...pack!, version: '9.0.0', letters: pack!.letters.filter((kind) => kind.id !== 'circular') }
  await installPack(opened.deps, city.tenant, without, '2026-11-03')
  const before = await paper(sent)
  opened.setNow('2026-11-03T02:00:00.000Z')
  // The paper stays the circular it was.
  expect(await paper(sent)).toEqual(before)
  const on = (letter: string) => ({ command: command(), letter, words: null, reason: '缘由' })
  expect(await refusal(circular('己', 'draft'))).toBe('letter_kind_unknown')
  expect(await refusal(letters.submitLetter(office.call, on(drafted)))).toBe('letter_kind_unknown')
  expect(await refusal(issueLetter(office.call, { command: command(), letter: signed }))).toBe('letter_kind_unknown')
  const { ids } = await replyLetter(energy.call, { command: command(), letter: sent, text: '已阅。', attachments: [], answer: null })
  await returnReply(office.call, { ...on(sent), reply: ids.reply })
  await letters.withdrawLetter(office.call, on(sent))
  await letters.checkLetter(second.call, on(checking))
  await letters.returnLetter(office.call, on(signing))
  await letters.abandonLetter(office.call, on(signed))
  expect(await Promise.all([drafted, checking, signing, signed, sent].map(async (letter) => (await getLetter(office.call, { letter })).status))).toEqual(['draft', 'signing', 'draft', 'abandoned', 'withdrawn'])
})
