import { useRef, type KeyboardEvent } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, Combobox, InPlace, shortDay, type Choice } from '../../ui/index.ts'
import { findUnits } from '../organisation/pick.tsx'
import type { Meeting } from './meeting-page.tsx'
import { freshReports } from './suggest.ts'
import { meetingWords } from './words.ts'

const KINDS = ['review', 'report', 'follow-up', 'other'] as const
type Kind = Meeting['agenda'][number]['kind']
type Line = { key: string; id: string | null; kind: Kind; title: string; presenter: Choice | null; document: string | null; matters: string[]; settled: boolean }

/** The whole agenda as lines to type; the fixed first topic stands first by itself, order is changed with two keys or two buttons. */
export function AgendaEditor({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const t = useWords(meetingWords)
  const pick = usePick()
  const made = useRef(0)
  const begin = (): Line[] => {
    const lines = meeting.agenda.map(({ id, kind, title, presenter, document, matters, outcome }): Line => ({
      key: id, id, kind, title, presenter: presenter && { value: presenter.id, name: presenter.name }, document: document?.id ?? null, matters: matters.map((matter) => matter.id), settled: outcome !== null,
    }))
    const first = meeting.firstTopic
    return first && lines[0]?.kind !== 'first' ? [{ ...blank('first'), key: 'first', title: pick(first) }, ...lines] : lines
  }
  const { value: { lines }, set, clear } = useDraft(`agenda:${meeting.id}:${meeting.agenda.map(({ id, outcome }) => `${id.slice(-4)}${outcome ? 1 : 0}`).join('')}`, { lines: begin() })
  const save = useCommand('setAgenda')
  const change = (key: string, more: Partial<Line>) => set({ lines: lines.map((line) => (line.key === key ? { ...line, ...more } : line)) })
  const add = (line: Line) => set({ lines: [...lines, { ...line, key: `new${Date.now()}${(made.current += 1)}` }] })
  const move = (at: number, by: number) => {
    const to = at + by
    const [here, there] = [lines[at], lines[to]]
    if (!here || !there || here.kind === 'first' || there.kind === 'first') return
    const next = [...lines]
    next[at] = there
    next[to] = here
    set({ lines: next })
  }
  const keys = (at: number) => (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(at, event.key === 'ArrowUp' ? -1 : 1)
  }
  const incomplete = ({ title, kind, presenter }: Line) => title.trim() === '' || (kind === 'report' && !presenter)
  const send = () => {
    if (lines.some(incomplete)) return
    const topics = lines.map(({ id, kind, title, presenter, document, matters }) => ({ ...(id ? { id } : {}), kind, title: title.trim(), presenter: presenter?.value ?? null, document, matters }))
    sendThen(save, { params: { meeting: meeting.id }, body: { topics } }, () => (clear(), onClose()))
  }
  const fresh = freshReports({ ...meeting, agenda: lines.map((line) => ({ kind: line.kind, presenter: line.presenter && { id: line.presenter.value, name: line.presenter.name } })) as Meeting['agenda'] })
  const offersFollowUp = meeting.followUp.length > 0 && !lines.some(({ kind }) => kind === 'follow-up')
  return (
    <InPlace className="meeting-editor" label={t('agenda')} action={t('agendaSave')} busy={save.isPending} error={save.error} onSend={send} onClose={onClose} note={t('keys')}>
      {(tried) => (
        <>
          <ol className="meeting-lines">
            {lines.map((line, at) => (
              <li key={line.key} className={tried && incomplete(line) ? 'wrong-line' : undefined}>
                {line.kind === 'first' ? <span className="meeting-kind">{t('kind.first')}</span> : (
                  <select className="input" aria-label={t('topicKind')} disabled={line.settled} value={line.kind} onChange={(event) => change(line.key, { kind: KINDS.find((one) => one === event.target.value) ?? line.kind })}>
                    {KINDS.map((one) => <option key={one} value={one}>{t(`kind.${one}`)}</option>)}
                  </select>
                )}
                <input className="input" aria-label={t('topicTitle')} placeholder={t('topicTitle')} aria-invalid={tried && line.title.trim() === '' ? true : undefined} maxLength={200} value={line.title} onChange={(event) => change(line.key, { title: event.target.value })} onKeyDown={keys(at)} />
                {line.kind !== 'first' && <Combobox aria-label={t('presenter')} aria-invalid={tried && line.kind === 'report' && !line.presenter ? true : undefined} placeholder={t('presenter')} chosen={line.presenter} onChoose={(presenter) => change(line.key, { presenter })} find={(text, signal) => findUnits(text, signal)} />}
                {line.kind !== 'first' && (
                  <span className="meeting-moves">
                    <Button link disabled={at === 0 || lines[at - 1]?.kind === 'first'} aria-label={t('up', { title: line.title })} onClick={() => move(at, -1)}>{t('upWord')}</Button>
                    <Button link disabled={at === lines.length - 1} aria-label={t('down', { title: line.title })} onClick={() => move(at, 1)}>{t('downWord')}</Button>
                    {!line.settled && <Button link aria-label={t('remove', { title: line.title })} onClick={() => set({ lines: lines.filter(({ key }) => key !== line.key) })}>{t('removeWord')}</Button>}
                  </span>
                )}
                {tried && incomplete(line) && <span className="small wrong">{t('missing')}</span>}
              </li>
            ))}
          </ol>
          <p className="meeting-adds">
            <Button small onClick={() => add(blank('review'))}>{t('addTopic')}</Button>
            {(fresh.length > 0 || offersFollowUp) && <span className="small ink-3">{t('suggested')}</span>}
            {fresh.map(({ unit, last }) => (
              <span key={unit.id}>
                <Button link onClick={() => add({ ...blank('report'), title: t('progressReport'), presenter: { value: unit.id, name: unit.name } })}>{t('addReport', { unit: unit.name })}</Button>
                <span className="small ink-3">（{last ? t('lastReport', { day: shortDay(last, meeting.today) }) : t('never')}）</span>
              </span>
            ))}
            {offersFollowUp && <Button link onClick={() => add({ ...blank('follow-up'), title: t('followUpTitle'), matters: meeting.followUp.slice(0, 50).map(({ matter }) => matter.id) })}>{t('addFollowUp', { n: meeting.followUp.length })}</Button>}
          </p>
        </>
      )}
    </InPlace>
  )
}

const blank = (kind: Kind): Line => ({ key: '', id: null, kind, title: '', presenter: null, document: null, matters: [], settled: false })
