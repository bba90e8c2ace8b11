import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useCommand } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { DayInput, Empty, Field, Section, shortDay, type Choice, InPlace } from '../../ui/index.ts'
import { UnitsField } from './pick.tsx'
import { namesIn } from './unit-form.tsx'
import { useOpening } from './use-opening.tsx'
import { organisationWords } from './words.ts'

type Post = Answer<'getPost'>

/** 领导分工: which units and fields a leader's post oversees; a new division ends the former one. */
export function Portfolio({ post, past }: { post: Post; past: boolean }) {
  const t = useWords(organisationWords)
  const may = useMay()
  const { today } = useSession()
  const { portfolio } = post
  const dividing = useOpening(may('assignPortfolio') && !past, portfolio ? t('portfolio.change') : t('portfolio.begin'), (props) => <PortfolioForm post={post} {...props} />)
  return (
    <Section title={t('portfolio')} aside={portfolio ? t('portfolio.from', { day: shortDay(portfolio.from, today) }) : null} more={dividing.button}>
      {dividing.panel}
      {portfolio ? <Division portfolio={portfolio} /> : null}
      {portfolio || dividing.open ? null : <Empty>{t('portfolio.none')}</Empty>}
    </Section>
  )
}

function Division({ portfolio: { units, fields } }: { portfolio: NonNullable<Post['portfolio']> }) {
  const t = useWords(organisationWords)
  return (
    <dl className="pairs list-top">
      <dt>{t('portfolio.units')}</dt>
      <dd>
        {units.length === 0 ? <span className="ink-3">{t('portfolio.nothing')}</span> : null}
        {units.map(({ id, name }, index) => (
          <span key={id}>
            {index > 0 ? '、' : ''}
            <Link to={`/organisation/units/${id}`}>{name}</Link>
          </span>
        ))}
      </dd>
      <dt>{t('portfolio.fields')}</dt>
      <dd>{fields.length === 0 ? <span className="ink-3">{t('portfolio.nothing')}</span> : fields.join('、')}</dd>
    </dl>
  )
}

type Content = { units: Choice[]; fields: string; from: string }

function PortfolioForm({ post, onDone, onClose }: { post: Post; onDone: (done: string) => void; onClose: () => void }) {
  const t = useWords(organisationWords)
  const { today } = useSession()
  const { portfolio } = post
  const { value, set, clear } = useDraft<Content>(`portfolio:${post.id}`, {
    units: portfolio?.units.map(({ id, name }) => ({ value: id, name })) ?? [],
    fields: portfolio?.fields.join('、') ?? '',
    from: today,
  })
  const assign = useCommand('assignPortfolio')
  const early = portfolio && value.from && value.from < portfolio.from ? t('portfolio.early', { day: shortDay(portfolio.from, today) }) : null
  const fault = value.from ? early : t('day.missing')
  const send = () => {
    if (fault) return
    assign.mutate(
      {
        params: { post: post.id },
        body: { units: value.units.map((one) => one.value), fields: namesIn(value.fields), from: value.from },
      },
      {
        onSuccess: () => {
          clear()
          onDone(t('portfolio.done', { day: shortDay(value.from, today) }))
        },
      },
    )
  }
  return (
    <InPlace
      className="panel"
      label={t('portfolio')}
      action={t('portfolio.do')}
      busy={assign.isPending}
      error={assign.error}
      onSend={send}
      onClose={onClose}
      note={portfolio ? t('portfolio.note') : t('portfolio.note.first')}
    >
      {(tried) => (
        <div className="panel-grid">
          <UnitsField label={t('portfolio.units')} optional units={value.units} onChange={(units) => set({ units })} />
          <Field label={t('portfolio.fields')} optional help={t('portfolio.fields.help')}>
            {(bound) => <input {...bound} className="input" value={value.fields} onChange={(event) => set({ fields: event.target.value })} />}
          </Field>
          <Field label={t('portfolio.since')} wrong={tried ? fault : early}>
            {(bound) => <DayInput {...bound} value={value.from} onChange={(from) => set({ from })} />}
          </Field>
        </div>
      )}
    </InPlace>
  )
}
