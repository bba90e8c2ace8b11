import { readFileSync } from 'node:fs'
import type { Pack } from '../kernel/pack/schema.ts'
import { parsePack, type ParsedPack } from './parse.ts'

/** The packs that come with the product, in the order they are installed: one that is used stands before those that use it. */
export const BUILTIN_PACKS = ['problems.yaml', 'reform.yaml', 'letters.yaml', 'supervision.yaml', 'provincial.yaml', 'sources.yaml', 'meetings.yaml', 'inspections.yaml', 'burden.yaml', 'assessment.yaml'] as const

/** The text of every built-in pack. A city's own packs are read by the application beside these. */
export function readBuiltinPacks(): { file: string; text: string }[] {
  return BUILTIN_PACKS.map((file) => ({ file, text: readFileSync(new URL(file, import.meta.url), 'utf8') }))
}

/** Every built-in pack, each read beside those before it. */
export function parseBuiltinPacks(): ({ file: string } & ParsedPack)[] {
  const known: Pack[] = []
  return readBuiltinPacks().map(({ file, text }) => {
    const parsed = parsePack(text, file, undefined, known)
    if ('pack' in parsed) known.push(parsed.pack)
    return { file, ...parsed }
  })
}
