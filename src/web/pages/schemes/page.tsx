import { Link, useNavigate } from 'react-router'
import type { Body } from '../../../api/contract/endpoints.ts'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { ProblemError } from '../../api/problem.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { usePage } from '../../shell/page.tsx'
import { Button, Empty, ErrorNote, Field, InPlace, Loading, Section, Table3, useOpened } from '../../ui/index.ts'
import type { List } from './model.ts'
import { schemeWords } from './words.ts'
import './schemes.css'

type Row = List['rows'][number]
type Preset = List['presets'][number]

/** What is assessed, by which schemes; for the office also what templates offer. */
export default function SchemesPage() {
  const t = useWords(schemeWords)
  const answer = useAnswer('listSchemes', {}, { keep: true })
  usePage({ title: t('title'), crumbs: [{ text: t('assessments'), to: '/assessments' }, { text: t('title') }] })
  const list = answer.data
  const forms = useOpened<'begin'>()
  return (
    <>
      <div className="schemes-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="sub">{t('lead')}</p>
        </div>
        {list?.may.draft && <div className="scheme-acts"><Button {...forms.link('begin')}>{t('begin')}</Button></div>}
      </div>
      {forms.form('begin', (close) => <BeginForm onClose={close} />)}
      {answer.error && <ErrorNote error={answer.error} retry={() => void answer.refetch()} />}
      {!list && !answer.error && <Loading rows={6} />}
      {list && (list.rows.length > 0 ? <Rows rows={list.rows} /> : <Empty>{t('empty')}{t(list.may.draft ? 'emptyOffice' : 'emptyUnit')}</Empty>)}
      {list && list.presets.length > 0 && <Presets presets={list.presets} />}
    </>
  )
}

function Rows({ rows }: { rows: readonly Row[] }) {
  const t = useWords(schemeWords)
  const pick = usePick()
  return (
    <Section title={t('own')} aside={rows.length}>
      <Table3<Row>
        caption={t('own')}
        rows={rows}
        keyOf={({ id }) => id}
        stack
        columns={[
          { key: 'name', head: t('name'), names: true, cell: ({ id, name }) => <Link className="scheme-link" to={`/schemes/${id}`}>{pick(name)}</Link> },
          { key: 'of', head: t('of'), width: 128, cell: ({ of }) => t(`of.${of}`) },
          { key: 'period', head: t('period'), width: 88, cell: ({ period }) => t(typeof period === 'string' ? `period.${period}` : 'period.other') },
          { key: 'basis', head: t('basis'), cell: ({ basis, wantsRanks }) => basis ?? (wantsRanks ? t('basisMissing') : t('unrankedCell')) },
          { key: 'standing', head: t('standing'), cell: (row) => <Standing row={row} /> },
        ]}
      />
    </Section>
  )
}

function Standing({ row: { status, from, versions, changed, ended, mistakes } }: { row: Row }) {
  const t = useWords(schemeWords)
  if (ended) return <span className="ink-3">{t('ended', { day: ended.on, reason: ended.reason })}</span>
  if (status === 'draft') return mistakes > 0 ? t('draftWrong', { n: mistakes }) : t('draft')
  return <>{t('adopted', { day: from ?? '', version: versions })}{changed && <span className="scheme-wrong">　{t('changed')}</span>}</>
}

function Presets({ presets }: { presets: readonly Preset[] }) {
  const t = useWords(schemeWords)
  const pick = usePick()
  const [take, begin] = useBegin()
  const keyOf = ({ pack, scheme }: Preset) => `${pack.id} ${scheme}`
  const taking = take.variables && 'from' in take.variables.body.begin ? `${take.variables.body.begin.from.pack} ${take.variables.body.begin.from.scheme}` : null
  return (
    <Section title={t('presets')} aside={presets.length}>
      <p className="small ink-2 scheme-note">{t('presetsNote')}</p>
      <ErrorNote error={take.error} />
      <Table3<Preset>
        caption={t('presets')}
        rows={presets}
        keyOf={keyOf}
        stack
        columns={[
          { key: 'name', head: t('name'), names: true, width: 220, cell: ({ name, of, period }) => <>{pick(name)}<p className="small ink-3">{t(`of.${of}`)}　{t(typeof period === 'string' ? `period.${period}` : 'period.other')}</p></> },
          { key: 'what', head: t('what'), cell: (preset) => <Contents preset={preset} /> },
          {
            key: 'take',
            head: t('take'),
            quiet: true,
            num: true,
            width: 72,
            cell: (row) => (
              <Button link busy={take.isPending && taking === keyOf(row)} aria-label={`${t('take')} ${pick(row.name)}`} onClick={() => begin({ from: { pack: row.pack.id, scheme: row.scheme } })}>{t('take')}</Button>
            ),
          },
        ]}
      />
    </Section>
  )
}

function Contents({ preset: { lines, groups } }: { preset: Preset }) {
  const t = useWords(schemeWords)
  const pick = usePick()
  return (
    <>
      {lines.map(({ name, points }) => t('lines', { name: pick(name), points })).join(t('comma'))}
      {groups.length > 1 && <p className="small ink-3">{t('groupsOf', { names: groups.map(pick).join(t('comma')) })}</p>}
    </>
  )
}

type Begun = Body<'draftScheme'>['begin']

/** Begins a draft and opens it; a refusal stays on the command. */
function useBegin(): [command: ReturnType<typeof useCommand<'draftScheme'>>, begin: (begun: Begun, done?: () => void) => void] {
  const go = useNavigate()
  const draft = useCommand('draftScheme')
  const begin = (begun: Begun, done?: () => void) => {
    if (draft.isPending) return
    draft.mutateAsync({ body: { begin: begun } }).then(
      ({ ids }) => {
        done?.()
        void go(`/schemes/${String(ids.scheme)}`, { state: { taken: 'from' in begun } })
      },
      (error: unknown) => {
        if (!(error instanceof ProblemError)) throw error
      },
    )
  }
  return [draft, begin]
}

const PERIODS = ['month', 'quarter', 'half', 'year'] as const

function BeginForm({ onClose }: { onClose: () => void }) {
  const t = useWords(schemeWords)
  const { value, set, clear } = useDraft<{ name: string; of: 'unit' | 'place'; period: (typeof PERIODS)[number] }>('scheme', { name: '', of: 'unit', period: 'quarter' })
  const [draft, begin] = useBegin()
  const send = () => {
    if (value.name.trim() === '') return
    begin({ ...value, name: value.name.trim() }, clear)
  }
  return (
    <InPlace className="scheme-form" label={t('begin')} action={t('beginDo')} busy={draft.isPending} error={draft.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <div className="scheme-fields">
          <Field label={t('name')} wrong={tried && value.name.trim() === '' ? t('missing') : null}>{(bound) => <input {...bound} className="input" type="text" maxLength={120} value={value.name} onChange={(event) => set({ name: event.target.value })} />}</Field>
          <Field label={t('of')}>
            {(bound) => (
              <select {...bound} className="input" value={value.of} onChange={(event) => set({ of: event.target.value === 'place' ? 'place' : 'unit' })}>
                <option value="unit">{t('of.unit')}</option>
                <option value="place">{t('of.place')}</option>
              </select>
            )}
          </Field>
          <Field label={t('period')}>
            {(bound) => (
              <select {...bound} className="input" value={value.period} onChange={(event) => set({ period: PERIODS.find((one) => one === event.target.value) ?? value.period })}>
                {PERIODS.map((one) => <option key={one} value={one}>{t(`period.${one}`)}</option>)}
              </select>
            )}
          </Field>
        </div>
      )}
    </InPlace>
  )
}
