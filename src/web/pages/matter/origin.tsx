import { Link } from 'react-router'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Clause, shortDay } from '../../ui/index.ts'
import type { Matter } from './page.tsx'
import { matterWords } from './words.ts'

/** Whence it comes: the clause of a document, or a meeting, an inspection, an instruction, a letter; both open where they stand. */
export function Origin({ matter }: { matter: Matter }) {
  const t = useWords(matterWords)
  const { clause, origin } = matter
  if (!clause && !origin) return <p className="mid ink-3">{t('clauseNone')}</p>
  return (
    <>
      {clause && (
        <Clause
          cite={
            <>
              {t('clauseFrom', { title: clause.documentTitle })}
              {clause.path.length > 0 && clause.path.at(-1)}
              {clause.number && `　${clause.number}`}
              {'　'}
              <Link to={`/documents/${clause.document}?at=${encodeURIComponent(clause.proposal)}`}>{t('openText')}</Link>
            </>
          }
        >
          {clause.text}
        </Clause>
      )}
      {origin && <From origin={origin} />}
    </>
  )
}

function From({ origin: { source, page, title, text, on } }: { origin: NonNullable<Matter['origin']> }) {
  const t = useWords(matterWords)
  const { today } = useSession()
  const cite = (
    <>
      {t(`source.${source}`)}　{shortDay(on, today)}
      {title && `　${title}`}
      {page && <>　<Link to={page}>{t(`sourceOpen.${source}`)}</Link></>}
    </>
  )
  return text ? <Clause cite={cite}>{text}</Clause> : <p className="mid ink-2">{cite}</p>
}
