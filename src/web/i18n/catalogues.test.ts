import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Catalogue } from './language.tsx'

const web = join(import.meta.dirname, '..')
const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).map((name) => join(web, name))
const catalogueFiles = files.filter((file) => /(^|[-/\\])words\.ts$/.test(file))
const HAN = /\p{Script=Han}/u

describe.each(catalogueFiles.map((file) => [relative(web, file), file]))('%s', (_, file) => {
  test('says everything in both languages, with the same values in it', async () => {
    const exported: Record<string, unknown> = await import(file)
    const catalogues = Object.values(exported).filter(isCatalogue)
    expect(catalogues.length).toBeGreaterThan(0)
    for (const catalogue of catalogues) {
      expect(faultsOf(catalogue)).toEqual([])
    }
  })
})

test.each([
  ['an English text left empty', { a: { zh: '好的', en: ' ' } }, ['a: en is empty']],
  ['no fault in a measure word', { a: { zh: ' 条', en: '' } }, []],
  ['a Chinese text left in English', { a: { zh: 'Good', en: 'Good' } }, ['a: zh is not Chinese']],
  ['a value forgotten in one language', { a: { zh: '{n} 条', en: 'records' } }, ['a: values differ']],
  ['the name of the other language', { 'language.other': { zh: 'English', en: '中文' } }, []],
  ['both well', { a: { zh: '{n} 条', en: '{n} records' } }, []],
])('finds %s', (_, catalogue, faults) => {
  expect(faultsOf(catalogue)).toEqual(faults)
})

/** Forms of dates and of numbered lines, as people write them: patterns, not texts. */
const PATTERNS = ['ui/read-day.ts', 'ui/date-text.tsx', 'pages/read/paper/paragraphs.ts']

test('no Chinese stands outside the catalogues', () => {
  const sources = files.filter(
    (file) =>
      /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !catalogueFiles.includes(file) && !PATTERNS.includes(relative(web, file)),
  )
  const found = sources.flatMap((file) =>
    withoutComments(readFileSync(file, 'utf8'))
      .split('\n')
      .filter((line) => HAN.test(line))
      .map((line) => `${relative(web, file)}: ${line.trim()}`),
  )
  expect(found).toEqual([])
})

function faultsOf(catalogue: Catalogue): string[] {
  return Object.entries(catalogue).flatMap(([key, { zh, en }]) => [
    ...(zh.trim() ? [] : [`${key}: zh is empty`]),
    ...(en.trim() || isMeasureWord(zh) ? [] : [`${key}: en is empty`]),
    ...(HAN.test(zh) || onlySigns(zh) || isOtherLanguage(zh, en) ? [] : [`${key}: zh is not Chinese`]),
    ...(valuesIn(zh) === valuesIn(en) ? [] : [`${key}: values differ`]),
  ])
}

/** 条, 件, 个 after a number: English has none. */
function isMeasureWord(zh: string): boolean {
  return [...zh.trim()].length === 1
}

/** A button that leads to the other language is written in it. */
function isOtherLanguage(zh: string, en: string): boolean {
  return zh === 'English' && HAN.test(en)
}

/** Values and signs only: `{before} → {after}`. */
function onlySigns(text: string): boolean {
  return !/\p{L}/u.test(text.replace(/\{\w+\}/g, ''))
}

function valuesIn(text: string): string {
  return [...text.matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name)
    .sort()
    .join()
}

function isCatalogue(value: unknown): value is Catalogue {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'object' && text !== null && 'zh' in text && 'en' in text)
  )
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
}
