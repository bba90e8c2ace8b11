import { useEffect, type ReactNode } from 'react'
import { useLanguage, useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/button.tsx'
import { sessionWords } from './words.ts'
import './session.css'

/** What stands around the pages before the shell: wordmark, the warning, the language. */
export function Door({ title, children, foot }: { title: string; children: ReactNode; foot?: ReactNode }) {
  const t = useWords(sessionWords)
  const { language, setLanguage } = useLanguage()
  useEffect(() => {
    document.title = `${title} · ${t('product')}`
  }, [title, t])
  return (
    <>
      <div className="strip plain" role="region" aria-label={t('secrets')}>
        <span className="right">{t('secrets')}</span>
      </div>
      <main className="door">
        <div className="wordmark">{t('product')}</div>
        <p className="says">{t('lead')}</p>
        {children}
        <footer>
          <span>{foot ?? t('forgotten')}</span>
          <Button link lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
            {t('other')}
          </Button>
        </footer>
      </main>
    </>
  )
}
