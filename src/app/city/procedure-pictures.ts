import { DeliveryError } from '../../kernel/errors.ts'
import { namesIn } from '../../kernel/pack/names.ts'
import type { Pack, Procedure } from '../../kernel/pack/schema.ts'
import type { Language } from '../../kernel/words/reasons.ts'
import { procedurePicture } from '../../letters/pictures/procedure.ts'
import { parseBuiltinPacks } from '../../packs/builtin.ts'
import { parsePack } from '../../packs/parse.ts'
import type { Call } from '../call.ts'
import { permitSomewhere } from '../permit.ts'
import { inputsOf } from './inputs.ts'

export type Picture = { name: string; mediaType: 'image/svg+xml'; bytes: Uint8Array }

/**
 * The picture of a procedure of a pack in force, with the state marked that a matter stands in.
 *
 * @throws DeliveryError `not_found` where no pack in force has it
 */
export async function getProcedurePicture({ deps, acting }: Call, { pack: packId, procedure: id, language, at }: { pack: string; procedure: string; language: Language; at?: string | undefined }): Promise<Picture> {
  permitSomewhere(acting, 'getProcedurePicture')
  const { packs } = await deps.db.read(acting.tenant, (db) => inputsOf(deps, db, acting.tenant))
  const pack = packs.find((one) => one.id === packId)
  const procedure = pack?.procedures.find((one) => one.id === id)
  if (!pack || !procedure) throw new DeliveryError('not_found', { what: `${packId}/${id}` })
  return pictureOf(pack, procedure, language, at)
}

/** The pictures of every procedure that comes with the product, in the order of the packs. */
export function builtinPictures(language: Language): Picture[] {
  return builtinPacks().flatMap((pack) => pack.procedures.map((procedure) => pictureOf(pack, procedure, language)))
}

/** The pictures of a pack's file, read beside the built-in ones; or what is wrong with it, a line each. */
export function picturesOfFile(text: string, file: string, language: Language): { pictures: Picture[] } | { mistakes: string[] } {
  const parsed = parsePack(text, file, undefined, builtinPacks())
  if ('mistakes' in parsed) return { mistakes: parsed.mistakes.map(({ line, column, zh, en }) => `${file}:${line}:${column} ${zh} ${en}`) }
  return { pictures: parsed.pack.procedures.map((procedure) => pictureOf(parsed.pack, procedure, language)) }
}

function builtinPacks(): Pack[] {
  return parseBuiltinPacks().flatMap((parsed) => ('pack' in parsed ? [parsed.pack] : []))
}

function pictureOf(pack: Pack, procedure: Procedure, language: Language, at?: string): Picture {
  const svg = procedurePicture(procedure, { language, names: namesIn(pack, { fields: [] }, language), at })
  return { name: `${pack.id}-${procedure.id}.svg`, mediaType: 'image/svg+xml', bytes: new TextEncoder().encode(`${svg}\n`) }
}
