import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/index.ts'
import { added, changed, joined, moved, split, TEXT_KINDS, turned, without, type At, type EditBlock, type Edited } from './blocks.ts'
import { editWords } from './edit-words.ts'
import { PeopleEditor } from './people-editor.tsx'
import { TableEditor } from './table-editor.tsx'
import { TextEditor, type BlockActs } from './text-editor.tsx'

type Props = { blocks: readonly EditBlock[]; onChange: (blocks: EditBlock[]) => void }

/** The pieces of a letter, each written in its place; what a key does is in `blocks.ts`. */
export function useBodyEditor({ blocks, onChange }: Props) {
  const t = useWords(editWords)
  const [here, setHere] = useState<string | null>(null)
  const [focus, setFocus] = useState<At | null>(null)
  useEffect(() => {
    if (!focus) return
    const field = document.querySelector<HTMLTextAreaElement | HTMLInputElement>(`[data-block="${CSS.escape(focus.key)}"] :is(textarea, input)`)
    field?.focus()
    if (field instanceof HTMLTextAreaElement) field.setSelectionRange(focus.at, focus.at)
  }, [focus])
  const take = ({ blocks: next, focus: to }: Edited) => {
    onChange(next)
    if (to) setFocus(to)
  }
  const words = { column: t('newColumn'), slip: t('slipNew'), label: t('labelNew') }
  const actsOf = (key: string): BlockActs => ({
    onText: (text) => onChange(changed(blocks, key, (block) => ('text' in block ? { ...block, text } : block))),
    onKind: (kind) => onChange(turned(blocks, key, kind)),
    onSplit: (at) => take(split(blocks, key, at)),
    onJoin: () => take(joined(blocks, key)),
    onMove: (by) => onChange(moved(blocks, key, by)),
    onRemove: () => onChange(without(blocks, key)),
    onHere: () => setHere(key),
  })
  const set = (key: string) => (block: EditBlock) => onChange(changed(blocks, key, () => block))
  const piece = (block: EditBlock, index: number) => {
    const acts = actsOf(block.key)
    if (block.kind === 'table') return <TableEditor key={block.key} block={block} onChange={set(block.key)} acts={acts} />
    if (block.kind === 'people') return <PeopleEditor key={block.key} block={block} onChange={set(block.key)} acts={acts} />
    return <TextEditor key={block.key} block={block} number={index + 1} acts={acts} />
  }
  const slip = blocks.find(({ kind }) => kind === 'slip')
  const body = (
    <div className="edit-body">
      {blocks.filter(({ kind }) => kind !== 'slip').map(piece)}
      <p className="edit-add">
        <span>{t('add')}</span>
        {[...TEXT_KINDS, 'table' as const, 'people' as const].map((kind) => <Button key={kind} link onClick={() => take(added(blocks, kind, here, words))}>{t(kind)}</Button>)}
        {!slip && <Button link onClick={() => take(added(blocks, 'slip', null, words))}>{t('slip')}</Button>}
      </p>
    </div>
  )
  const slipSheet = slip ? (
    <div className="sheet sheet-slip edit-slip">
      <p className="edit-note">{t('slipHelp')}</p>
      {piece(slip, blocks.indexOf(slip))}
    </div>
  ) : null
  return { body, slip: slipSheet }
}
