import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { builtinPictures, picturesOfFile } from './procedure-pictures.ts'

const images = new URL('../../../docs/images/procedures/', import.meta.url)
const packs = new URL('../../../docs/packs.md', import.meta.url)
const example = (file: string) => readFileSync(new URL(`../../../docs/examples/packs/${file}`, import.meta.url), 'utf8')

test('docs hold the picture of every built-in procedure as it is: lingxian picture --out docs/images/procedures', () => {
  const drawn = Object.fromEntries(builtinPictures('zh').map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]))
  const kept = Object.fromEntries(readdirSync(images).map((file) => [file, readFileSync(new URL(file, images), 'utf8')]))
  expect(kept).toEqual(drawn)
})

test('docs/packs.md shows none that there is not', () => {
  const shown = [...readFileSync(packs, 'utf8').matchAll(/images\/procedures\/([\w-]+\.svg)/g)].map(([, file]) => file)
  expect(shown.length).toBeGreaterThan(0)
  expect(readdirSync(images)).toEqual(expect.arrayContaining(shown))
})

test('a city’s own pack is drawn from its file; what is wrong with one is said with its place', () => {
  const made = picturesOfFile(example('rivers.yaml'), 'rivers.yaml', 'en')
  expect('pictures' in made && made.pictures.map(({ name }) => name)).toEqual(['rivers-watched.svg'])
  const wrong = picturesOfFile(example('rivers.yaml').replace('procedure: watched', 'procedure: watch'), 'rivers.yaml', 'zh')
  expect('mistakes' in wrong && wrong.mistakes).toEqual([expect.stringMatching(/^rivers\.yaml:\d+:\d+ 没有流程“watch”。/)])
})
