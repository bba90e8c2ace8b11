import { useState } from 'react'
import { Link } from 'react-router'
import { useSession } from '../../../api/session.tsx'
import { usePick, useWords } from '../../../i18n/language.tsx'
import { Button, Note, Section, shortDay, useOpened } from '../../../ui/index.ts'
import { OnRoad } from '../../road/on-matter.tsx'
import { ReachForm } from '../forms.tsx'
import { ListForm, UnlistForm } from './listing.tsx'
import { listingWords } from './listing-words.ts'
import type { Matter } from '../page.tsx'
import { matterWords } from '../words.ts'

/** Milestones by due day; the next ones can be recorded as reached. */
export function Milestones({ matter }: { matter: Matter }) {
  const t = useWords(matterWords)
  const { today } = useSession()
  const forms = useOpened<string>()
  const { milestones } = matter
  if (milestones.length === 0) return null
  const next = matter.may.includes('reachMilestone') ? milestones.find(({ reachedOn }) => !reachedOn)?.id : undefined
  return (
    <Section title={t('milestones')} aside={t('milestonesDone', { done: milestones.filter(({ reachedOn }) => reachedOn).length, n: milestones.length })}>
      <ol className="list">
        {milestones.map((milestone) => (
          <li key={milestone.id}>
            <div className="matter-line">
              <span className={milestone.reachedOn ? 'ink-2' : undefined}>{milestone.title}</span>
              <span className="ink-3 nowrap">{milestone.reachedOn ? t('reached', { day: shortDay(milestone.reachedOn, today) }) : t('stepLimit', { day: shortDay(milestone.due, today) })}</span>
            </div>
            {milestone.id === next && forms.what !== next && <Button link className="matter-no-paper" {...forms.link(milestone.id)}>{t('reachDo')}</Button>}
            {forms.form(milestone.id, (close) => <ReachForm matter={matter.id} milestone={milestone.id} onClose={close} />)}
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** Due day, stage and the ledgers it stands in; what it met on its year's road. */
export function Facts({ matter }: { matter: Matter }) {
  const t = useWords(matterWords)
  const pick = usePick()
  const { today } = useSession()
  const listing = useOpened<'list'>()
  const [listed, setListed] = useState<string | null>(null)
  const unlisting = useOpened<string>()
  const l = useWords(listingWords)
  const more = matter.may.includes('listMatter') && <Button link className="matter-no-paper" {...listing.link('list')}>{t('list')}</Button>
  return (
    <>
      <Section title={t('dates')} more={more}>
        {listing.form('list', (close) => <ListForm matter={matter} onClose={close} onListed={(ledger) => (setListed(ledger), close())} />)}
        {listed && <Note tone="done" live>{t('listDone', { ledger: listed })}</Note>}
        <dl className="pairs matter-facts">
          <dt>{t('due')}</dt>
          <dd>
            {matter.due ? shortDay(matter.due, today) : t('dueNone')}
            {matter.dueText && <span className="ink-3">　{t('dueWords', { words: matter.dueText })}</span>}
          </dd>
          <dt>{t('opened')}</dt>
          <dd>{shortDay(matter.openedOn, today)}</dd>
          <dt>{t('home')}</dt>
          <dd>{pick(matter.ledgerName)}</dd>
          {matter.listedIn.length > 0 && (
            <>
              <dt>{t('listedIn')}</dt>
              <dd>
                {matter.listedIn.map(({ ledger, name }) => (
                  <div key={ledger}>
                    <Link to={`/ledgers/${ledger}`}>{pick(name)}</Link>
                    {matter.may.includes('unlistMatter') && <Button link className="matter-no-paper small" aria-label={`${l('unlist')} ${pick(name)}`} {...unlisting.link(ledger)}>　{l('unlist')}</Button>}
                    {unlisting.form(ledger, (close) => <UnlistForm matter={matter.id} ledger={{ ledger, name }} onClose={close} />)}
                  </div>
                ))}
              </dd>
            </>
          )}
          <dt>{t('stage')}</dt>
          <dd>{pick(matter.stageName)}</dd>
        </dl>
      </Section>
      <OnRoad matter={matter.id} />
    </>
  )
}
