import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { testCity } from '../../../test/support/city.ts'
import type { TestCity, TestUser } from '../../../test/support/city.ts'
import { testDeps } from '../../../test/support/deps.ts'
import type { TestDeps } from '../../../test/support/deps.ts'
import { freshDatabase, testDatabaseKind } from '../../../test/support/postgres.ts'
import { fold } from '../../kernel/fold.ts'
import type { ActivityState } from '../../kernel/facts/activity.ts'
import { writeBackup } from '../../store/backup/write-backup.ts'
import { compareProjections } from '../../store/compare-projections.ts'
import { factsOf } from '../../store/queries/facts.ts'
import { keepImport } from '../../store/queries/exchange.ts'
import { restoreBackup } from '../backup/restore-backup.ts'
import { openDeps } from '../open-deps.ts'
import { recordActivity } from '../activity/activities.ts'
import { judgeWith } from '../judging/judge-matter.ts'
import { inputsOf } from '../city/inputs.ts'
import { contentOf } from '../document/documents-of.ts'
import { uploadDocument } from '../document/upload-document.ts'
import type { ErasedPayload } from '../../kernel/facts/index.ts'
import type { DocumentState } from '../../kernel/facts/document.ts'
import { downloadFile, uploadFile } from '../files.ts'
import { newCommandId } from '../ids.ts'
import { checkByItself } from '../log/check-receipt.ts'
import { getReceipt } from '../log/get-receipt.ts'
import { sealCity } from '../log/seal-city.ts'
import { verifyCity } from '../log/verify/verify-city.ts'
import { openMatter } from '../matter/open-matter.ts'
import { registerPerson } from '../organisation/posts.ts'
import { setReaders } from '../readers/set-readers.ts'
import { createAccount } from '../identity/create-account.ts'
import { grantMembership } from '../session/grant-membership.ts'
import { decideErasure, requestErasure } from './decide.ts'
import { archivePayloads } from '../system/archive.ts'
import { findForErasure } from './find.ts'
import { finishErasures } from './finish.ts'
import { forgetPerson } from './forget.ts'
import { listErasures } from './list.ts'
import { orderPath } from './orders.ts'
import { repeatErasures } from './repeat.ts'

const NAME = '欧阳测试'
const SECOND = '司马测试'
const PHONE = '13912345678'
const USER = 'ouyangceshi'
const UNIT = '市体育局'
const WORDS = [NAME, PHONE, USER]

let at: TestDeps
let city: TestCity
let office: TestUser
let security: TestUser
let person: string
let account: string
let activity: string
let file: string

let scratch: string

const command = () => newCommandId(at.deps.now())
const code = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'done', (error: { code?: string }) => error.code)

beforeAll(async () => {
  at = await testDeps()
  city = await testCity(at.deps, [UNIT])
  office = await city.user('office', UNIT)
  security = await city.user('security', null)
  const handler = await city.user('handler', UNIT)
  person = (await registerPerson(city.keeper, { command: command(), name: NAME, phone: PHONE })).ids.person
  account = (await createAccount(at.deps, { username: USER, initialPassword: 'yi-ci-xing-mi-ma-2', mustChange: false, home: 'test' })).account
  await grantMembership(city.security, { command: command(), person, account, role: 'observer', unit: null, post: null, from: '2020-01-01' })
  const lead = { role: 'lead' as const, holder: { type: 'unit' as const, id: city.units.get(UNIT) ?? '' }, territory: null }
  const { ids } = await openMatter(office.call, { command: command(), ledger: 'reform-tasks', title: `${NAME}反映的健身路径`, due: null, fields: {}, milestones: [], duties: [lead] })
  file = (await uploadFile(handler.call, { name: `${NAME}来信.txt`, bytes: new TextEncoder().encode(`${NAME}，电话${PHONE}。`) })).sha256
  activity = (await recordActivity(handler.call, { command: command(), matters: [ids.matter], kinds: ['study'], heldOn: at.deps.now().slice(0, 10), summary: `走访${NAME}，电话${PHONE}`, place: null, attachments: [{ sha256: file }], fields: {} })).ids.activity
  await uploadDocument(office.call, { command: command(), name: '关于全民健身的通知.txt', bytes: new TextEncoder().encode(`关于全民健身的通知\n\n各有关单位：\n一、市体育局${NAME}、${SECOND}负责，6月底前建成健身路径10条。\n联系电话：${PHONE}\n`) })
  const now = at.deps.now()
  // What is archived is erased like everything else.
  await archivePayloads({ db: at.deps.db, now: () => '2099-01-01T09:00:00.000Z' }, '2099-01-01', null)
  scratch = mkdtempSync(join(tmpdir(), 'lingxian-erasure-'))
  await at.deps.db.write('test', (tx) => keepImport(tx, { tenant: 'test', id: command(), ledger: 'reform-tasks', person: handler.acting.person, file_name: `${NAME}.xlsx`, state: 'read', fingerprint: 'f', source: '{}', mapping: '{}', names: '{}', rows: 0, compared_by: null, applied_by: null, created_at: now }))
  await writeBackup(at.deps.db, at.deps.files, { path: join(scratch, 'before.tar.gz'), passphrase: null, madeAt: at.deps.now(), program: 'test' })
})
afterAll(async () => {
  await at.close()
  rmSync(scratch, { recursive: true, force: true })
})

