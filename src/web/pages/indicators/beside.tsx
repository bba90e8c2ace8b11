import { Link } from 'react-router'
import { useCommand } from '../../api/hooks.ts'
import { useWords } from '../../i18n/language.tsx'
import { minus } from '../../ui/chart/figure-text.ts'
import { Button, Light, Note, Section, shortDay, useOpened } from '../../ui/index.ts'
import { ChangeForm } from './define-form.tsx'
import type { Indicator } from './model.ts'
import { ReasonForm } from './reason-form.tsx'
import { indicatorWords } from './words.ts'

/** What it means, how it is counted and whence its figures come (口径). */
export function Definition({ indicator }: { indicator: Indicator }) {
  const t = useWords(indicatorWords)
  const forms = useOpened<'change' | 'end'>()
  const { definition, source, direction, course, decimals, adds, may, asOf, ended } = indicator
  const mayChange = may.define && asOf === null && ended === null
  const more = mayChange && <><Button link {...forms.link('change')}>{t('change')}</Button>　<Button link {...forms.link('end')}>{t('end')}</Button></>
  return (
    <Section title={t('definition')} more={more}>
      {forms.form('change', (close) => <ChangeForm indicator={indicator} onClose={close} />)}
      {forms.form('end', (close) => <EndForm indicator={indicator.id} onClose={close} />)}
      <p className={definition ? 'mid' : 'mid ink-3'}>{definition ?? t('definitionNone')}</p>
      <dl className="pairs indicator-pairs">
        <dt>{t('source')}</dt>
        <dd>{source ?? t('none')}</dd>
        <dt>{t('courseKind')}</dt>
        <dd>{t(`course.${course}`)}　{t(`direction.${direction}`)}</dd>
        <dt>{t('decimals')}</dt>
        <dd>{decimals}</dd>
        {adds && <><dt>{t('addsHead')}</dt><dd>{t('adds')}</dd></>}
      </dl>
    </Section>
  )
}

function EndForm({ indicator, onClose }: { indicator: string; onClose: () => void }) {
  const t = useWords(indicatorWords)
  const command = useCommand('endIndicator')
  return <ReasonForm draft={`end-indicator:${indicator}`} label={t('endReason')} note={t('endNote')} action={t('end')} command={command} given={(reason) => ({ params: { indicator }, body: { reason } })} onClose={onClose} />
}

/** What the places come to together, beside what was told of the whole. */
export function Adding({ indicator: { sum, today } }: { indicator: Indicator }) {
  const t = useWords(indicatorWords)
  if (!sum) return null
  const { count, places, whole, agrees, asOf } = sum
  const words = whole === null ? t('sumOnly', { count, places: minus(places) }) : t('sumText', { count, places: minus(places), whole: minus(whole) })
  return (
    <Section title={t('sum')} aside={t('asOf', { day: shortDay(asOf, today) })}>
      <Note tone={agrees === false ? 'due' : 'plain'}>{words}{agrees !== null && `　${t(agrees ? 'sumAgrees' : 'sumDiffers')}`}</Note>
    </Section>
  )
}

/** Matters whose light knows by it whether they are behind. */
export function MattersMeasured({ indicator: { matters } }: { indicator: Indicator }) {
  const t = useWords(indicatorWords)
  return (
    <Section title={t('matters')} aside={matters.length > 0 ? matters.length : undefined}>
      {matters.length === 0 ? <p className="mid ink-3">{t('mattersNone')}</p> : <ul className="list">
        {matters.map(({ id, code, title, light, place, level }) => (
          <li key={`${id}${place?.id ?? ''}`}>
            <p><Link to={`/matters/${id}`}>{title}</Link></p>
            <p className="small ink-3">{[code, place?.name ?? t('whole'), level && t(`level.${level}`)].filter(Boolean).join('　')}　<Light light={light} /></p>
          </li>
        ))}
      </ul>}
    </Section>
  )
}

const FIELDS = { name: 'name', measure: 'measure', direction: 'direction', course: 'courseKind', binding: 'kind', definition: 'definition', source: 'source', owner: 'owner', adds: 'adds', decimals: 'decimals' } as const

export function Changes({ indicator: { changes, today } }: { indicator: Indicator }) {
  const t = useWords(indicatorWords)
  if (changes.length === 0) return null
  const nameOf = (field: string) => (field in FIELDS ? t(FIELDS[field as keyof typeof FIELDS]) : field)
  return (
    <Section title={t('changes')}>
      <ul className="list">
        {changes.map(({ on, reason, changed }, index) => <li key={`${on}${index}`}>{t('changed', { day: shortDay(on, today), what: changed.map(nameOf).join('、'), reason })}</li>)}
      </ul>
    </Section>
  )
}
