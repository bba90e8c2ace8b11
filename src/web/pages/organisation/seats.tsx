import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { useCommand } from '../../api/hooks.ts'
import { useMay } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Empty, Field, Section, Table3, type Choice, type Column, InPlace } from '../../ui/index.ts'
import { Holders } from './holders.tsx'
import { PostOfUnit, UnitField } from './pick.tsx'
import { useOpening } from './use-opening.tsx'
import { organisationWords } from './words.ts'

type Unit = Answer<'getUnit'>
type Seat = Unit['seatList'][number]

/** The seats of a body: whose they are and who fills them. */
export function SeatsOfBody({ unit, fixed }: { unit: Unit; /** nothing is changed here: a past day, a unit that has ended */ fixed: boolean }) {
  const t = useWords(organisationWords)
  const adding = useAdding(unit, fixed)
  const columns: Column<Seat>[] = [
    { key: 'unit', head: t('unit'), names: true, cell: ({ unit }) => <Link to={`/organisation/units/${unit.id}`}>{unit.name}</Link> },
    { key: 'designation', head: t('seat.designation'), width: 176, cell: ({ designation }) => designation },
    {
      key: 'post',
      head: t('post.title'),
      width: 176,
      cell: ({ post }) =>
        post ? <Link to={`/organisation/posts/${post.id}`}>{post.name}</Link> : <span className="ink-3">{t('seat.vacant')}</span>,
    },
    { key: 'holder', head: t('seat.by'), width: 144, cell: ({ post }) => (post ? <Holders holders={post.holders} /> : null) },
  ]
  return (
    <Section title={t('seats')} aside={t('units', { count: unit.seatList.length })} more={adding.button}>
      {adding.panel}
      {unit.seatList.length === 0 && !adding.open ? <Empty>{t('seat.none.body')}</Empty> : null}
      {unit.seatList.length === 0 ? null : (
        <Table3 stack labelled caption={t('seats')} columns={columns} rows={unit.seatList} keyOf={({ id }) => id} />
      )}
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
      <ul className="list" hidden={unit.seats.length === 0}>
        {unit.seats.map(({ id, body, designation, post }) => (
          <li key={id}>
            <Link to={`/organisation/units/${body.id}`}>{body.name}</Link>　{designation}
            <div className="ink-3">{post ? <Link to={`/organisation/posts/${post.id}`}>{post.name}</Link> : t('seat.vacant')}</div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function useAdding(unit: Unit, fixed: boolean) {
  const t = useWords(organisationWords)
  const may = useMay()
  return useOpening(may('createSeat') && !fixed, t('seat.add'), (props) => <SeatForm unit={unit} {...props} />)
}

type SeatContent = { other: Choice | null; designation: string; post: Choice | null }

/** A seat of this unit in a body, or, on a body's page, of a unit in it. */
function SeatForm({ unit, onDone, onClose }: { unit: Unit; onDone: (done: string) => void; onClose: () => void }) {
  const t = useWords(organisationWords)
  const isBody = unit.kind === 'body'
  const { value, set, clear } = useDraft<SeatContent>(`seat:${unit.id}`, { other: null, designation: t('seat.designation.usual'), post: null })
  const create = useCommand('createSeat')
  const here = { value: unit.id, name: unit.name }
  const member = isBody ? value.other : here
  const designation = value.designation.trim()
  const send = () => {
    if (!value.other || !designation) return
    const { other, post } = value
    create.mutate(
      { body: { body: isBody ? unit.id : other.value, unit: isBody ? other.value : unit.id, designation, post: post?.value ?? null } },
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
        </div>
      )}
    </InPlace>
  )
}