/** Every row of every table of every schema of ours, and every file, searched for the bytes: the tables in which they stand. */
async function whereStill(words: readonly string[], { deps, folder } = { deps: at.deps, folder: at.folder }): Promise<string[]> {
  const tables = await deps.db.owner((tx) => sql<{ name: string }>`select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema in ('public', 'identity') and table_type = 'BASE TABLE' and table_name not like 'fact\\_payload\\_%'`.execute(tx))
  const found: string[] = []
  for (const { name } of tables.rows) {
    const { rows } = await deps.db.owner((tx) => sql<{ n: number }>`select count(*) as n from ${sql.raw(name)} t where ${sql.join(words.map((word) => sql`strpos(t::text, ${word}) > 0`), sql` or `)}`.execute(tx))
    if ((rows[0]?.n ?? 0) > 0) found.push(name)
  }
  for (const entry of readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true })) {
    const bytes = entry.isFile() ? readFileSync(join(entry.parentPath, entry.name)) : null
    if (bytes && words.some((word) => bytes.includes(word))) found.push('a file')
  }
  return found.sort()
}

const stateOf = (subject: string) => at.deps.db.read('test', async (db) => (await db.selectFrom('subject').select('state').where('tenant', '=', 'test').where('id', '=', subject).executeTakeFirst())?.state)

