import type { CSSProperties, ReactNode } from 'react'
import { civil } from '../../../kernel/time/day.ts'
import { useWords } from '../../i18n/language.tsx'
import { paperWords } from './paper-words.ts'
import { linesOf, slipOf, type Sheet, type SheetBlock } from './sheet.ts'
import './paper.css'

type Props = {
  sheet: Sheet
  /** what stands in the place of title and text while they are written */
  editing?: { title: ReactNode; body: ReactNode; slip: ReactNode } | undefined
}

/** A letter on the screen as it will lie on the desk: the paper itself, and its slip on a sheet of its own. */
export function PaperView({ sheet, editing }: Props) {
  const t = useWords(paperWords)
  const slips = sheet.blocks.filter((block) => block.kind === 'slip')
  const body = sheet.blocks.filter((block) => block.kind !== 'slip')
  return (
    <div className="sheet-desk" lang="zh-CN">
      <article className={`sheet sheet-${sheet.layout}`} aria-label={t('paper')}>
        <Head sheet={sheet} />
        {editing ? editing.title : <h2 className="sheet-title">{sheet.title}</h2>}
        {sheet.to.length > 0 && <p className="sheet-to">{t('to', { names: sheet.to.join('、') })}</p>}
        <div className="sheet-body">{editing ? editing.body : body.map((block, index) => <Piece key={index} block={block} />)}</div>
        <Attachments names={sheet.attachments} />
        {sheet.signature && <Signature signature={sheet.signature} />}
        {sheet.note && <p className="sheet-note">{t('note', { note: sheet.note })}</p>}
        <Foot sheet={sheet} />
      </article>
      {editing ? editing.slip : slips.map((slip, index) => (slip.kind === 'slip' ? <Slip key={index} text={slip.text} sheet={sheet} /> : null))}
    </div>
  )
}

/** The mark fits its line: the longer the issuer's name, the smaller it is set. */
function markStyle(mark: string): CSSProperties {
  return { '--signs': Math.max([...mark].length, 6) } as CSSProperties
}

function Head({ sheet }: { sheet: Sheet }) {
  const t = useWords(paperWords)
  const { mark, number, signer, copyNumber, urgency, layout } = sheet
  return (
    <header className="sheet-head">
      <Stamps sheet={sheet} />
      {(copyNumber || urgency) && <p className="sheet-urgency">{copyNumber && <span>{copyNumber}</span>}{urgency && <b>{urgency}</b>}</p>}
      <p className="sheet-mark" style={markStyle(mark)}>{mark}</p>
      {layout === 'letter' ? (
        <>
          <hr className="sheet-double" />
          <p className="sheet-number">{number}</p>
        </>
      ) : (
        <>
          <p className={signer ? 'sheet-number sheet-upward' : 'sheet-number'}>
            <span>{number}</span>
            {signer && <span>{t('signer')}<i>{signer}</i></span>}
          </p>
          <hr className="sheet-line" />
        </>
      )}
    </header>
  )
}

/** 代拟稿 and 演示数据 stand on every sheet until they no longer hold. */
function Stamps({ sheet }: { sheet: Sheet }) {
  const t = useWords(paperWords)
  if (!sheet.draft && !sheet.demonstration) return null
  return (
    <p className="sheet-stamps">
      {sheet.draft && <b>{t('draft')}</b>}
      {sheet.demonstration && <span>{t('demo')}</span>}
    </p>
  )
}

function Piece({ block }: { block: SheetBlock }) {
  const t = useWords(paperWords)
  if (block.kind === 'table') return <TablePiece block={block} />
  if (block.kind === 'people') return <p className="sheet-people"><b>{t('people', { label: block.label })}</b>{block.names.join('、')}</p>
  const lines = linesOf(block.text)
  if (block.kind === 'heading-1') return lines.map((line, index) => <h3 key={index} className="sheet-h1">{line}</h3>)
  if (block.kind === 'heading-2') return lines.map((line, index) => <h4 key={index} className="sheet-h2">{line}</h4>)
  return lines.map((line, index) => <p key={index} className={block.kind === 'heading-3' ? 'sheet-p sheet-h3' : 'sheet-p'}>{line}</p>)
}

function TablePiece({ block }: { block: Extract<SheetBlock, { kind: 'table' }> }) {
  return (
    <div className="sheet-table-box" tabIndex={0} role="region" aria-label={block.title ?? block.head.join('、')}>
      <table className="sheet-table">
        {block.title && <caption>{block.title}</caption>}
        <thead><tr>{block.head.map((text, index) => <th key={index} scope="col">{text}</th>)}</tr></thead>
        <tbody>
          {block.rows.map((row, index) => <tr key={index}>{row.map((text, at) => <td key={at}>{text}</td>)}</tr>)}
        </tbody>
      </table>
    </div>
  )
}

function Attachments({ names }: { names: readonly string[] }) {
  const t = useWords(paperWords)
  if (names.length === 0) return null
  return (
    <div className="sheet-attachments">
      <span>{t('attachments')}</span>
      <ol>{names.map((name, index) => <li key={index}>{names.length > 1 ? `${index + 1}. ${name}` : name}</li>)}</ol>
    </div>
  )
}

/** The seal itself is put on paper by a person; here its room is marked. */
function Signature({ signature: { issuer, date, seal } }: { signature: NonNullable<Sheet['signature']> }) {
  const t = useWords(paperWords)
  return (
    <div className={seal ? 'sheet-signature sheet-sealed' : 'sheet-signature'}>
      <p>{issuer}</p>
      <p className={date ? undefined : 'sheet-undated'}>{date ? dateOnPaper(date, t) : t('noDate')}</p>
      {seal && <span className="sheet-seal" aria-hidden="true">{t('seal')}</span>}
    </div>
  )
}

/** 2026年11月22日, without leading zeros, as the standard has it in either language. */
function dateOnPaper(day: string, t: ReturnType<typeof useWords<typeof paperWords>>): string {
  const { year, month, dayOfMonth } = civil(day)
  return t('date', { year, month, day: dayOfMonth })
}

function Foot({ sheet: { copies, printed } }: { sheet: Sheet }) {
  const t = useWords(paperWords)
  if (copies.length === 0 && !printed) return null
  return (
    <footer className="sheet-foot">
      {copies.length > 0 && <p>{t('copies', { names: copies.join('，') })}</p>}
      {printed && <p className="sheet-printed"><span>{printed.by}</span><span>{printed.on ? t('printedOn', { date: dateOnPaper(printed.on, t) }) : ''}</span></p>}
    </footer>
  )
}

export function Slip({ text, sheet }: { text: string; sheet: Sheet }) {
  const t = useWords(paperWords)
  const { title, lines } = slipOf(text)
  return (
    <article className="sheet sheet-slip" aria-label={title || t('slip')}>
      <Stamps sheet={sheet} />
      <h3 className="sheet-title">{title}</h3>
      <SlipLines lines={lines} />
    </article>
  )
}

function SlipLines({ lines }: { lines: ReturnType<typeof slipOf>['lines'] }) {
  const rows = lines.flatMap((line) => ('label' in line ? [line] : []))
  const sentences = lines.flatMap((line) => ('text' in line ? [line.text] : []))
  return (
    <>
      {rows.length > 0 && (
        <table className="sheet-table sheet-rows">
          <tbody>{rows.map(({ label, value }, index) => <tr key={index}><th scope="row">{label}</th><td>{value}</td></tr>)}</tbody>
        </table>
      )}
      {sentences.map((line, index) => <p key={index} className="sheet-p">{line}</p>)}
    </>
  )
}
