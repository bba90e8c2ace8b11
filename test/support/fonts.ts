import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { woffToSfnt } from './woff.ts'

// The subset of common characters, and the pieces that hold arrows, stars, shapes, circled numbers and brackets.
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => String(from + index))
const PIECES = ['chinese-simplified', 'latin', 'latin-ext', '5', ...range(85, 91), ...range(100, 119)]
const FACES = [
  { family: 'sans', weights: [400, 600, 700] },
  { family: 'serif', weights: [400, 600] },
]

/**
 * Lays out Noto Sans SC and Noto Serif SC for programs that draw through fontconfig, as a bare machine has no Chinese
 * glyphs. The machine's own fonts stay out, so that a page looks the same everywhere. Made once from the npm packages;
 * Chromium does not take their WOFF files from fontconfig, so they are unpacked.
 *
 * @param cache folder to keep them in
 * @returns path of a fonts.conf, for FONTCONFIG_FILE
 */
export function layFonts(cache: string): string {
  const config = join(cache, 'fonts.conf')
  const folder = join(cache, 'fonts')
  const content = fontsConf(folder, join(cache, 'fonts-cache'))
  // It names its folder in full: a clone that was moved makes it again.
  if (existsSync(config) && readFileSync(config, 'utf8') === content) return config
  mkdirSync(folder, { recursive: true })
  for (const { family, weights } of FACES) {
    const source = join(dirname(createRequire(import.meta.url).resolve(`@fontsource/noto-${family}-sc/package.json`)), 'files')
    for (const weight of weights) {
      for (const piece of PIECES) {
        const name = `noto-${family}-sc-${piece}-${weight}-normal`
        writeFileSync(join(folder, `${name}.ttf`), woffToSfnt(readFileSync(join(source, `${name}.woff`))))
      }
    }
  }
  // Written under another name first: its presence says that the fonts are complete.
  const draft = `${config}.${process.pid}`
  writeFileSync(draft, content)
  renameSync(draft, config)
  return config
}

// The files call themselves “Noto Sans SC Thin”, the name of the variable font they were cut from.
function fontsConf(folder: string, cacheFolder: string): string {
  const rename = (family: string) =>
    `<match target="scan"><test name="family" compare="contains"><string>${family}</string></test>` +
    `<edit name="family" mode="assign" binding="same"><string>${family}</string></edit></match>`
  const prefer = (generic: string, family: string) =>
    `<alias binding="strong"><family>${generic}</family><prefer><family>${family}</family></prefer></alias>`
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `<dir>${folder}</dir>`,
    `<cachedir>${cacheFolder}</cachedir>`,
    rename('Noto Sans SC'),
    rename('Noto Serif SC'),
    prefer('sans-serif', 'Noto Sans SC'),
    prefer('system-ui', 'Noto Sans SC'),
    prefer('serif', 'Noto Serif SC'),
    '</fontconfig>',
    '',
  ].join('\n')
}
