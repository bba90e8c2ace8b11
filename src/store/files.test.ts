import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { openFiles } from './files.ts'

const folder = mkdtempSync(join(tmpdir(), 'lingxian-files-'))
const files = openFiles(folder)
afterAll(() => rmSync(folder, { recursive: true }))

const bytes = (text: string) => new TextEncoder().encode(text)
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'

test('a file is kept under the hash of its content and comes back', async () => {
  expect(await files.put(bytes('abc'))).toEqual({ sha256: ABC, size: 3 })
  expect(Buffer.from(await files.get(ABC)).toString()).toBe('abc')
})

test('an empty file is a file', async () => {
  const { sha256, size } = await files.put(bytes(''))
  expect(size).toBe(0)
  expect(await files.get(sha256)).toHaveLength(0)
})

test('the same content many times at once is one file, and nothing half-written stays', async () => {
  await Promise.all(Array.from({ length: 20 }, () => files.put(bytes('again'))))
  const { sha256 } = await files.put(bytes('again'))
  expect(readdirSync(join(folder, sha256.slice(0, 2)))).toEqual([sha256])
})

test.each(['0'.repeat(64), 'x', '../../../etc/passwd', `../${ABC}`, ABC.toUpperCase()])('%s is not found', async (sha256) => {
  await expect(files.get(sha256)).rejects.toMatchObject({ code: 'not_found' })
})

test('a file changed on disk is not handed out', async () => {
  const { sha256 } = await files.put(bytes('true'))
  writeFileSync(join(folder, sha256.slice(0, 2), sha256), 'false')
  await expect(files.get(sha256)).rejects.toMatchObject({ code: 'file_spoiled', facts: { sha256 } })
})

test('the same content, kept again, heals what was spoiled', async () => {
  const { sha256 } = await files.put(bytes('healed'))
  writeFileSync(join(folder, sha256.slice(0, 2), sha256), 'spoiled')
  await files.put(bytes('healed'))
  expect(Buffer.from(await files.get(sha256)).toString()).toBe('healed')
  expect(await files.intact(sha256)).toEqual(Buffer.from('healed'))
})

test('what a killed process had begun is removed, unless another one may still be writing it; whole files stay', async () => {
  const { sha256 } = await files.put(bytes('whole'))
  writeFileSync(join(folder, sha256.slice(0, 2), `${sha256}.0192aaaa-0000-7000-8000-000000000001`), 'half')
  expect(await files.tidy(60_000)).toBe(0)
  expect(await files.tidy(0)).toBe(1)
  expect(readdirSync(join(folder, sha256.slice(0, 2)))).toEqual([sha256])
})
