import { useWords } from '../../i18n/language.tsx'
import { AddresseesBox } from './addressees.tsx'
import type { PeopleBlock } from './blocks.ts'
import { editWords } from './edit-words.ts'
import { PieceActs, type BlockActs } from './text-editor.tsx'

type Props = { block: PeopleBlock; onChange: (block: PeopleBlock) => void; acts: Pick<BlockActs, 'onMove' | 'onRemove' | 'onHere'> }

/** A line of people (出席：): posts and units are chosen, the paper puts names to them. */
export function PeopleEditor({ block, onChange, acts }: Props) {
  const t = useWords(editWords)
  const chosen = [...block.posts.map((one) => ({ ...one, type: 'post' as const })), ...block.units.map((one) => ({ ...one, type: 'unit' as const }))]
  return (
    <div className="edit-piece edit-people" data-block={block.key} onFocus={acts.onHere}>
      <input className="edit-text edit-label" type="text" aria-label={t('label')} maxLength={20} value={block.label} onChange={(event) => onChange({ ...block, label: event.target.value })} />
      <div>
        <AddresseesBox
          aria-label={t('addPerson')}
          placeholder={t('addPerson')}
          chosen={chosen}
          onChange={(next) => onChange({ ...block, posts: named(next, 'post'), units: named(next, 'unit') })}
        />
      </div>
      <PieceActs acts={acts} />
    </div>
  )
}

function named(chosen: readonly { type: 'unit' | 'post'; id: string; name: string }[], type: 'unit' | 'post') {
  return chosen.filter((one) => one.type === type).map(({ id, name }) => ({ id, name }))
}
