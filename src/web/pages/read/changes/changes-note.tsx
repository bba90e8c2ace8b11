import { Link } from 'react-router'
import { useSession } from '../../../api/session.tsx'
import { useWords } from '../../../i18n/language.tsx'
import { DateText } from '../../../ui/index.ts'
import { countsOf, type Issue } from './changes.ts'
import { changesWords } from './words.ts'

type Props = { issues: readonly Issue[]; only: boolean; onOnly: (only: boolean) => void }

/** Says that a document was issued before, what that changes, and which tasks are gone. */
export function ChangesNote({ issues, only, onOnly }: Props) {
  const t = useWords(changesWords)
  return (
    <section className="read-changes" aria-label={t('changeTitle')}>
      {issues.map((issue) => <OneIssue key={issue.part} issue={issue} />)}
      <label className="read-changes-only">
        <input type="checkbox" checked={only} onChange={(event) => onOnly(event.target.checked)} />
        {t('onlyChanges')}
      </label>
    </section>
  )
}

function OneIssue({ issue }: { issue: Issue }) {
  const t = useWords(changesWords)
  const { today } = useSession()
  const { earlier, changes } = issue
  const dropped = changes.filter(({ kind }) => kind === 'dropped')
  return (
    <>
      <p>
        {t('like')}<DateText day={earlier.receivedOn} today={today} />{t('likeReceived')}
        {' '}<Link to={`/documents/${earlier.document}`}>《{earlier.title || earlier.name}》</Link>{earlier.number && `（${earlier.number}）`}{t('likeEnd')}
      </p>
      <p className="ink-2">{t('counts', countsOf(issue))}</p>
      {dropped.length > 0 && (
        <details className="read-dropped">
          <summary>{t('droppedTitle', { n: dropped.length })}</summary>
          <p className="ink-2">{t('droppedHelp')}</p>
          <ul>
            {dropped.flatMap(({ before, stands }) =>
              before.map(({ proposal, title, matter }) => (
                <li key={proposal}>
                  {title}{'　'}
                  {matter ? <Link to={`/matters/${matter.id}`}>{matter.code}</Link> : <span className="ink-3">{t('droppedNoMatter')}</span>}
                  {stands && <span className="ink-3">　{t('droppedStands')}</span>}
                </li>
              )),
            )}
          </ul>
        </details>
      )}
    </>
  )
}
