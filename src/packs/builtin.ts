import { readFileSync } from 'node:fs'

/** The packs that come with the product, in the order they are installed. */
export const BUILTIN_PACKS = ['reform.yaml', 'supervision.yaml', 'problems.yaml'] as const

/** The text of every built-in pack, for `parsePack`. A city's own packs are read by the application beside these. */
export function readBuiltinPacks(): { file: string; text: string }[] {
  return BUILTIN_PACKS.map((file) => ({ file, text: readFileSync(new URL(file, import.meta.url), 'utf8') }))
}
