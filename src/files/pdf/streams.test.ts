import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { refuseEndlessStreams } from './streams.ts'

function fileWith(...streams: Uint8Array[]): Uint8Array {
  return Buffer.concat(streams.flatMap((one) => [Buffer.from('<< /Filter /Unsaid >>\nstream\r\n'), one, Buffer.from('\nendstream\n')]))
}

const packed = deflateSync(Buffer.from('BT (words) Tj ET'))

test.each<[string, Uint8Array]>([
  ['no stream at all', Buffer.from('%PDF-1.7')],
  ['small ones', fileWith(packed, packed)],
  ['one that is not packed', fileWith(Buffer.from('BT (words) Tj ET'))],
  ['one that breaks off', fileWith(packed.subarray(0, 8), packed)],
  ['one that does not end', Buffer.concat([Buffer.from('stream\n'), packed])],
  ['one that only begins as if packed', fileWith(Buffer.from([0x78, 0x9c, 0xff, 0xff, 0xff]))],
])('taken: %s', (_, file) => {
  expect(() => refuseEndlessStreams(file)).not.toThrow()
})

test.each<[string, () => Uint8Array]>([
  ['200 kB that come to 210 MB', () => fileWith(packed, deflateSync(Buffer.alloc(210 * 1024 * 1024)))],
  ['packed twice', () => fileWith(deflateSync(deflateSync(Buffer.alloc(1000))))],
])('refused: %s', (_, make) => {
  expect(() => refuseEndlessStreams(make())).toThrow(expect.objectContaining({ reason: 'unpacks_too_large' }))
}, 30_000)
