import { useState } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { seatClauses, seatRoles, type SeatClause, type SeatRole } from '../../../kernel/organisation.ts'
import { useCommand } from '../../api/hooks.ts'
import { useMay, useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { uiWords } from '../../i18n/ui-words.ts'
import { useDraft } from '../../keep/draft.ts'
import { Button, DateText, DayInput, Empty, ErrorNote, Field, InPlace, Note, Section, shortDay, Table3, type Choice, type Column } from '../../ui/index.ts'
import { PersonField, PostOfUnit, UnitField } from './pick.tsx'
import { useOpening } from './use-opening.tsx'
import { organisationWords } from './words.ts'

type Unit = Answer<'getUnit'>
type Seat = Unit['seatList'][number]

/** The seats of a body: heads first, then deputies, members and contacts; who sits there, why, and what is to be done. */
export function SeatsOfBody({ unit, fixed }: { unit: Unit; /** nothing is changed here: a past day, a unit that has ended */ fixed: boolean }) {
  const t = useWords(organisationWords)
  const adding = useAdding(unit, fixed)
  return (
    <>
      <Section title={t('seats')} aside={t('units', { count: unit.seatList.length })} more={adding.button} first>
        {adding.panel}
        {unit.seatList.length === 0 && !adding.open ? <Empty>{t('seat.none.body')}</Empty> : null}
        {unit.seatList.length === 0 ? null : <SeatTable caption={t('seats')} rows={unit.seatList} fixed={fixed} of="unit" />}
      </Section>
      {unit.seatChanges.length > 0 ? <Changes unit={unit} /> : null}
    </>
  )
}

/** Seats as rows; `of` says whether the body or the unit names them. */
export function SeatTable({ caption, rows, fixed, of }: { caption: string; rows: readonly Seat[]; fixed: boolean; of: 'unit' | 'body' }) {
  const t = useWords(organisationWords)
  const may = useMay()
  const [opened, open] = useState<{ id: string; form: 'adjust' | 'end' } | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const report = useCommand('reportSeatChange')
  const toggle = (id: string, form: 'adjust' | 'end') => open(opened?.id === id && opened.form === form ? null : { id, form })
  const columns: Column<Seat>[] = [
    { key: 'role', head: t('seat.role'), width: 128, cell: ({ role }) => <span className="ink-2">{t(`seat.role.${role}`)}</span> },
    {
      key: 'of',
      head: of === 'unit' ? t('unit') : t('waiting.body'),
      names: true,
      cell: (seat) => <Link to={`/organisation/units/${seat[of].id}`}>{seat[of].name}</Link>,
    },
    {
      key: 'designation',
      head: t('seat.designation'),
      cell: ({ designation, post, unit }) => (
        <>
          {of === 'body' ? `${unit.name}　${designation}` : designation}
          {post && post.name !== designation ? (
            <div className="small ink-3">
              <Link to={`/organisation/posts/${post.id}`}>{post.name}</Link>
            </div>
          ) : null}
        </>
      ),
    },
    { key: 'sitter', head: t('seat.by'), width: 152, cell: (seat) => <Sitters seat={seat} /> },
    { key: 'clause', head: t('seat.clause'), width: 152, cell: ({ clause, post, person }) => (post || person ? <span className="ink-3">{t(`seat.clause.${clause}`)}</span> : null) },
    {
      key: 'act',
      head: t('here'),
      quiet: true,
      num: true,
      width: 112,
      cell: ({ id, report: since }) =>
        fixed ? null : (
          <span className="row-acts">
            {since && may('reportSeatChange') ? (
              <Button link busy={report.isPending} onClick={() => report.mutate({ params: { seat: id }, body: {} }, { onSuccess: () => setDone(t('seat.report.done')) })}>
                {t('seat.report.do')}
              </Button>
            ) : null}
            {may('settleSeat') ? (
              <Button link aria-expanded={opened?.id === id && opened.form === 'adjust'} onClick={() => toggle(id, 'adjust')}>
                {t('seat.adjust.do')}
              </Button>
            ) : null}
            {may('endSeat') ? (
              <Button link aria-expanded={opened?.id === id && opened.form === 'end'} onClick={() => toggle(id, 'end')}>
                {t('seat.end')}
              </Button>
            ) : null}
          </span>
        ),
    },
  ]
  const onDone = (text: string) => {
    open(null)
    setDone(text)
  }
  return (
    <>
      {done ? <Note tone="done" live>{done}</Note> : null}
      <ErrorNote error={report.error} />
      <Table3
        stack
        labelled
        caption={caption}
        columns={columns}
        rows={rows}
        keyOf={({ id }) => id}
        inside={(row) => {
          if (opened?.id !== row.id) return null
          return opened.form === 'adjust' ? <AdjustForm seat={row} onDone={onDone} onClose={() => open(null)} /> : <EndSeatForm seat={row} onDone={onDone} onClose={() => open(null)} />
        }}
      />
    </>
  )
}

/** Who sits there; beneath, why or since when nobody does, and what the office is to do. */
function Sitters({ seat }: { seat: Seat }) {
  const t = useWords(organisationWords)
  const u = useWords(uiWords)
  const { today } = useSession()
  const { sitters, because, since, report, adjust } = seat
  const day = since ? shortDay(since, today) : ''
  const why = because === 'vacant' && since ? t('seat.because.vacant.since', { day }) : t(`seat.because.${because}`, { day })
  return (
    <>
      {sitters.length === 0 ? <span className="ink-3">{because === 'described' ? t('seat.vacant') : t('seat.nobody')}</span> : null}
      {sitters.map(({ person, name, acting }, index) => (
        <span key={person}>
          {index > 0 ? '、' : ''}
          {name ?? t('nameless')}
          {acting ? u('brackets', { text: t('acting') }) : ''}
        </span>
      ))}
      {because === 'in-post' || because === 'described' ? null : <div className="small ink-3">{why}</div>}
      {report ? <div className="small seat-asks">{t('seat.report')}</div> : null}
      {adjust ? <div className="small seat-asks">{t('seat.adjust')}</div> : null}
    </>
  )
}

function Changes({ unit }: { unit: Unit }) {
  const t = useWords(organisationWords)
  const { today } = useSession()
  type Change = Unit['seatChanges'][number]
  const names = (persons: Change['before']) => persons.map(({ name }) => name ?? t('nameless')).join('、') || t('seat.nobody')
  const columns: Column<Change>[] = [
    { key: 'on', head: t('asOf.day'), width: 96, cell: ({ on }) => <DateText day={on} today={today} /> },
    { key: 'seat', head: t('seats'), names: true, cell: ({ unit: one, designation }) => `${one.name}　${designation}` },
    { key: 'change', head: t('seat.change'), cell: ({ before, after }) => t('appoint.line', { before: names(before), after: names(after) }) },
  ]
  return (
    <Section title={t('seat.changes')} aside={t('seat.changes.count', { count: unit.seatChanges.length })}>
      <Table3 stack labelled caption={t('seat.changes')} columns={columns} rows={unit.seatChanges} keyOf={({ on, seat }) => `${on}${seat}`} />
    </Section>
  )
}

/** The seats a unit has in bodies. */
export function SeatsOfUnit({ unit, fixed }: { unit: Unit; fixed: boolean }) {
  const t = useWords(organisationWords)
  const adding = useAdding(unit, fixed)
  if (unit.seats.length === 0 && !adding.button) return null
  return (
    <Section title={t('seats')} aside={unit.seats.length > 0 ? t('units', { count: unit.seats.length }) : null} more={adding.button}>
      {adding.panel}
      {unit.seats.length === 0 && !adding.open ? <Empty>{t('seat.none')}</Empty> : null}
      <SeatList seats={unit.seats} />
    </Section>
  )
}

/** The seats that a post fills. */
export function SeatsOfPost({ post }: { post: Answer<'getPost'> }) {
  const t = useWords(organisationWords)
  if (post.seats.length === 0) return null
  return (
    <Section title={t('seats')} aside={t('units', { count: post.seats.length })}>
      <SeatList seats={post.seats} />
    </Section>
  )
}

function SeatList({ seats }: { seats: readonly Seat[] }) {
  const t = useWords(organisationWords)
  return (
    <ul className="list" hidden={seats.length === 0}>
      {seats.map((seat) => (
        <li key={seat.id}>
          <Link to={`/organisation/units/${seat.body.id}`}>{seat.body.name}</Link>　{seat.designation}
          <div className="ink-3">
            {t(`seat.role.${seat.role}`)}
            {'　'}
            <Sitters seat={seat} />
          </div>
        </li>
      ))}
    </ul>
  )
}

type Changing = { seat: Seat; onDone: (done: string) => void; onClose: () => void }

/** 动态调整: who sits there from a day on. */
function AdjustForm({ seat, onDone, onClose }: Changing) {
  const t = useWords(organisationWords)
  const { today } = useSession()
  const { value, set, clear } = useDraft<{ post: Choice | null; person: Choice | null; on: string }>(`seat-adjust:${seat.id}`, { post: seat.post ? { value: seat.post.id, name: seat.post.name } : null, person: null, on: today })
  const settle = useCommand('settleSeat')
  const send = () => {
    if (!value.on) return
    settle.mutate(
      { params: { seat: seat.id }, body: { post: value.post?.value ?? null, person: value.person?.value ?? null, on: value.on } },
      {
        onSuccess: () => {
          clear()
          onDone(t('seat.adjust.done'))
        },
      },
    )
  }
  return (
    <InPlace className="panel" label={t('seat.adjust.do')} action={t('seat.adjust.confirm')} busy={settle.isPending} error={settle.error} onSend={send} onClose={onClose} note={t('seat.adjust.note')}>
      {(tried) => (
        <div className="panel-grid">
          <PostOfUnit label={t('seat.post')} optional unit={{ value: seat.unit.id, name: seat.unit.name }} chosen={value.post} onChoose={(post) => set({ post })} />
          <PersonField label={t('seat.person')} optional chosen={value.person} onChoose={(person) => set({ person })} />
          <Field label={t('seat.from')} wrong={tried && !value.on ? t('day.missing') : null}>
            {(bound) => <DayInput {...bound} max={today} value={value.on} onChange={(on) => set({ on })} />}
          </Field>
        </div>
      )}
    </InPlace>
  )
}

function EndSeatForm({ seat, onDone, onClose }: Changing) {
  const t = useWords(organisationWords)
  const { today } = useSession()
  const { value, set, clear } = useDraft(`seat-end:${seat.id}`, { on: today })
  const end = useCommand('endSeat')
  const send = () => {
    if (!value.on) return
    end.mutate(
      { params: { seat: seat.id }, body: { on: value.on } },
      {
        onSuccess: () => {
          clear()
          onDone(t('seat.end.done'))
        },
      },
    )
  }
  return (
    <InPlace className="panel" label={t('seat.end')} action={t('seat.end.confirm')} busy={end.isPending} error={end.error} onSend={send} onClose={onClose} note={t('seat.end.note')}>
      {(tried) => (
        <Field label={t('seat.from')} wrong={tried && !value.on ? t('day.missing') : null}>
          {(bound) => <DayInput {...bound} max={today} value={value.on} onChange={(on) => set({ on })} />}
        </Field>
      )}
    </InPlace>
  )
}

function useAdding(unit: Unit, fixed: boolean) {
  const t = useWords(organisationWords)
  const may = useMay()
  return useOpening(may('createSeat') && !fixed, t('seat.add'), (props) => <SeatForm unit={unit} {...props} />)
}

type SeatContent = { other: Choice | null; designation: string; post: Choice | null; person: Choice | null; role: SeatRole; clause: SeatClause; order: string }

/** A seat of this unit in a body, or, on a body's page, of a unit in it. */
function SeatForm({ unit, onDone, onClose }: { unit: Unit; onDone: (done: string) => void; onClose: () => void }) {
  const t = useWords(organisationWords)
  const isBody = unit.kind === 'body'
  const { value, set, clear } = useDraft<SeatContent>(`seat:${unit.id}`, { other: null, designation: t('seat.designation.usual'), post: null, person: null, role: 'member', clause: 'in-post', order: '' })
  const create = useCommand('createSeat')
  const here = { value: unit.id, name: unit.name }
  const member = isBody ? value.other : here
  const designation = value.designation.trim()
  const send = () => {
    if (!value.other || !designation) return
    const { other, post, person, role, clause, order } = value
    create.mutate(
      { body: { body: isBody ? unit.id : other.value, unit: isBody ? other.value : unit.id, designation, post: post?.value ?? null, person: person?.value ?? null, role, clause, ...(/^\d{1,4}$/.test(order.trim()) ? { order: Number(order) } : {}) } },
      {
        onSuccess: () => {
          clear()
          onDone(t('seat.done', { body: isBody ? unit.name : other.name, unit: isBody ? other.name : unit.name }))
        },
      },
    )
  }
  return (
    <InPlace
      className="panel"
      label={t('seat.add')}
      action={t('seat.do')}
      busy={create.isPending}
      error={create.error}
      onSend={send}
      onClose={onClose}
      note={t('seat.note')}
    >
      {(tried) => (
        <div className="panel-grid">
          <UnitField
            label={isBody ? t('seat.unit') : t('seat.body')}
            wrong={tried && !value.other ? (isBody ? t('unit.missing') : t('seat.body.missing')) : null}
            chosen={value.other}
            onChoose={(other) => set(isBody ? { other, post: null } : { other })}
            fits={(row) => (row.kind === 'body') === !isBody && row.id !== unit.id}
          />
          <Field label={t('seat.designation')} aside={t('seat.designation.aside')} wrong={tried && !designation ? t('seat.designation.missing') : null}>
            {(bound) => (
              <input
                {...bound}
                className="input"
                maxLength={120}
                value={value.designation}
                onChange={(event) => set({ designation: event.target.value })}
              />
            )}
          </Field>
          <PostOfUnit label={t('seat.post')} optional unit={member} chosen={value.post} onChoose={(post) => set({ post })} />
          <PersonField label={t('seat.person')} optional chosen={value.person} onChoose={(person) => set({ person })} />
          <Field label={t('seat.role')}>
            {(bound) => (
              <select {...bound} className="input" value={value.role} onChange={(event) => set({ role: seatRoles.find((role) => role === event.target.value) ?? 'member' })}>
                {seatRoles.map((role) => <option key={role} value={role}>{t(`seat.role.${role}`)}</option>)}
              </select>
            )}
          </Field>
          <Field label={t('seat.clause')}>
            {(bound) => (
              <select {...bound} className="input" value={value.clause} onChange={(event) => set({ clause: seatClauses.find((clause) => clause === event.target.value) ?? 'in-post' })}>
                {seatClauses.map((clause) => <option key={clause} value={clause}>{t(`seat.clause.${clause}`)}</option>)}
              </select>
            )}
          </Field>
          <Field label={t('seat.order')} optional>
            {(bound) => <input {...bound} className="input" inputMode="numeric" maxLength={4} value={value.order} onChange={(event) => set({ order: event.target.value })} />}
          </Field>
        </div>
      )}
    </InPlace>
  )
}
