import { afterAll, beforeAll, expect, test } from 'vitest'

import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { provesConsistency } from '../../kernel/merkle/prove.ts'
import { hashWith } from '../../store/hash.ts'
import { newCommandId } from '../ids.ts'
import { createUnit } from '../organisation/units.ts'
import { checkReceipt } from './check-here.ts'
import { checkByItself, readReceipt } from './check-receipt.ts'
import { getLogState, listTreeHeads } from './get-log-state.ts'
import { getReceipt } from './get-receipt.ts'
import { getConsistencyProof, getInclusionProof } from './proofs.ts'
import { sealCity } from './seal-city.ts'
import { verifyCity } from './verify/verify-city.ts'

let opened: TestDeps
let city: TestCity
let handler: TestUser
let fact: string
let command: string

beforeAll(async () => {
  opened = await testDeps()
  city = await testCity(opened.deps, ['市体育局'])
  handler = await city.user('handler', '市体育局')
  await sealCity(opened.deps, city.tenant)
  command = newCommandId(opened.deps.now())
  await createUnit(city.keeper, { command, name: '市财政局', aliases: [], kind: 'department', parent: null, code: null, order: 9, assessed: true, groups: [] })
  const [row] = await opened.deps.db.jobs((db) => db.selectFrom('fact').select('id').where('tenant', '=', city.tenant).where('command_id', '=', command).execute())
  fact = row?.id ?? ''
})
afterAll(() => opened.close())

test('what was written only now has no receipt yet; sealed, it has one that holds by itself, and here', async () => {
  await expect(getReceipt(city.keeper, { fact })).rejects.toMatchObject({ code: 'not_sealed_yet' })
  await sealCity(opened.deps, city.tenant)
  const text = JSON.stringify(await getReceipt(city.keeper, { command }))
  expect(await checkByItself(readReceipt(text))).toMatchObject({ sound: true, signature: true, facts: [{ id: fact, envelope: true, content: 'good', included: true }] })
  expect(await checkReceipt(handler.call, { receipt: text })).toMatchObject({ sound: true, keyKnown: true, standing: 'agrees' })
})

test.each([
  ['its content', '市财政局', '市水务局', { content: 'changed' }],
  ['its day', '"occurredOn":"', '"occurredOn":"1', { envelope: false }],
  ['its leaf', '"leaf":', '"leaf":1', { included: false }],
])('%s changed in the file, it does not hold', async (_, from, to, wrong) => {
  const text = JSON.stringify(await getReceipt(city.keeper, { fact })).replace(from, to)
  expect(await checkByItself(readReceipt(text))).toMatchObject({ sound: false, facts: [wrong] })
})

test('a head changed in the file has no valid signature, and what is no receipt is refused', async () => {
  const receipt = await getReceipt(city.keeper, { fact })
  expect(await checkByItself({ ...receipt, head: { ...receipt.head, signedAt: '2020-01-01T00:00:00.000Z' } })).toMatchObject({ sound: false, signature: false })
  for (const text of ['', '{}', '[]', JSON.stringify({ ...receipt, facts: [] })]) expect(() => readReceipt(text)).toThrow('no receipt')
})

test('who neither wrote it nor may read it is told that there is no such fact; the auditor has proofs and no content', async () => {
  await expect(getReceipt(handler.call, { fact })).rejects.toMatchObject({ code: 'not_found' })
  const auditor = await city.user('auditor', null)
  await expect(getReceipt(auditor.call, { fact })).rejects.toMatchObject({ code: 'forbidden' })
  expect(Object.keys(await getInclusionProof(auditor.call, { fact })).sort()).toEqual(['fact', 'head', 'key', 'leaf', 'leafHash', 'path'])
})

test('the state, heads as files, and the proof that one goes on from the other', async () => {
  await sealCity(opened.deps, city.tenant)
  const { rows } = await listTreeHeads(handler.call, { limit: 50 })
  const [newest, oldest] = [rows[0], rows.at(-1)]
  if (!newest || !oldest) throw new Error('nothing was signed')
  expect(await getLogState(handler.call)).toMatchObject({ hash: 'sm3', sealed: newest.head.size, unsealed: { facts: 0 }, head: newest.head })
  const bytes = (text: string) => Buffer.from(text, 'hex')
  const { earlier, later, path } = await getConsistencyProof(handler.call, { from: oldest.head.size, to: newest.head.size })
  expect(provesConsistency(hashWith('sm3'), { earlier: earlier.head.size, earlierRoot: bytes(earlier.head.root), size: later.head.size, root: bytes(later.head.root), path: path.map(bytes) })).toBe(true)
  await expect(getConsistencyProof(handler.call, { from: 1, to: newest.head.size + 1 })).rejects.toMatchObject({ code: 'head_unknown' })
  expect(await verifyCity(opened.deps, city.tenant, { kept: [oldest] })).toMatchObject({ wrong: 0 })
})
