import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { fill } from '../../kernel/words/fill.ts'

export type Language = 'zh' | 'en'
export type Bilingual = { zh: string; en: string }
/** A catalogue: every text of a page, in both languages side by side, with `{name}` where a value goes. */
export type Catalogue = Readonly<Record<string, Bilingual>>
export type Values = Readonly<Record<string, string | number>>

const KEY = 'lingxian.language'
const TAGS: Record<Language, string> = { zh: 'zh-CN', en: 'en' }
const LanguageContext = createContext<{ language: Language; setLanguage: (language: Language) => void }>({
  language: 'zh',
  setLanguage: () => undefined,
})

/** Remembers the language on this machine; Chinese unless someone has chosen English. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, set] = useState<Language>(() => (localStorage.getItem(KEY) === 'en' ? 'en' : 'zh'))
  useEffect(() => {
    document.documentElement.lang = TAGS[language]
  }, [language])
  const setLanguage = useCallback((next: Language) => {
    localStorage.setItem(KEY, next)
    set(next)
  }, [])
  const value = useMemo(() => ({ language, setLanguage }), [language, setLanguage])
  return <LanguageContext value={value}>{children}</LanguageContext>
}

export function useLanguage() {
  return useContext(LanguageContext)
}

/** The texts of one catalogue in the language in use: `const t = useWords(deskWords)`, `t('left', { days: 6 })`. */
export function useWords<C extends Catalogue>(catalogue: C): (key: keyof C, values?: Values) => string {
  const { language } = useLanguage()
  return useCallback((key, values = {}) => fill(catalogue[key]![language], values), [catalogue, language])
}

/** Picks the language in use from a name that comes in both. */
export function usePick(): (text: Bilingual) => string {
  const { language } = useLanguage()
  return useCallback((text) => text[language], [language])
}