test('a person is found wherever the name stands, and asked for, agreed to by another, and forgotten everywhere', async () => {
  expect(await whereStill(WORDS)).toEqual(['a file', 'a file', 'a file', 'identity."user"', 'public.directory_person', 'public.exchange_import', 'public.fact_payload', 'public.file', 'public.matter', 'public.subject'])
  const envelopes = () => at.deps.db.owner((tx) => sql`select id, leaf_hash, payload_hash from fact where kind <> 'fact.erased' order by seq`.execute(tx))
  const sealed = (await envelopes()).rows

  const found = await findForErasure(office.call, { person, words: [] })
  expect(found).toMatchObject({ words: [NAME, PHONE], directory: true, accounts: [{ account, username: USER, elsewhere: false }], more: false, imports: 1, files: [{ sha256: file, name: `${NAME}来信.txt`, references: 0 }], documents: [{ title: '关于全民健身的通知' }] })
  expect(found.facts.map(({ kind }) => kind).sort()).toEqual(['activity.recorded', 'matter.opened'])
  expect(found.facts.find(({ kind }) => kind === 'activity.recorded')?.places).toEqual([`走访${NAME}，电话${PHONE}`])

  const asked = { person, words: found.words, ground: '本人申请（2026年第1号）', account: true, internal: false, facts: found.facts.map(({ id }) => id), files: [file], documents: found.documents.map(({ id }) => id) }
  expect(await code(requestErasure(office.call, { ...asked, command: command(), ground: `${NAME}申请` }))).toBe('erasure_ground_names')
  expect(await code(requestErasure(security.call, { ...asked, command: command() }))).toBe('forbidden')
  const { ids: { erasure } } = await requestErasure(office.call, { ...asked, command: command() })
  expect(await code(requestErasure(office.call, { ...asked, command: command(), words: ['2026'] }))).toBe('erasure_word_unfit')
  expect(await code(requestErasure(office.call, { ...asked, command: command(), words: ['司徒测试'] }))).toBe('erasure_unsaid')
  expect(await code(requestErasure(office.call, { ...asked, command: command(), facts: [command()] }))).toBe('not_found')
  const previews = (await listErasures(security.call)).rows[0]?.preview
  expect(previews).toMatchObject({ files: ['＊＊＊＊来信.txt'], internal: 0, documents: [{ title: '关于全民健身的通知' }] })
  expect(previews?.facts.map(({ kind, texts }) => [kind, ...texts]).sort()).toEqual([['activity.recorded', '走访＊＊＊＊，电话***********'], ['matter.opened', '＊＊＊＊反映的健身路径']])
  expect(JSON.stringify(previews)).not.toMatch(new RegExp(`${NAME}|${PHONE}`))
  expect((await listErasures(office.call)).rows[0]?.preview).toBeNull()
  expect(await code(forgetPerson(office.call, { command: command(), erasure }))).toBe('erasure_not_approved')
  const decide = { erasure, agree: true, reason: null }
  expect(await code(decideErasure(office.call, { ...decide, command: command() }))).toBe('forbidden')
  const ownRequest = { deps: at.deps, acting: { ...security.acting, person: office.acting.person } }
  expect(await code(decideErasure(ownRequest, { ...decide, command: command() }))).toBe('erasure_own_request')
  await decideErasure(security.call, { ...decide, command: command() })
  expect(await code(decideErasure(security.call, { ...decide, command: command() }))).toBe('erasure_decided')

  const order = { command: command(), erasure }
  const done = await forgetPerson(office.call, order)
  expect(done).toMatchObject({ beside: 2, files: 3, kept: [], accounts: 1 })
  expect(done.facts).toHaveLength(3)
  expect(await forgetPerson(office.call, order)).toEqual(done)
  expect(await code(forgetPerson(office.call, { command: command(), erasure }))).toBe('erasure_not_approved')

  expect(await whereStill(WORDS)).toEqual([])
  // The envelopes and their hashes stand as they were: the chain of the log is whole.
  expect((await envelopes()).rows).toEqual(sealed)
})

test('sealed, the log is whole and says by which record and when a content went; a receipt of it still holds by the hash of what it was', async () => {
  await sealCity(at.deps, 'test')
  const facts = await at.deps.db.read('test', (db) => factsOf(db, 'test', `activity:${activity}`))
  const [gone, by] = [facts[0]?.id ?? '', facts[1]]
  const verified = await verifyCity(at.deps, 'test')
  expect(verified).toMatchObject({ wrong: 0, erasedCount: 3 })
  expect(verified.erased).toContainEqual({ fact: gone, subject: `activity:${activity}`, by: by?.id, on: by?.occurredOn })
  expect(await checkByItself(await getReceipt(office.call, { fact: gone }))).toMatchObject({ sound: true, facts: [{ id: gone, envelope: true, content: 'absent', included: true }] })
})

test('what is left is the same record with the words masked, grown and rebuilt', async () => {
  const state = (await stateOf(`activity:${activity}`)) as ActivityState
  expect(state).toMatchObject({ summary: '走访＊＊＊＊，电话***********', status: 'awaiting-review', attachments: [file] })
  const facts = await at.deps.db.read('test', (db) => factsOf(db, 'test', `activity:${activity}`))
  expect(facts.map(({ kind }) => kind)).toEqual(['activity.recorded', 'fact.erased'])
  expect(fold(facts)).toEqual(state)
  const inputs = await at.deps.db.read('test', (db) => inputsOf(at.deps, db, 'test'))
  expect(await compareProjections(at.deps.db, 'test', judgeWith(inputs))).toEqual([])
  expect(await code(downloadFile(office.call, { sha256: file }))).toBe('not_found')
})

