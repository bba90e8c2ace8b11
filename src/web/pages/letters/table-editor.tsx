import type { ClipboardEvent } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { Button } from '../../ui/index.ts'
import { AutoText } from './auto-text.tsx'
import { MOST_CELLS, pasted, withCell, withColumn, withoutColumn, withoutRow, withRow, type TableBlock } from './blocks.ts'
import { editWords } from './edit-words.ts'
import { PieceActs, type BlockActs } from './text-editor.tsx'

type Props = { block: TableBlock; onChange: (table: TableBlock) => void; acts: Pick<BlockActs, 'onMove' | 'onRemove' | 'onHere'> }

/** A table, cell by cell; a block copied from a workbook goes in at once. */
export function TableEditor({ block, onChange, acts }: Props) {
  const t = useWords(editWords)
  const big = block.head.length * block.rows.length > MOST_CELLS
  const paste = (row: number, column: number) => (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    if (!text.includes('\t') && !text.trim().includes('\n')) return
    event.preventDefault()
    onChange(pasted(block, row, column, text))
  }
  return (
    <div className="edit-piece edit-table" data-block={block.key} onFocus={acts.onHere}>
      <input className="edit-text edit-table-title" type="text" aria-label={t('tableTitle')} placeholder={t('tableTitle')} maxLength={100} value={block.title} onChange={(event) => onChange({ ...block, title: event.target.value })} />
      {big ? (
        <p className="edit-note">{t('tableBig', { n: block.rows.length })}</p>
      ) : (
        <>
          <div className="sheet-table-box">
            <table className="sheet-table">
              <thead>
                <tr>
                  {block.head.map((text, at) => (
                    <th key={at} scope="col"><AutoText className="edit-cell" aria-label={t('head', { n: at + 1 })} maxLength={40} value={text} onChange={(event) => onChange(withCell(block, -1, at, event.target.value))} /></th>
                  ))}
                  <td className="edit-off"><span className="unseen">{t('remove')}</span></td>
                </tr>
              </thead>
              <tbody>
                {block.rows.map((row, n) => (
                  <tr key={n}>
                    {row.map((text, at) => (
                      <td key={at}><AutoText className="edit-cell" aria-label={t('cell', { row: n + 1, column: block.head[at] ?? '' })} maxLength={400} value={text} onPaste={paste(n, at)} onChange={(event) => onChange(withCell(block, n, at, event.target.value))} /></td>
                    ))}
                    <td className="edit-off"><Button link aria-label={t('removeRow', { n: n + 1 })} onClick={() => onChange(withoutRow(block, n))}>{t('removeShort')}</Button></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="edit-note">
            <Button link onClick={() => onChange(withRow(block, block.rows.length - 1))}>{t('addRow')}</Button>
            <Button link onClick={() => onChange(withColumn(block, `${t('newColumn')}${block.head.length + 1}`))}>{t('addColumn')}</Button>
            {block.head.length > 1 && <Button link onClick={() => onChange(withoutColumn(block, block.head.length - 1))}>{t('removeColumn')}</Button>}
            <span>{t('tablePaste')}</span>
          </p>
        </>
      )}
      <PieceActs acts={acts} />
    </div>
  )
}
