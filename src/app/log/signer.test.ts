import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

import { openSigner } from './signer.ts'
import { keyIdOf, signingAlgorithms, verifies, type PublicKey } from './signatures.ts'

const folder = mkdtempSync(join(tmpdir(), 'lingxian-signer-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each(signingAlgorithms)('a key of %s', (algorithm) => {
  const keys = join(folder, algorithm)
  const usual = { algorithm, file: undefined }

  test('is made once, for its owner alone, also by two at once, and found again', async () => {
    const both = await Promise.all([openSigner(keys, usual).key(), openSigner(keys, usual).key()])
    const again = await openSigner(keys, usual).key()
    expect(new Set([...both, again].map(({ id }) => id)).size).toBe(1)
    const files = readdirSync(keys)
    expect(files).toEqual([algorithm === 'ed25519' ? 'ed25519.pem' : 'sm2.hex'])
    expect(statSync(join(keys, files[0] ?? '')).mode & 0o777).toBe(0o600)
  })

  test('signs what only its public half confirms, and only that text', async () => {
    const key = await openSigner(keys, usual).key()
    const signature = key.sign('记录链 1')
    expect(await verifies(key, '记录链 1', signature)).toBe(true)
    expect(await verifies(key, '记录链 2', signature)).toBe(false)
    expect(await verifies(key, '记录链 1', Uint8Array.from(signature, (byte, at) => (at === 9 ? byte ^ 1 : byte)))).toBe(false)
    const other = await openSigner(join(folder, 'other'), usual).key()
    expect(await verifies(other, '记录链 1', signature)).toBe(false)
    expect(other.id).not.toBe(key.id)
    expect(await verifies({ algorithm, bytes: key.bytes.subarray(1) }, '记录链 1', signature)).toBe(false)
    expect(await verifies(key, '记录链 1', signature.subarray(1))).toBe(false)
  })

  test.each([['no key', 'nothing'], ['another kind', algorithm === 'sm2' ? '-----BEGIN PRIVATE KEY-----' : '0'.repeat(64)]])('%s in a given file is refused with its name alone', async (_, text) => {
    const file = join(folder, `given-${algorithm}`)
    writeFileSync(file, text)
    await expect(openSigner(keys, { algorithm, file }).key()).rejects.toMatchObject({ code: 'signing_key_unfit', facts: { file } })
  })

  test('a given file that is not there is refused, and none is made', async () => {
    const file = join(folder, 'missing')
    await expect(openSigner(keys, { algorithm, file }).key()).rejects.toMatchObject({ code: 'signing_key_unfit' })
    expect(readdirSync(folder)).not.toContain('missing')
  })
})

// Other programs must come to the same: published examples of both algorithms.
const published: { name: string; key: PublicKey; text: string; signature: string }[] = [
  {
    name: 'SM2, the example of GM/T 0003.5',
    key: { algorithm: 'sm2', bytes: Buffer.from('0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13', 'hex') },
    text: 'message digest',
    signature: 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
  },
  {
    name: 'Ed25519, test 2 of RFC 8032',
    key: { algorithm: 'ed25519', bytes: Buffer.from('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c', 'hex') },
    text: 'r',
    signature: '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
]

test.each(published)('$name is confirmed', async ({ key, text, signature }) => {
  expect(await verifies(key, text, Buffer.from(signature, 'hex'))).toBe(true)
  expect(keyIdOf(key)).toMatch(/^[0-9a-f]{32}$/)
})