test('the document is read as before, with the words masked and every place where it was', async () => {
  const document = await at.deps.db.read('test', (db) => db.selectFrom('subject').select('state').where('tenant', '=', 'test').where('type', '=', 'document').executeTakeFirstOrThrow())
  const { text, reading } = await contentOf(at.deps, document.state as DocumentState)
  expect(text).toContain('市体育局＊＊＊＊、司马测试负责')
  expect(JSON.stringify(reading)).not.toContain(NAME)
})

test('a second person in the same document is masked in what the first erasure left, and in its order', async () => {
  const first = ((await listErasures(office.call)).rows[0] as { id: string }).id
  expect(readFileSync(orderPath(at.deps, first), 'utf8')).toContain(SECOND)
  const found = await findForErasure(office.call, { person: null, words: [SECOND] })
  expect(found.documents.map(({ places }) => places.length)).toEqual([1])
  const asked = { command: command(), person: null, words: [SECOND], ground: '本人申请（2026年第2号）', account: false, internal: false, facts: [], files: [], documents: found.documents.map(({ id }) => id) }
  const { ids: { erasure } } = await requestErasure(office.call, asked)
  await decideErasure(security.call, { command: command(), erasure, agree: true, reason: null })
  expect((await forgetPerson(office.call, { command: command(), erasure })).facts).toHaveLength(1)
  expect(await whereStill([SECOND])).toEqual([])
  for (const one of [first, erasure]) expect(readFileSync(orderPath(at.deps, one), 'utf8')).not.toContain(SECOND)
  const document = await at.deps.db.read('test', (db) => db.selectFrom('subject').select('state').where('tenant', '=', 'test').where('type', '=', 'document').executeTakeFirstOrThrow())
  expect((await contentOf(at.deps, document.state as DocumentState)).text).toContain('市体育局＊＊＊＊、＊＊＊＊负责')
  // What a process that ended too early has left is done by itself, once.
  rmSync(orderPath(at.deps, erasure))
  expect([await finishErasures(at.deps), await finishErasures(at.deps), existsSync(orderPath(at.deps, erasure))]).toEqual([1, 0, true])
})

test('the list says what was done, and to nobody whom', async () => {
  const row = (await listErasures(security.call)).rows.at(-1)
  expect(row).toMatchObject({ state: 'done', words: null, ground: '本人申请（2026年第1号）', facts: 2, documents: 1, done: { files: 3, kept: 0, accounts: 1 } })
  const steps = await at.deps.db.read('test', (db) => db.selectFrom('audit_event').select('what').where('tenant', '=', 'test').where('action', '=', 'erasure').orderBy('no').limit(4).execute())
  expect(steps.map(({ what }) => what?.split(' ')[0])).toEqual(['findForErasure', 'requestErasure', 'agreed', 'forgetPerson'])
})

const factsAbout = async (word: string) => (await findForErasure(office.call, { person: null, words: [word] })).facts.map(({ id }) => id)

test('declined, the words are forgotten at once and nothing is erased', async () => {
  const { ids: { erasure } } = await requestErasure(office.call, { command: command(), person: null, words: ['健身路径'], ground: '误提', account: false, internal: false, facts: await factsAbout('健身路径'), files: [], documents: [] })
  await decideErasure(security.call, { command: command(), erasure, agree: false, reason: '不属于个人信息' })
  expect((await listErasures(office.call)).rows[0]).toMatchObject({ state: 'declined', words: null, reason: '不属于个人信息' })
  expect(await code(forgetPerson(office.call, { command: command(), erasure }))).toBe('erasure_not_approved')
})

