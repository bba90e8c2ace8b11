import { useState } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Button, DayInput, ErrorNote, Field, Note, Section, shortDay } from '../../ui/index.ts'
import { noticeWords } from './notice-words.ts'
import './notice.css'

type Line = Answer<'listAppointmentProposals'>['rows'][number]
type Chosen = { unit?: string; post?: string; newPost?: boolean; person?: string; newPerson?: boolean; appointment?: string; from?: string }

const isOpen = ({ appliedOn, known }: Line): boolean => appliedOn === null && !known

/** What is still to be chosen before a line can be confirmed. */
function lacking(line: Line, chosen: Chosen): Line['missing'] {
  const unit = line.unit ?? (chosen.unit ? line.units.find(({ id }) => id === chosen.unit) : undefined)
  if (!unit && !chosen.post) return ['unit']
  // Of a unit chosen here only the server knows the posts; it says what is still missing.
  if (!line.unit && chosen.unit) return []
  const post = line.post ?? chosen.post ?? (chosen.newPost && !line.released ? 'new' : undefined)
  if (!post) return ['post']
  return line.released && !line.ending && !chosen.appointment ? ['holder'] : []
}

const doubtful = (line: Line, chosen: Chosen): boolean => !line.released && line.persons.length > 1 && !chosen.person && !chosen.newPerson

/** 任免事项 of a document: each line with what it was matched with and which duties move; nothing is done before it is confirmed. */
export function AppointmentNotice({ document, onJump }: { document: string; onJump: (place: number) => void }) {
  const t = useWords(noticeWords)
  const may = useMay()
  const proposals = useAnswer('listAppointmentProposals', { params: { document } }, { when: may('listAppointmentProposals') })
  const [chosen, choose] = useState<Record<string, Chosen>>({})
  const [said, say] = useState<string | null>(null)
  const apply = useCommand('applyAppointmentProposals')
  const rows = proposals.data?.rows ?? []
  if (proposals.error) return <ErrorNote error={proposals.error} retry={() => void proposals.refetch()} />
  if (rows.length === 0) return null
  const of = (line: Line): Chosen => chosen[line.line] ?? {}
  const ready = rows.filter((line) => isOpen(line) && lacking(line, of(line)).length === 0 && !doubtful(line, of(line)))
  const open = rows.filter(isOpen)
  const send = (lines: readonly Line[]) =>
    apply.mutate(
      { params: { document }, body: { lines: lines.map((line) => ({ line: line.line, ...of(line) })) } },
      { onSuccess: ({ applied, moved }) => say(t('done', { count: applied, moved })) },
    )
  return (
    <div className="notice">
      <Section title={t('title')} aside={t('count', { count: rows.length, open: open.length })}>
        <p className="small ink-3">{t('lead')}</p>
        {said ? <Note tone="done" live>{said}</Note> : null}
        <ErrorNote error={apply.error} />
        <ol className="notice-lines">
          {rows.map((line) => (
            <li key={line.line}>
              <LineView
                line={line}
                chosen={of(line)}
                busy={apply.isPending}
                onChoose={(change) => choose({ ...chosen, [line.line]: { ...of(line), ...change } })}
                onConfirm={ready.includes(line) ? () => send([line]) : null}
                onJump={() => onJump(line.at.start)}
              />
            </li>
          ))}
        </ol>
        {ready.length > 1 ? (
          <div className="actions">
            <Button busy={apply.isPending} onClick={() => send(ready)}>{t('confirm.all', { count: ready.length })}</Button>
          </div>
        ) : null}
      </Section>
    </div>
  )
}

type LineProps = { line: Line; chosen: Chosen; busy: boolean; onChoose: (change: Chosen) => void; onConfirm: (() => void) | null; onJump: () => void }

function LineView({ line, chosen, busy, onChoose, onConfirm, onJump }: LineProps) {
  const t = useWords(noticeWords)
  const { today } = useSession()
  const open = isOpen(line)
  const lacks = lacking(line, chosen)
  return (
    <div className={open ? 'notice-line' : 'notice-line is-done'}>
      <div className="notice-head">
        <b>{line.released ? t('released') : t('appointed')}</b>
        <span>{line.person}</span>
        <span>
          {line.unitWritten ?? ''}
          {line.postWritten}
        </span>
        {line.probation ? <span className="ink-3">{t('probation', { words: line.probation })}</span> : null}
        <Button link onClick={onJump}>{t('jump')}</Button>
      </div>
      {line.appliedOn ? <p className="ink-3 small">{t('applied', { day: shortDay(line.appliedOn, today) })}</p> : null}
      {line.known ? <p className="ink-3 small">{t('known')}</p> : null}
      {open ? (
        <>
          <Matched line={line} chosen={chosen} />
          <Choices line={line} chosen={chosen} lacks={lacks} onChoose={onChoose} />
          <Moves line={line} />
          <div className="actions">
            <Button small disabled={!onConfirm} busy={busy} onClick={() => onConfirm?.()}>{line.released ? t('confirm.release') : t('confirm.appoint')}</Button>
            {lacks.length > 0 ? <span className="small ink-3">{t(`lacks.${lacks[0] ?? 'unit'}`)}</span> : doubtful(line, chosen) ? <span className="small ink-3">{t('lacks.person')}</span> : null}
          </div>
        </>
      ) : null}
    </div>
  )
}

