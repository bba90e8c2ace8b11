import { expect, test } from 'vitest'
import { partSchema } from '../../kernel/facts/document.ts'
import { partOf } from './parts.ts'

const FINGERPRINT = 'a'.repeat(64)
const read = { id: 'd1', title: '通知', number: null, issuer: null, issuedOn: null, year: 2026, openness: null, interpretedBy: null, start: 0, end: 2 }

test.each([
  ['what is not stated stays so', {}, { title: '通知', number: null, issuer: null }],
  ['what just fits is not cut', { number: '号'.repeat(80), issuer: '府'.repeat(120) }, { number: '号'.repeat(80), issuer: '府'.repeat(120) }],
  ['a number that is none', { number: '号'.repeat(81) }, { number: '号'.repeat(80) }],
  ['a paragraph taken for the issuer', { issuer: '府'.repeat(500) }, { issuer: '府'.repeat(120) }],
  ['a paragraph taken for the title', { title: '题'.repeat(500) }, { title: '题'.repeat(300) }],
  ['no character is halved', { number: '号'.repeat(79) + '𠮷' }, { number: '号'.repeat(79) }],
])('%s', (_, stated, kept) => {
  const part = partOf({ ...read, ...stated }, FINGERPRINT, null)
  expect(part).toMatchObject(kept)
  expect(partSchema.parse(part)).toEqual(part)
})
