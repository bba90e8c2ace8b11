import { useWords } from '../../i18n/language.tsx'
import { Button, Dialog, ErrorNote, Note } from '../../ui/index.ts'
import { planAll } from './decide.ts'
import type { Document, Draft, Left } from './decide.ts'
import type { Numbered } from './paper/paper-chunk.tsx'
import type { Progress } from './use-decisions.ts'
import { useFirstFocus } from './use-first-focus.ts'
import { readWords } from './words.ts'

type Props = {
  document: Document
  drafts: Readonly<Record<string, Draft>>
  revised: ReadonlySet<string>
  numbers: ReadonlyMap<string, Numbered>
  progress: Progress | null
  busy: boolean
  error: Error | null
  onGo: () => void
  onClose: () => void
}

const WHY = { 'unknown-unit': 'leftUnknown', unsure: 'leftUnsure', 'no-unit': 'leftNobody', revised: 'leftRevised' } as const satisfies Record<Left, keyof typeof readWords>

/** Says how many would be accepted and which are left and why, before anything is done. */
export function AcceptAll({ document, drafts, revised, numbers, progress, busy, error, onGo, onClose }: Props) {
  const t = useWords(readWords)
  const actions = useFirstFocus<HTMLDivElement>()
  const { accept, left } = planAll(document.list, drafts, revised)
  return (
    <Dialog title={t('allTitle', { n: accept.length })} onClose={onClose}>
      <p className="mid">{accept.length > 0 ? t('allWill', { n: accept.length }) : t('allNone')}</p>
      {left.length > 0 && (
        <>
          <p className="mid read-left-head">{t('allLeft', { n: left.length })}</p>
          <ul className="list read-left-list" tabIndex={0}>
            {left.map(({ proposal, why }) => (
              <li key={proposal.id}>
                <span className="ink-3">{numbers.get(proposal.id)?.number}</span>
                <span>{proposal.title}</span>
                <span className="ink-2">{t(WHY[why])}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <ErrorNote error={error} />
      {progress && (
        <Note tone="info" live>
          <progress max={progress.of} value={progress.done} aria-label={t('acceptAll')} />　{t('allProgress', { done: progress.done, n: progress.of })}
        </Note>
      )}
      <div className="actions" ref={actions}>
        {accept.length > 0 && <Button primary busy={busy} onClick={onGo}>{t('allGo', { n: accept.length })}</Button>}
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </Dialog>
  )
}
