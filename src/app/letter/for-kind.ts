import { DeliveryError } from '../../kernel/errors.ts'
import type { LetterKind, Pack } from '../../kernel/pack/schema.ts'

/** @throws DeliveryError `letter_kind_unknown` where no pack in force has such a letter */
export function letterKind(packs: readonly Pack[], pack: string, kind: string): LetterKind {
  const found = packs.find(({ id }) => id === pack)?.letters.find(({ id }) => id === kind)
  if (!found) throw new DeliveryError('letter_kind_unknown', { pack, kind })
  return found
}
