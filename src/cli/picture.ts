import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

import { builtinPictures, picturesOfFile } from '../app/city/procedure-pictures.ts'
import type { Command } from './command.ts'
import { refusalLine } from './input.ts'
import { optionsIn } from './options.ts'

const USAGE = 'lingxian picture [--pack FILE] [--out FOLDER] [--english]'

/** `lingxian picture`: every procedure of a pack's file, or of the packs that come with the product, as an SVG of its own. */
export const command: Command = async (words) => {
  const given = optionsIn(words, { values: ['--pack', '--out'], flags: ['--english'] }, USAGE)
  if (!given) return 2
  const language = given.flags.has('--english') ? 'en' : 'zh'
  const file = given.values.get('--pack')
  const made = file === undefined ? { pictures: builtinPictures(language) } : await drawn(file, language)
  if ('mistakes' in made) {
    process.stderr.write(`${made.mistakes.join('\n')}\n`)
    return 1
  }
  const folder = given.values.get('--out') ?? '.'
  await mkdir(folder, { recursive: true })
  for (const { name, bytes } of made.pictures) {
    const path = join(folder, name)
    await writeFile(path, bytes)
    process.stdout.write(`${path}\n`)
  }
  return 0
}

async function drawn(file: string, language: Parameters<typeof builtinPictures>[0]): Promise<ReturnType<typeof picturesOfFile>> {
  try {
    return picturesOfFile(await readFile(file, 'utf8'), basename(file), language)
  } catch (error) {
    const line = refusalLine(error)
    if (line === null) throw error
    return { mistakes: [`${file}: ${line}`] }
  }
}
