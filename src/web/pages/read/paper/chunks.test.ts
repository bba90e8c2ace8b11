import { expect, test } from 'vitest'
import { chunkAt, chunksOf } from './chunks.ts'
import type { Paragraph } from './paragraphs.ts'

const paragraph = (start: number, length: number, part = 0): Paragraph => ({ start, end: start + length, kind: 'body', level: 0, leadEnd: start, lines: [], part })

test('chunks hold about 2400 characters, and a longer paragraph stands alone', () => {
  const chunks = chunksOf([paragraph(0, 1000), paragraph(1000, 1000), paragraph(2000, 1000), paragraph(3000, 9000), paragraph(12000, 10)], [])
  expect(chunks.map((chunk) => [chunk.start, chunk.end])).toEqual([[0, 2000], [2000, 3000], [3000, 12000], [12000, 12010]])
})

test('a document begins a chunk of its own', () => {
  const chunks = chunksOf([paragraph(0, 10), paragraph(10, 10), paragraph(20, 10, 1)], [])
  expect(chunks.map((chunk) => chunk.part)).toEqual([0, 1])
})

test('a mark over two chunks is in both', () => {
  const chunks = chunksOf([paragraph(0, 2000), paragraph(2000, 2000)], [{ start: 1990, end: 2010, kind: 'task', proposal: 'p', note: null }])
  expect(chunks.map((chunk) => chunk.marks.length)).toEqual([1, 1])
})

test.each([
  [0, 0],
  [1999, 0],
  [2000, 1],
  [99_999, 1],
])('place %d is in chunk %d', (place, index) => {
  expect(chunkAt(chunksOf([paragraph(0, 2000), paragraph(2000, 2000)], []), place)?.index).toBe(index)
})