test('restored from a back-up of before, the same is carried out again: the name stands nowhere, and the record is as it was after the erasure', async () => {
  const server = testDatabaseKind() === 'pglite' ? null : await freshDatabase()
  const folder = join(scratch, 'restored')
  const target = { databaseUrl: server?.url, dataFolder: folder }
  const path = join(scratch, 'before.tar.gz')
  expect(await restoreBackup({ ...target, erasures: at.deps.erasures }, path, null)).toMatchObject({ compared: true, erasures: 2 })
  const deps = await openDeps(target)
  expect(await whereStill(WORDS, { deps, folder })).toEqual([])
  const facts = await deps.db.read('test', (db) => factsOf(db, 'test', `activity:${activity}`))
  expect((fold(facts) as ActivityState).summary).toBe('走访＊＊＊＊，电话***********')
  expect(await repeatErasures(deps, at.deps.erasures)).toBe(0)
  expect(await whereStill([SECOND], { deps, folder })).toEqual([])
  await deps.readers.close()
  await deps.db.close()
  await server?.drop()
  // A database is made, migrated, filled and replayed.
}, 180_000)

test('what is for named readers only is found and masked too, and its text is shown to nobody else', async () => {
  const word = '司徒测试'
  const { ids } = await openMatter(office.call, { command: command(), ledger: 'reform-tasks', title: `${word}谈话`, due: null, fields: {}, milestones: [], duties: [] })
  await setReaders(office.call, { command: command(), subject: { type: 'matter', id: ids.matter }, posts: [office.post ?? ''], reason: '谈话内容' })
  const colleague = await city.user('office', UNIT)
  const unnamed = { deps: { ...at.deps, db: at.deps.db.readingAs([]) }, acting: colleague.acting }
  const found = await findForErasure(unnamed, { person: null, words: [word] })
  expect(found).toMatchObject({ facts: [], documents: [], files: [], internal: 1, frozen: 0 })
  expect(JSON.stringify(found)).not.toContain(ids.matter)
  const noted = await at.deps.db.read('test', (db) => db.selectFrom('audit_event').select(['what', 'account']).where('tenant', '=', 'test').where('action', '=', 'erasure').orderBy('no', 'desc').executeTakeFirst())
  expect(noted).toEqual({ what: 'findForErasure 1', account: unnamed.acting.account })
  const asked = { person: null, words: [word], ground: '本人申请', account: false, facts: [], files: [], documents: [] }
  expect(await code(requestErasure(unnamed, { ...asked, command: command(), internal: false }))).toBe('erasure_empty')
  const { ids: { erasure } } = await requestErasure(unnamed, { ...asked, command: command(), internal: true })
  await decideErasure(security.call, { command: command(), erasure, agree: true, reason: null })
  expect((await forgetPerson(unnamed, { command: command(), erasure })).facts).toHaveLength(1)
  expect(await whereStill([word])).toEqual([])
  const named = await at.deps.db.readingAs([office.post ?? '']).read('test', (db) => factsOf(db, 'test', `matter:${ids.matter}`))
  expect(fold(named)).toMatchObject({ title: '＊＊＊＊谈话' })
})

test('an order that says another thing than the record with its words masked is not carried out', async () => {
  const folder = join(scratch, 'forged')
  const fact = (await at.deps.db.read('test', (db) => factsOf(db, 'test', `activity:${activity}`)))[1]
  const erasure = command()
  const payload = { fact: fact?.id, erasure, ground: '本人申请', redacted: { ...(fact?.payload as ErasedPayload), redacted: { ...((fact?.payload as ErasedPayload).redacted as object), summary: '没有走访' } } }
  mkdirSync(folder)
  writeFileSync(join(folder, `${erasure}.json`), JSON.stringify({ version: 1, tenant: 'test', erasure, at: at.deps.now(), ground: '本人申请', person: null, accounts: [], facts: [{ id: command(), subject: `activity:${activity}`, on: '2026-09-20', payload }], texts: [], removed: [] }))
  expect(await code(repeatErasures(at.deps, folder))).toBe('erasure_order_unfit')
  expect(((await stateOf(`activity:${activity}`)) as ActivityState).summary).toBe('走访＊＊＊＊，电话***********')
})

test('nobody deletes a payload in another way, or writes what stands in its place', async () => {
  const asApp = (statement: string) => at.deps.db.write('test', (tx) => sql.raw(statement).execute(tx))
  await expect(asApp('delete from fact_payload')).rejects.toThrow('permission denied')
  await expect(asApp(`update fact_redaction set payload = '{}'`)).rejects.toThrow('permission denied')
})
