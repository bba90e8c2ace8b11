import { call } from '../../api/call.ts'
import { useMay } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Button, Combobox, type Choice } from '../../ui/index.ts'
import type { Bound } from '../../ui/field.tsx'
import { editWords } from './edit-words.ts'
import type { Addressee } from './model.ts'

const OFFERED = 20

/** Finds units that exist, and posts of leaders for those who may address them, by part of the name. */
export function useFindAddressees(): (text: string, signal: AbortSignal, taken: readonly { id: string }[]) => Promise<Choice<Addressee>[]> {
  const may = useMay()
  const leaders = may('listBriefs')
  return async (text, signal, taken) => {
    const [units, posts] = await Promise.all([call('listUnits', { query: text ? { q: text } : {}, signal }), leaders ? call('listBriefs', { signal }) : { rows: [] }])
    const found: Choice<Addressee>[] = [
      ...units.rows.filter(({ ended }) => ended === null).map(({ id, name }) => ({ value: { type: 'unit' as const, id, name }, name })),
      ...posts.rows.filter(({ post }) => post.name.includes(text)).map(({ post, unit }) => ({ value: { type: 'post' as const, id: post.id, name: post.name }, name: post.name, ...(unit ? { aside: unit.name } : {}) })),
    ]
    return found.filter(({ value }) => !taken.some(({ id }) => id === value.id)).slice(0, OFFERED)
  }
}

type Props = { chosen: readonly Addressee[]; onChange: (chosen: Addressee[]) => void; placeholder: string; bound?: Bound; 'aria-label'?: string }

/** Several units and posts: each one chosen goes into the list, the box is free for the next. */
export function AddresseesBox({ chosen, onChange, placeholder, bound, ...labelled }: Props) {
  const t = useWords(editWords)
  const find = useFindAddressees()
  return (
    <>
      {chosen.length > 0 && (
        <ul className="letter-chosen">
          {chosen.map(({ id, name }) => (
            <li key={id}>
              {name || t('unnamed')}
              <Button link aria-label={t('removeOne', { name })} onClick={() => onChange(chosen.filter((one) => one.id !== id))}>{t('remove')}</Button>
            </li>
          ))}
        </ul>
      )}
      <Combobox<Addressee> {...bound} {...labelled} chosen={null} onChoose={(choice) => choice && onChange([...chosen, choice.value])} find={(text, signal) => find(text, signal, chosen)} placeholder={placeholder} />
    </>
  )
}
