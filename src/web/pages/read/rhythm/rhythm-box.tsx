import { useState } from 'react'
import { Link } from 'react-router'
import { useAnswer, useCommand } from '../../../api/hooks.ts'
import { useMay, useSession } from '../../../api/session.tsx'
import { usePick, useWords } from '../../../i18n/language.tsx'
import { Button, ErrorNote } from '../../../ui/index.ts'
import type { Document, Proposal } from '../decide.ts'
import { firstValues, valuesOf, type Rhythm } from './form-values.ts'
import { RhythmForm } from './rhythm-form.tsx'
import { rhythmWords } from './words.ts'

type Props = { document: Document; proposal: Proposal }

/** A rhythm that was read: what it asks, and the way to make it required practice of the city. */
export function RhythmBox({ document, proposal }: Props) {
  const t = useWords(rhythmWords)
  const may = useMay()
  const { today } = useSession()
  const [filling, setFilling] = useState(false)
  const adopted = useAdopted(document.id).get(proposal.id)
  const ledgers = useAnswer('listLedgers', {}, { when: may('adoptRhythm') }).data?.rows ?? []
  const read = document.periodic.find(({ id }) => id === proposal.id)
  if (!read) return null
  const first = adopted ? valuesOf(adopted, today) : firstValues(read, ledgers, today)
  const part = document.documents.find(({ id }) => id === proposal.part)
  const source = `《${part?.title || document.name}》${part?.number ?? ''}`
  const period = `period.${read.period}`
  return (
    <>
      <dl className="pairs read-card-pairs">
        <dt>{t('asks')}</dt>
        <dd>{period in rhythmWords ? t(period as keyof typeof rhythmWords) : read.period}{read.count !== null && `　${t('times', { n: read.count })}`}</dd>
        {read.actor && (
          <>
            <dt>{t('actor')}</dt>
            <dd>{read.actor}</dd>
          </>
        )}
        {read.recipient && (
          <>
            <dt>{t('recipient')}</dt>
            <dd>{read.recipient}</dd>
          </>
        )}
      </dl>
      {adopted && !filling && <Adopted rhythm={adopted} mayChange={may('adoptRhythm')} onChange={() => setFilling(true)} />}
      {filling && first ? (
        <RhythmForm document={document} source={source} first={first} ledgers={ledgers} onDone={() => setFilling(false)} />
      ) : (
        !adopted && may('adoptRhythm') && first && (
          <div className="actions read-card-actions">
            <Button onClick={() => setFilling(true)}>{t('make')}</Button>
          </div>
        )
      )}
    </>
  )
}

function Adopted({ rhythm, mayChange, onChange }: { rhythm: Rhythm; mayChange: boolean; onChange: () => void }) {
  const t = useWords(rhythmWords)
  const pick = usePick()
  const withdraw = useCommand('withdrawRhythm')
  const [asking, setAsking] = useState(false)
  return (
    <div className="rhythm-adopted">
      <p>
        <b>{t('adopted')}</b>　{pick(rhythm.name)}
        <br />
        {rhythm.ledgers.map(({ id, name }) => <Link key={id} to={`/ledgers/${id}`}>{pick(name)}</Link>)}
        {'　'}{t(`period.${rhythm.period}`)}{t('atLeast', { n: rhythm.atLeast })}{rhythm.from && `　${t('since', { day: rhythm.from })}`}
      </p>
      <p className="ink-3 small">{t('notCounted')}</p>
      <ErrorNote error={withdraw.error} />
      {mayChange && (
        <div className="actions read-card-actions">
          <Button onClick={onChange}>{t('change')}</Button>
          {asking ? (
            <>
              <Button busy={withdraw.isPending} onClick={() => withdraw.mutate({ params: { rhythm: rhythm.id }, body: {} })}>{t('withdrawSure')}</Button>
              <Button link onClick={() => setAsking(false)}>{t('cancel')}</Button>
            </>
          ) : (
            <Button onClick={() => setAsking(true)}>{t('withdraw')}</Button>
          )}
        </div>
      )}
    </div>
  )
}

/** The rhythms of a document that were made required practice, by proposal. */
export function useAdopted(document: string): ReadonlyMap<string, Rhythm> {
  const may = useMay()
  const rows = useAnswer('listRhythms', {}, { when: may('listRhythms') }).data?.rows ?? []
  return new Map(rows.flatMap((rhythm) => (rhythm.read?.document === document ? [[rhythm.read.proposal, rhythm] as const] : [])))
}
