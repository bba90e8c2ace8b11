import { NavLink } from 'react-router'
import type { EndpointName } from '../../api/contract/paths.ts'
import { useAnswer } from '../api/hooks.ts'
import { useMay } from '../api/session.tsx'
import { useWords } from '../i18n/language.tsx'
import { shellWords } from './words.ts'

type Entry = { group: keyof typeof shellWords; pages: { name: keyof typeof shellWords; to: string; needs: EndpointName }[] }

/** Pages by the question they answer; a page the post may not read is not offered. */
const ENTRIES: Entry[] = [
  { group: 'nav.mine', pages: [{ name: 'desk', to: '/desk', needs: 'getDesk' }, { name: 'reminders', to: '/reminders', needs: 'listReminders' }] },
  { group: 'nav.sources', pages: [{ name: 'documents', to: '/documents', needs: 'listDocuments' }, { name: 'check', to: '/check', needs: 'checkFigures' }, { name: 'matterSources', to: '/sources', needs: 'getSources' }] },
  { group: 'nav.progress', pages: [{ name: 'ledgers', to: '/ledgers', needs: 'listMatters' }, { name: 'five', to: '/five', needs: 'getObligations' }, { name: 'problems', to: '/problems', needs: 'listProblems' }, { name: 'inspections', to: '/inspections', needs: 'listInspections' }, { name: 'meetings', to: '/meetings', needs: 'listMeetings' }, { name: 'letters', to: '/letters', needs: 'listLetters' }, { name: 'road', to: '/road', needs: 'getRoad' }] },
  { group: 'nav.results', pages: [{ name: 'indicators', to: '/indicators', needs: 'listIndicators' }, { name: 'assessments', to: '/assessments', needs: 'listAssessments' }, { name: 'briefs', to: '/briefs', needs: 'listBriefs' }, { name: 'burden', to: '/burden', needs: 'getBurden' }] },
  { group: 'nav.base', pages: [{ name: 'organisation', to: '/organisation', needs: 'listUnits' }, { name: 'publications', to: '/publications', needs: 'getPublication' }] },
  {
    group: 'nav.system',
    pages: [
      { name: 'system', to: '/system', needs: 'getSystem' },
      { name: 'accounts', to: '/accounts', needs: 'listAccounts' },
      { name: 'audit', to: '/audit', needs: 'listAudit' },
      { name: 'sealedLog', to: '/log', needs: 'getLogState' },
      { name: 'erasures', to: '/erasures', needs: 'decideErasure' },
      { name: 'channels', to: '/channels', needs: 'getChannels' },
    ],
  },
]

export function Navigation() {
  const t = useWords(shellWords)
  const may = useMay()
  // Read from what the desk has already asked: no page but the desk waits for it.
  const desk = useAnswer('getDesk', {}, { when: false })
  const counts: Partial<Record<keyof typeof shellWords, number>> = { desk: desk.data ? desk.data.owedTotal + desk.data.missingTotal + desk.data.updatesTotal + desk.data.toDecideTotal : 0 }
  return (
    <nav className="nav" aria-label={t('nav')}>
      {ENTRIES.map(({ group, pages }) => {
        const open = pages.filter(({ needs }) => may(needs))
        if (open.length === 0) return null
        return [
          <h2 key={group}>{t(group)}</h2>,
          ...open.map(({ name, to }) => (
            <NavLink key={to} to={to}>
              {t(name)}
              {counts[name] ? <span>{counts[name]}</span> : null}
            </NavLink>
          )),
        ]
      })}
    </nav>
  )
}
