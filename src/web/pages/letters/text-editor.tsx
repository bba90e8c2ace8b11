import type { KeyboardEvent } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/index.ts'
import { AutoText } from './auto-text.tsx'
import { TEXT_KINDS, type TextBlock, type TextKind } from './blocks.ts'
import { editWords } from './edit-words.ts'

export type BlockActs = {
  onText: (text: string) => void
  onKind: (kind: TextKind) => void
  onSplit: (at: number) => void
  onJoin: () => void
  onMove: (by: 1 | -1) => void
  onRemove: () => void
  onHere: () => void
}

const BY_KEY: Readonly<Record<string, TextKind>> = { 0: 'paragraph', 1: 'heading-1', 2: 'heading-2', 3: 'heading-3' }
const LOOK: Readonly<Record<TextBlock['kind'], string>> = { paragraph: 'sheet-p', 'heading-1': 'sheet-h1', 'heading-2': 'sheet-h2', 'heading-3': 'sheet-p sheet-h3', slip: 'sheet-slip-text' }

/** A heading or a paragraph, written in its place on the paper. */
export function TextEditor({ block, number, acts }: { block: TextBlock; number: number; acts: BlockActs }) {
  const t = useWords(editWords)
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd } = event.currentTarget
    if (event.nativeEvent.isComposing || block.kind === 'slip') return
    const kind = event.altKey ? BY_KEY[event.key] : undefined
    if (kind) acts.onKind(kind)
    else if (event.altKey && event.key === 'ArrowUp') acts.onMove(-1)
    else if (event.altKey && event.key === 'ArrowDown') acts.onMove(1)
    else if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey) acts.onSplit(selectionStart)
    else if (event.key === 'Backspace' && selectionStart === 0 && selectionEnd === 0) acts.onJoin()
    else return
    event.preventDefault()
  }
  return (
    <div className="edit-piece" data-block={block.key}>
      {block.kind !== 'slip' && (
        <select className="edit-kind" aria-label={t('kind')} value={block.kind} onChange={(event) => acts.onKind(event.target.value as TextKind)}>
          {TEXT_KINDS.map((kind) => <option key={kind} value={kind}>{t(kind)}</option>)}
        </select>
      )}
      <AutoText className={`edit-text ${LOOK[block.kind]}`} aria-label={block.kind === 'slip' ? t('slip') : `${t(block.kind)}　${t('text', { n: number })}`} maxLength={4000} value={block.text} onFocus={acts.onHere} onChange={(event) => acts.onText(event.target.value)} onKeyDown={onKeyDown} />
      <PieceActs acts={acts} only={block.kind === 'slip'} />
    </div>
  )
}

/** What may be done with a piece, beside it. */
export function PieceActs({ acts, only = false }: { acts: Pick<BlockActs, 'onMove' | 'onRemove'>; /** it stays in its place */ only?: boolean }) {
  const t = useWords(editWords)
  return (
    <span className="edit-acts">
      {!only && <Button link onClick={() => acts.onMove(-1)}>{t('up')}</Button>}
      {!only && <Button link onClick={() => acts.onMove(1)}>{t('down')}</Button>}
      <Button link onClick={acts.onRemove}>{t('remove')}</Button>
    </span>
  )
}
