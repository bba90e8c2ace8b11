import { useWords } from '../i18n/language.tsx'
import { usePage } from './page.tsx'
import { shellWords } from './words.ts'

export function Missing() {
  const t = useWords(shellWords)
  usePage({ title: t('missing.title'), crumbs: [{ text: t('missing.title') }] })
  return (
    <>
      <h1>{t('missing.title')}</h1>
      <p className="sub">{t('missing.text')}</p>
    </>
  )
}