/** What the words were found to mean. */
function Matched({ line: { post, unit, persons, released }, chosen }: { line: Line; chosen: Chosen }) {
  const t = useWords(noticeWords)
  const known = persons.length === 1 && !chosen.newPerson ? persons[0] : undefined
  return (
    <p className="small">
      {post ? <Link to={`/organisation/posts/${post.id}`}>{post.unit.name}　{post.name}</Link> : unit ? <Link to={`/organisation/units/${unit.id}`}>{unit.name}</Link> : <span className="ink-3">{t('unit.unknown')}</span>}
      {post ? <span className="ink-3">　{post.holders.length > 0 ? t('held', { names: post.holders.map(({ name }) => name ?? t('nameless')).join('、') }) : t('vacant')}</span> : null}
      {released ? null : <span className="ink-3">　{known ? t('person.known', { posts: known.posts.map(({ name }) => name).join('、') || t('person.noPost') }) : persons.length === 0 ? t('person.new') : ''}</span>}
    </p>
  )
}

function Choices({ line, chosen, lacks, onChoose }: { line: Line; chosen: Chosen; lacks: Line['missing']; onChoose: (change: Chosen) => void }) {
  const t = useWords(noticeWords)
  const { released, unit, units, post, posts, persons, holders, ending } = line
  const asksPerson = !released && persons.length > 0
  return (
    <div className="notice-fields">
      <Field label={t('from')} {...(line.dayStated ? {} : { aside: t('from.aside') })}>
        {(bound) => <DayInput {...bound} value={chosen.from ?? line.from} onChange={(from) => onChoose({ from })} />}
      </Field>
      {!unit && units.length > 0 ? (
        <Field label={t('unit')}>
          {(bound) => (
            <select {...bound} className="input" value={chosen.unit ?? ''} onChange={(event) => onChoose(event.target.value ? { unit: event.target.value, newPost: true } : {})}>
              <option value="">{t('choose')}</option>
              {units.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
            </select>
          )}
        </Field>
      ) : null}
      {unit && !post ? (
        <Field label={t('post')}>
          {(bound) => (
            <select
              {...bound}
              className="input"
              value={chosen.newPost ? 'new' : (chosen.post ?? '')}
              onChange={({ target: { value } }) => onChoose(value === 'new' ? { newPost: true } : { newPost: false, ...(value ? { post: value } : {}) })}
            >
              <option value="">{t('choose')}</option>
              {released ? null : <option value="new">{t('post.new', { name: line.postWritten })}</option>}
              {posts.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
            </select>
          )}
        </Field>
      ) : null}
      {asksPerson ? (
        <Field label={t('person')}>
          {(bound) => (
            <select
              {...bound}
              className="input"
              value={chosen.newPerson ? 'new' : (chosen.person ?? (persons.length === 1 ? (persons[0]?.person ?? '') : ''))}
              onChange={({ target: { value } }) => onChoose(value === 'new' ? { newPerson: true } : { newPerson: false, ...(value ? { person: value } : {}) })}
            >
              {persons.length > 1 ? <option value="">{t('choose')}</option> : null}
              {persons.map(({ person, name, posts: held }) => <option key={person} value={person}>{[name, held.map((one) => one.name).join('、')].filter(Boolean).join('　')}</option>)}
              <option value="new">{t('person.another')}</option>
            </select>
          )}
        </Field>
      ) : null}
      {released && post && !ending && holders.length > 0 ? (
        <Field label={t('holder')}>
          {(bound) => (
            <select {...bound} className="input" value={chosen.appointment ?? ''} onChange={(event) => onChoose(event.target.value ? { appointment: event.target.value } : {})}>
              <option value="">{t('choose')}</option>
              {holders.map(({ appointment, name }) => <option key={appointment} value={appointment}>{name ?? t('nameless')}</option>)}
            </select>
          )}
        </Field>
      ) : null}
      {lacks.includes('unit') && units.length === 0 ? <p className="small ink-3"><Link to="/organisation">{t('unit.add')}</Link></p> : null}
    </div>
  )
}

/** Which duties move with the post, said before it is confirmed. */
function Moves({ line: { duties, released } }: { line: Line }) {
  const t = useWords(noticeWords)
  if (duties.length === 0) return <p className="small ink-3">{t('moves.none')}</p>
  return (
    <div className="small">
      <p className="ink-2">{t(released ? 'moves.wait' : 'moves', { count: duties.length })}</p>
      <ul className="notice-duties">
        {duties.map(({ matter, code, title }) => (
          <li key={`${matter}${code}`}>
            <Link to={`/matters/${matter}`}>{title}</Link>
            <span className="ink-3">　{code}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
