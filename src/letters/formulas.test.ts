import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'

import { csvOf } from './csv.ts'
import { writeWorkbook, type SheetColumn } from './xlsx/index.ts'

/** Words a spreadsheet may take for a formula, wherever somebody may have written them. */
const words = fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '"', "'", ' ', ',', ''), fc.string({ unit: 'binary', maxLength: 20 })).map(([first, rest]) => first + rest)
const column = (head: string): SheetColumn => ({ head, group: head, width: 10, centred: false, hidden: false })

test('no cell of a workbook is a formula, and no words leave their cell, whatever is written in cells, heads, title, notes and the name of the sheet', () => {
  fc.assert(
    fc.property(words, words, (one, other) => {
      const workbook = writeWorkbook({ name: one, title: other, noteLeft: one, noteRight: other, mark: one, repeated: 1, columns: [column(one), column(other)] })
      workbook.add([[one, other], [other, one]])
      const parts = unzipSync(workbook.finish())
      const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
      const cells = [...sheet.matchAll(/<c [^>]*?(?:\/>|>(.*?)<\/c>)/gs)].map(([, inside]) => inside ?? '')
      expect(cells.length).toBeGreaterThan(3)
      for (const inside of cells) expect(inside).toMatch(/^(?:<is><t xml:space="preserve">[^<]*<\/t><\/is>)?$/)
      expect(sheet).not.toMatch(/<f\b/)
    }),
    { numRuns: 100 },
  )
})

test('no field of a .csv begins as a formula does, and each stays one field', () => {
  fc.assert(
    fc.property(words, words, (one, other) => {
      const text = new TextDecoder().decode(csvOf([['甲', one, other]]))
      const fields = [...text.slice(0, -2).matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))(?=,|$)/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '')
      expect(fields).toHaveLength(3)
      for (const field of fields) expect(/^[=+\-@\t\r\n＝＋－＠]/.test(field) && !/^[+-]?\d+(?:\.\d+)?%?$/.test(field)).toBe(false)
    }),
    { numRuns: 300 },
  )
})

test('nothing else in the program writes tables: whoever answers with one has it from here', () => {
  const src = join(import.meta.dirname, '..')
  const files = readdirSync(src, { recursive: true }).map(String).filter((name) => name.endsWith('.ts') && !/test/.test(name))
  const holding = (pattern: RegExp) => files.filter((name) => pattern.test(readFileSync(join(src, name), 'utf8'))).map((name) => name.replaceAll('\\', '/')).sort()
  // What is read may say so, what is written only here.
  expect(holding(/text\/csv/).filter((name) => !/^(?:letters\/csv|files\/attachment)\.ts$/.test(name))).toEqual([])
  expect(holding(/<sheetData|inlineStr/).filter((name) => !name.startsWith('letters/xlsx/') && !name.startsWith('files/xlsx/'))).toEqual([])
  expect(holding(/\bCSV_TYPE\b/).filter((name) => !holding(/\bcsvOf\(/).includes(name))).toEqual([])
})
