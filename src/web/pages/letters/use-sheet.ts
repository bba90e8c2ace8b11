import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import type { Letter } from './model.ts'
import { paperWords } from './paper-words.ts'
import type { Sheet } from './sheet.ts'
import { sheetAhead, sheetOf, type Ahead } from './sheet-of.ts'

/** A letter as its paper. */
export function useSheetOf(): (letter: Letter) => Sheet {
  const { city } = useSession()
  const t = useWords(paperWords)
  return (letter) => sheetOf(letter, city.demonstration, (urgency) => t(`urgency.${urgency}`))
}

/** What a draft would be, as its paper. */
export function useSheetAhead(): (ahead: Ahead) => Sheet {
  const { city } = useSession()
  return (ahead) => sheetAhead(ahead, city.demonstration)
}
