import type { Answer } from '../../../api/contract/endpoints.ts'
import { useWords } from '../../i18n/language.tsx'
import { uiWords } from '../../i18n/ui-words.ts'
import { organisationWords } from './words.ts'

type Holder = Answer<'getPost'>['holders'][number]

/** Who holds a post: names where the directory keeps them, 空缺 where no one does. */
export function Holders({ holders }: { holders: readonly Holder[] }) {
  const t = useWords(organisationWords)
  const u = useWords(uiWords)
  if (holders.length === 0) return <span className="ink-3">{t('vacant')}</span>
  return (
    <>
      {holders.map(({ person, name, acting }, index) => (
        <span key={person}>
          {index > 0 ? '、' : ''}
          {name ?? t('nameless')}
          {acting ? u('brackets', { text: t('acting') }) : ''}
        </span>
      ))}
    </>
  )
}
