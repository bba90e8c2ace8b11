import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { fill } from '../../../kernel/words/fill.ts'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { usePage } from '../../shell/page.tsx'
import { Button, ErrorNote, Field, Loading, Note, Section } from '../../ui/index.ts'
import { Codes } from './codes.tsx'
import { ReasonForm } from './forms.tsx'
import { kindKey } from './model.ts'
import { PaperView } from './paper-view.tsx'
import type { SheetBlock } from './sheet.ts'
import { editWords } from './edit-words.ts'
import { templateWords } from './template-words.ts'
import { useSheetAhead } from './use-sheet.ts'
import { letterWords } from './words.ts'
import './letters.css'

type Templates = Answer<'getLetterTemplates'>
type Template = Templates['rows'][number]
type Piece = Template['skeleton'][number]

/** Per kind of letter: the mark, what a draft begins with and how it is laid out, as far as a city may change it. */
export default function TemplatesPage() {
  const t = useWords(templateWords)
  const l = useWords(letterWords)
  const pick = usePick()
  const [search, setSearch] = useSearchParams()
  const answer = useAnswer('getLetterTemplates', {})
  usePage({ title: t('title'), crumbs: [{ text: l('title'), to: '/letters' }, { text: t('title') }] })
  const [saves, setSaves] = useState(0)
  const rows = answer.data?.rows ?? []
  const chosen = rows.find(({ kind }) => kindKey(kind) === search.get('kind')) ?? rows[0]
  return (
    <>
      <header className="letters-head"><h1>{t('title')}</h1></header>
      <p className="sub letters-note">{t('note')}</p>
      <ErrorNote error={answer.error} retry={() => void answer.refetch()} />
      {answer.isPending ? <Loading rows={8} /> : null}
      {answer.data && chosen && (
        <>
          <Field label={t('kinds')}>
            {(bound) => (
              <select {...bound} className="input letters-kind" value={kindKey(chosen.kind)} onChange={(event) => setSearch({ kind: event.target.value }, { replace: true })}>
                {rows.map((row) => <option key={kindKey(row.kind)} value={kindKey(row.kind)}>{pick(row.kind.name)}　{row.own ? t('own') : t('standard')}</option>)}
              </select>
            )}
          </Field>
          {saves > 0 && <Note tone="done" live>{t('saved')}</Note>}
          <OneTemplate key={`${kindKey(chosen.kind)} ${saves}`} template={chosen} styles={answer.data.styles} maySet={answer.data.may.includes('set')} onSaved={() => setSaves(saves + 1)} />
          <Codes codes={answer.data.codes} maySet={answer.data.may.includes('set')} />
        </>
      )}
    </>
  )
}

type Values = { mark: string; skeleton: Piece[]; layout: Record<string, string> }

type OneProps = { template: Template; styles: Templates['styles']; maySet: boolean; onSaved: () => void }

function OneTemplate({ template, styles, maySet, onSaved }: OneProps) {
  const t = useWords(templateWords)
  const pick = usePick()
  const { kind } = template
  const { value, set, clear } = useDraft<Values>(`template:${kindKey(kind)}`, {
    mark: template.mark ?? '',
    skeleton: [...template.skeleton],
    layout: Object.fromEntries(Object.entries(template.layout).map(([name, one]) => [name, String(one)])),
  })
  const [clearing, setClearing] = useState(false)
  const save = useCommand('setLetterTemplate')
  const back = useCommand('clearLetterTemplate')
  const params = { pack: kind.pack, kind: kind.id }
  const send = () => {
    if (save.isPending) return
    const layout = Object.fromEntries(Object.entries(value.layout).flatMap(([name, text]) => (text.trim() === '' ? [] : [[name, styles.find((style) => style.name === name)?.from === undefined ? text.trim() : Number(text)]])))
    sendThen(save, { params, body: { mark: value.mark.trim() || null, skeleton: value.skeleton, layout } }, () => (clear(), onSaved()))
  }
  return (
    <div className="letter-columns letter-template">
      <div className="letter-do">
        <form className="letter-wish" noValidate onSubmit={(event) => (event.preventDefault(), send())}>
          <Field label={t('mark')} optional help={t('markHelp', { issuer: '{issuer}' })}>
            {(bound) => <input {...bound} className="input" type="text" maxLength={60} disabled={!maySet} value={value.mark} onChange={(event) => set({ mark: event.target.value })} />}
          </Field>
          <Skeleton pieces={value.skeleton} fields={template.fields} onChange={(skeleton) => set({ skeleton })} />
          <details className="letter-styles">
            <summary>{t('layout')}　<span className="small ink-3">{t('layoutHelp')}</span></summary>
            <div className="letter-style-fields">
              {styles.map((style) => <StyleField key={style.name} style={style} value={value.layout[style.name] ?? ''} onChange={(text) => set({ layout: { ...value.layout, [style.name]: text } })} />)}
            </div>
          </details>
          <ErrorNote error={save.error} />
          {maySet && (
            <div className="actions">
              <Button primary type="submit" busy={save.isPending}>{t('save')}</Button>
              {template.own && <Button aria-expanded={clearing} onClick={() => setClearing(!clearing)}>{t('clear')}</Button>}
            </div>
          )}
        </form>
        {clearing && (
          <ReasonForm
            draft={`clear-template:${kindKey(kind)}`}
            label={t('reason')}
            hint={t('reasonHint')}
            action={t('clear')}
            command={back}
            given={(reason) => ({ params, body: { reason } })}
            onDone={() => {
              clear()
              onSaved()
            }}
            onClose={() => setClearing(false)}
            onRefused={() => undefined}
          />
        )}
      </div>
      <section className="letter-paper" aria-label={t('preview')}>
        <Preview template={template} value={value} name={pick(kind.name)} />
      </section>
    </div>
  )
}

