import { useState } from 'react'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { call } from '../../api/call.ts'
import { useAnswer } from '../../api/hooks.ts'
import { useWords } from '../../i18n/language.tsx'
import { Button, Combobox, ErrorNote, Field, type Choice } from '../../ui/index.ts'
import { organisationWords } from './words.ts'

type UnitRow = Answer<'listUnits'>['rows'][number]
type Labelled = { label: string; optional?: boolean; help?: string; wrong?: string | null }

const OFFERED = 20

/** Units to choose from for what was typed: those that still exist, by the city's order. */
export async function findUnits(text: string, signal: AbortSignal, fits: (row: UnitRow) => boolean = () => true): Promise<Choice[]> {
  const { rows } = await call('listUnits', { query: text ? { q: text } : {}, signal })
  return rows
    .filter((row) => row.ended === null && fits(row))
    .slice(0, OFFERED)
    .map(({ id, name }) => ({ value: id, name }))
}

/** One unit, by part of its name. */
export function UnitField({
  chosen,
  onChoose,
  fits,
  ...field
}: Labelled & { chosen: Choice | null; onChoose: (unit: Choice | null) => void; fits?: (row: UnitRow) => boolean }) {
  const t = useWords(organisationWords)
  return (
    <Field {...field}>
      {(bound) => (
        <Combobox
          {...bound}
          chosen={chosen}
          onChoose={onChoose}
          find={(text, signal) => findUnits(text, signal, fits)}
          placeholder={t('filter')}
        />
      )}
    </Field>
  )
}

/** Several units: each one chosen goes into the list above, the box is free for the next. */
export function UnitsField({
  units,
  onChange,
  without,
  ...field
}: Labelled & { units: readonly Choice[]; onChange: (units: Choice[]) => void; /** never offered */ without?: string }) {
  const t = useWords(organisationWords)
  const taken = [...units.map(({ value }) => value), without]
  return (
    <Field {...field} aside={units.length > 0 ? t('units', { count: units.length }) : undefined}>
      {(bound) => (
        <>
          {units.length > 0 ? (
            <ul className="chosen-units">
              {units.map(({ value, name }) => (
                <li key={value}>
                  {name}
                  <Button
                    link
                    aria-label={t('units.remove', { name })}
                    onClick={() => onChange(units.filter((one) => one.value !== value))}
                  >
                    {t('remove')}
                  </Button>
                </li>
              ))}
            </ul>
          ) : null}
          <Combobox<string>
            {...bound}
            chosen={null}
            onChoose={(choice) => choice && onChange([...units, choice])}
            find={(text, signal) => findUnits(text, signal, ({ id }) => !taken.includes(id))}
            placeholder={units.length > 0 ? t('units.next') : t('filter')}
          />
        </>
      )}
    </Field>
  )
}

type PostProps = {
  /** what the post is called here: 由谁代办 */
  label: string
  optional?: boolean
  wrong?: string | null
  /** where to look first; the person may look in another unit */
  unit: Choice | null
  chosen: Choice | null
  onChoose: (post: Choice | null) => void
  /** a post that cannot be meant */
  without?: string
}

/** One post: first its unit, then which of the unit's posts, with who holds it. */
export function PostField({ label, optional, wrong, unit: first, chosen, onChoose, without }: PostProps) {
  const t = useWords(organisationWords)
  const [unit, setUnit] = useState(first)
  return (
    <>
      <UnitField
        label={t('post.unit')}
        {...(optional ? { optional } : {})}
        chosen={unit}
        onChoose={(next) => {
          setUnit(next)
          onChoose(null)
        }}
      />
      <PostOfUnit {...{ label, wrong, unit, chosen, onChoose }} {...(optional ? { optional } : {})} {...(without ? { without } : {})} />
    </>
  )
}

/** Which post of a unit that is settled. */
export function PostOfUnit({ label, optional, wrong, unit, chosen, onChoose, without }: PostProps) {
  const t = useWords(organisationWords)
  const inside = useAnswer('getUnit', { params: { unit: unit?.value ?? '' }, query: {} }, { when: unit !== null })
  const posts = (unit ? (inside.data?.postList ?? []) : []).filter(({ id }) => id !== without)
  return (
    <Field label={label} {...(optional ? { optional } : {})} wrong={wrong ?? null}>
      {(bound) => (
        <>
          <select
            {...bound}
            className="input"
            value={chosen?.value ?? ''}
            onChange={(event) => {
              const post = posts.find(({ id }) => id === event.target.value)
              onChoose(post ? { value: post.id, name: post.name } : null)
            }}
          >
            <option value="">{posts.length > 0 || !unit ? t('post.choose') : t('post.none')}</option>
            {chosen && !posts.some(({ id }) => id === chosen.value) ? <option value={chosen.value}>{chosen.name}</option> : null}
            {posts.map(({ id, name, holders }) => (
              <option key={id} value={id}>
                {holders.length > 0 ? `${name}　${holders.map((one) => one.name ?? t('nameless')).join('、')}` : name}
              </option>
            ))}
          </select>
          <ErrorNote error={inside.error} retry={() => void inside.refetch()} />
        </>
      )}
    </Field>
  )
}

/** Someone of the directory, by part of the name; beside it the posts they hold. */
export function PersonField({ chosen, onChoose, ...field }: Labelled & { chosen: Choice | null; onChoose: (person: Choice | null) => void }) {
  const t = useWords(organisationWords)
  const find = (text: string, signal: AbortSignal) => findPersons(text, signal, t('nameless'))
  return <Field {...field}>{(bound) => <Combobox {...bound} chosen={chosen} onChoose={onChoose} find={find} placeholder={t('appoint.person.find')} />}</Field>
}

/** People of the directory to choose from for what was typed. */
export async function findPersons(text: string, signal: AbortSignal, nameless: string): Promise<Choice[]> {
  const { rows } = await call('listPersons', { query: text ? { q: text } : {}, signal })
  return rows.map(({ id, name, posts }) => ({ value: id, name: name ?? nameless, aside: posts.map((post) => `${post.unit.name} ${post.name}`).join('、') }))
}
