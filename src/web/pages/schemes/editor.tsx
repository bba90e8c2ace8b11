import { useState } from 'react'
import { Link } from 'react-router'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, ErrorNote, Note } from '../../ui/index.ts'
import { Adjustments, Vetoes } from './adjustments.tsx'
import { AdoptForm, EndForm } from './adopt-form.tsx'
import { EditingContext, useChecked } from './editing.ts'
import { Groups } from './groups.tsx'
import { HeadFields } from './head-fields.tsx'
import { ItemTable } from './item-table.tsx'
import type { Options, Scheme, View } from './model.ts'
import { Rules } from './rules.tsx'
import { Versions } from './versions.tsx'
import { WhatIf } from './what-if.tsx'
import { schemeWords } from './words.ts'

export type Doing = 'adopt' | 'end' | null
type Props = { view: View; options: Options; doing: Doing; /** what was written is kept on the server now; the editor begins anew with it */ onKept: (said: 'saved' | 'adoptedNow' | null, doing: Doing) => void }

/** A scheme while it is written. What is written stays on this machine until it is saved; what is wrong stands at its place. */
export function Editor({ view, options, doing, onKept }: Props) {
  const { value, set, clear, kept } = useDraft<{ content: Scheme; seen: string }>(`scheme:${view.id}`, { content: view.content, seen: view.seen })
  const { content, seen } = value
  const [open, setOpen] = useState<Doing>(doing)
  const save = useCommand('reviseScheme')
  const { findings, members, busy, error, check } = useChecked(content, view, !kept)
  const keep = (next: Doing) => {
    if (!save.isPending) sendThen(save, { params: { scheme: view.id }, body: { content, seen } }, () => (clear(), onKept('saved', next)))
  }
  const discard = () => (clear(), onKept(null, null))
  const show = (what: Exclude<Doing, null>) => {
    if (open === what) setOpen(null)
    else if (kept && what === 'adopt') keep('adopt')
    else setOpen(what)
  }
  const wrong = findings.filter(({ weight }) => weight === 'mistake').length
  return (
    <EditingContext value={{ content, set: (change) => set({ content: { ...content, ...change }, seen }), options, findings, members }}>
      <div onBlur={check}>
        <Head view={view} content={content} dirty={kept} wrong={wrong} checking={busy} saving={save.isPending} open={open} save={() => keep(null)} show={show} />
        <ErrorNote error={save.error ?? error} />
        {seen !== view.seen && <Stale discard={discard} />}
        {kept && seen === view.seen && <Unsaved discard={discard} />}
        {open === 'adopt' && !kept && <AdoptForm view={view} onClose={() => setOpen(null)} onDone={() => (clear(), onKept('adoptedNow', null))} />}
        {open === 'end' && <EndForm view={view} onClose={() => setOpen(null)} onDone={() => (clear(), onKept(null, null))} />}
        <HeadFields />
        <ItemTable />
        <Groups />
        <Adjustments />
        <Vetoes />
        <Rules />
        <WhatIf scheme={view.id} />
        <Versions view={view} />
      </div>
    </EditingContext>
  )
}

type HeadProps = { view: View; content: Scheme; dirty: boolean; wrong: number; checking: boolean; saving: boolean; open: Doing; save: () => void; show: (what: 'adopt' | 'end') => void }

function Head({ view, content, dirty, wrong, checking, saving, open, save, show }: HeadProps) {
  const t = useWords(schemeWords)
  const pick = usePick()
  const again = view.versions.length > 0
  return (
    <div className="schemes-head">
      <div>
        <h1>{pick(content.name) || t('title')}</h1>
        <p className="sub">
          <span>{t(view.status === 'draft' ? 'draft' : view.changed || dirty ? 'changed' : 'versionLine', { day: view.versions.at(-1)?.from ?? '' })}</span>
          {'　'}
          <span role="status" className={wrong > 0 ? 'scheme-wrong' : undefined}>{wrong > 0 ? t('wrongCount', { n: wrong }) : t(checking ? 'checking' : 'fine')}</span>
        </p>
      </div>
      <div className="scheme-acts">
        <Button link aria-expanded={open === 'end'} onClick={() => show('end')}>{t(view.status === 'draft' ? 'giveUp' : 'end')}</Button>
        <Button busy={saving || !dirty} onClick={save}>{t('save')}</Button>
        {(!again || view.changed || dirty) && <Button primary busy={saving} aria-expanded={open === 'adopt' && !dirty} onClick={() => show('adopt')}>{t(again ? 'adoptAgain' : 'adopt')}</Button>}
        {again && !view.changed && !dirty && <Link to="/assessments">{t('assessments')}</Link>}
      </div>
    </div>
  )
}

function Unsaved({ discard }: { discard: () => void }) {
  const t = useWords(schemeWords)
  return <div className="scheme-note"><Note tone="info">{t('unsaved')}　<Button link onClick={discard}>{t('undo')}</Button></Note></div>
}

function Stale({ discard }: { discard: () => void }) {
  const t = useWords(schemeWords)
  return <div className="scheme-note"><Note tone="wrong" live>{t('stale')}　<Button link onClick={discard}>{t('look')}</Button></Note></div>
}
