import { Link } from 'react-router'
import { useAnswer } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Section } from '../../ui/index.ts'
import { opinionWords, roadWords } from './words.ts'

/** On a matter's own page: who proposed it, how many opinions, which changes were asked for; nothing where it met none of it. */
export function OnRoad({ matter }: { matter: string }) {
  const t = useWords(opinionWords)
  const r = useWords(roadWords)
  const may = useMay()
  const asked = useAnswer('getOpinions', { params: { matter } }, { when: may('getOpinions') })
  const road = asked.data
  if (!road || (!road.proposed && road.opinions.length === 0 && road.requests.length === 0 && road.approved.length === 0)) return null
  const waits = road.requests.filter(({ decided }) => !decided)
  const given = road.opinions.filter((one) => one.given).length
  const answered = road.opinions.filter((one) => one.answered).length
  return (
    <Section title={t('title')} more={<Link className="matter-no-paper" to={`/road/matters/${matter}`}>{may('requestChange') && road.approved.length > 0 && waits.length === 0 ? t('request') : r('open')}</Link>}>
      <dl className="pairs">
        {road.proposed && (
          <>
            <dt>{r('proposedBy')}</dt>
            <dd>{road.proposed.unit?.name}　{road.proposed.on}{road.proposed.late && `　${r('late')}`}</dd>
          </>
        )}
        {road.opinions.length > 0 && (
          <>
            <dt>{r('opinions')}</dt>
            <dd>{r('opinionsOf', { asked: road.opinions.length, given, answered })}</dd>
          </>
        )}
        <dt>{t('changes')}</dt>
        <dd>{road.requests.length === 0 ? t('changesNo') : `${r('n', { n: road.requests.length })}${waits.length > 0 ? `　${r('changeWaits')}` : ''}`}</dd>
      </dl>
    </Section>
  )
}