function Preview({ template: { kind }, value, name }: { template: Template; value: Values; name: string }) {
  const t = useWords(templateWords)
  const sheet = useSheetAhead()
  const issuer = t('previewIssuer')
  const paper = sheet({ title: t('previewTitle', { kind: name }), blocks: [], series: null, mark: null, layout: kind.layout, issuer, to: [{ name: t('previewTo') }] })
  return <PaperView sheet={{ ...paper, mark: value.mark.trim() ? fill(value.mark, { issuer }) : paper.mark, blocks: value.skeleton.map(shown) }} />
}

/** A piece of a template as it stands on paper before it is filled in. */
function shown({ kind, text }: Piece): SheetBlock {
  if (kind === 'table') return { kind, title: text || null, head: ['1', '2', '3'], rows: [['', '', '']] }
  if (kind === 'people') return { kind, label: text, names: [] }
  return { kind, text }
}

const KINDS = ['paragraph', 'heading-1', 'heading-2', 'heading-3', 'table', 'people', 'slip'] as const

function Skeleton({ pieces, fields, onChange }: { pieces: readonly Piece[]; fields: Template['fields']; onChange: (pieces: Piece[]) => void }) {
  const t = useWords(templateWords)
  const e = useWords(editWords)
  const pick = usePick()
  const set = (at: number, piece: Piece) => onChange(pieces.map((one, index) => (index === at ? piece : one)))
  return (
    <Section title={t('skeleton')}>
      <p className="small ink-3">{t('skeletonHelp')}{fields.map(({ id, name }) => `{${id}} ${pick(name)}`).join('　')}</p>
      <ol className="letter-skeleton">
        {pieces.map((piece, at) => (
          <li key={at}>
            <div className="letter-line">
              <select className="input" aria-label={t('kindOf', { n: at + 1 })} value={piece.kind} onChange={(event) => set(at, { ...piece, kind: KINDS.find((one) => one === event.target.value) ?? piece.kind })}>
                {KINDS.map((kind) => <option key={kind} value={kind}>{e(kind)}</option>)}
              </select>
              <Button link onClick={() => onChange(pieces.filter((_, index) => index !== at))}>{e('remove')}</Button>
            </div>
            <textarea className="input" aria-label={t('textOf', { n: at + 1 })} rows={2} maxLength={2000} value={piece.text} onChange={(event) => set(at, { ...piece, text: event.target.value })} />
          </li>
        ))}
      </ol>
      <Button link onClick={() => onChange([...pieces, { kind: 'paragraph', text: '' }])}>{t('addPiece')}</Button>
    </Section>
  )
}

type Style = Templates['styles'][number]

function StyleField({ style, value, onChange }: { style: Style; value: string; onChange: (text: string) => void }) {
  const t = useWords(templateWords)
  const { name, from, to, oneOf } = style
  const label = `style.${name}`
  const help = from === undefined || to === undefined ? t('standardIs', { value: style.value }) : t('between', { value: style.value, from, to })
  return (
    <Field label={label in templateWords ? t(label as keyof typeof templateWords) : name} optional help={help}>
      {(bound) =>
        oneOf ? (
          <select {...bound} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
            <option value="" />
            {oneOf.map((one) => <option key={one} value={one}>{one}</option>)}
          </select>
        ) : (
          <input {...bound} className="input" type={from === undefined ? 'text' : 'number'} min={from} max={to} value={value} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </Field>
  )
}
