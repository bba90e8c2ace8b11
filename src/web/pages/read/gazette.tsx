import { useMemo } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/index.ts'
import { isOpen } from './decide.ts'
import type { Document } from './decide.ts'
import { readWords } from './words.ts'

type Props = { document: Document; onJump: (place: number, firstProposal: string | null) => void }

/** The documents of a gazette: what each asks, and which were received before. */
export function Gazette({ document, onJump }: Props) {
  const t = useWords(readWords)
  const byPart = useMemo(() => {
    const map = new Map<string, Document['list']>()
    for (const proposal of document.list) map.set(proposal.part, [...(map.get(proposal.part) ?? []), proposal])
    return map
  }, [document.list])
  return (
    <details className="gazette" open={document.documents.length <= 20}>
      <summary>{t('gazette', { n: document.documents.length })}</summary>
      <div className="gazette-scroll" tabIndex={0} role="region" aria-label={t('gazette', { n: document.documents.length })}>
        <table className="t3">
          <caption className="unseen">{t('gazette', { n: document.documents.length })}</caption>
          <thead>
            <tr>
              <th scope="col" className="num" aria-label="№" />
              <th scope="col">{t('gazetteTitle')}</th>
              <th scope="col">{t('gazetteNumber')}</th>
              <th scope="col" className="num">{t('gazetteTasks')}</th>
              <th scope="col">{t('gazetteState')}</th>
            </tr>
          </thead>
          <tbody>
            {document.documents.map((part, index) => {
              const list = (byPart.get(part.id) ?? []).filter((proposal) => proposal.acceptable)
              const open = list.filter(isOpen).length
              return (
                <tr key={part.id}>
                  <td className="num ink-3">{index + 1}</td>
                  <th scope="row">
                    <Button link className="gazette-title" onClick={() => onJump(part.start, byPart.get(part.id)?.find(isOpen)?.id ?? null)}>{part.title || t('untitled')}</Button>
                  </th>
                  <td className="nowrap">{part.number}</td>
                  <td className="num">{list.length}</td>
                  <td className="nowrap ink-2">
                    {part.sameAs ? t('partKnown') : list.length === 0 ? t('partNone') : open > 0 ? t('partOpen', { n: open }) : t('partDone')}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </details>
  )
}
