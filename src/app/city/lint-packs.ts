import { runCases } from '../../kernel/pack/cases.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import { china } from '../../kernel/time/china.ts'
import { parseBuiltinPacks } from '../../packs/builtin.ts'
import { parsePack, type PackMistake } from '../../packs/parse.ts'

/** What was found in one file; `failed`: cases that do not come out as they say. */
export type Linted = { file: string; mistakes: PackMistake[]; warnings: PackMistake[]; failed: { name: string | null; expected: unknown; actual: unknown }[] }

/** Packs as they would be installed, each read beside those that come with the product and those named before it. */
export function lintPacks(files: readonly { file: string; text: string }[]): Linted[] {
  const known = parseBuiltinPacks().flatMap((parsed): Pack[] => ('pack' in parsed ? [parsed.pack] : []))
  return files.map(({ file, text }) => lint(file, text, known))
}

/** A pack that is sound is there for those after it; one that comes with the product is checked in place of its own. */
function lint(file: string, text: string, known: Pack[]): Linted {
  const id = /^id:\s*["']?([a-z0-9-]+)/m.exec(text)?.[1]
  const parsed = parsePack(text, file, undefined, known.filter((pack) => pack.id !== id))
  if ('mistakes' in parsed) return { file, mistakes: parsed.mistakes, warnings: [], failed: [] }
  known.push(parsed.pack)
  const failed = runCases(parsed.pack, china).filter(({ expected, actual }) => JSON.stringify(expected) !== JSON.stringify(actual))
  return { file, mistakes: [], warnings: parsed.warnings, failed: failed.map(({ name, expected, actual }) => ({ name, expected, actual })) }
}
