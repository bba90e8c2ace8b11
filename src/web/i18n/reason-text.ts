import { useCallback } from 'react'
import type { z } from 'zod'
import type { reason } from '../../api/contract/common.ts'
import { REASON_CODES, type Reason } from '../../kernel/light.ts'
import { china } from '../../kernel/time/china.ts'
import { fill } from '../../kernel/words/fill.ts'
import { nextWords } from '../../kernel/words/next.ts'
import { reasonSentence, shortDays } from '../../kernel/words/reasons.ts'
import { useSession } from '../api/session.tsx'
import { useLanguage, type Language } from './language.tsx'

type AnyReason = z.infer<typeof reason>

/** The sentence of a reason or of a next step; the code itself where this version has no words for it. */
export function reasonText(reason: AnyReason, language: Language, today: string): string {
  if (isLightReason(reason)) return reasonSentence(reason, language, today, china)
  const words = nextWords[reason.code]
  return words ? fill(words[language], shortDays(reason.params, today)) : reason.code
}

/** `const say = useReasonText()`, `say(row.next.what)`: in the language in use, as of the city's today. */
export function useReasonText(): (reason: AnyReason) => string {
  const { language } = useLanguage()
  const { today } = useSession()
  return useCallback((reason) => reasonText(reason, language, today), [language, today])
}

function isLightReason(reason: AnyReason): reason is Reason {
  return (REASON_CODES as readonly string[]).includes(reason.code)
}
