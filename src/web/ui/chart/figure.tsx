import { useEffect, useId, useRef, useState, type ReactNode, type RefObject } from 'react'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Button } from '../button.tsx'
import { saveAs } from '../hand-out.ts'
import { Note } from '../note.tsx'
import { Drawing } from './drawing.tsx'
import { framed, type Frame } from './framed.ts'
import type { Picture } from './marks.ts'
import { pngOf } from './paint.ts'
import { svgText } from './svg-text.ts'
import { chartWords } from './words.ts'
import './chart.css'

type Props = {
  /** stands in the picture that is saved; on the page the section around it says it */
  title: string
  under: string
  source: string | null
  asOf: string | null
  draw: (width: number) => Picture
  /** how to read it; stands above it */
  note?: string | undefined
  /** the same figures as a table */
  table: ReactNode
}

const LEAST = 240
/** Width of what is saved, whatever the window: fits the body of an A4 page. */
const SAVED = 640

/** A picture with its figures behind it as a table, and as files to take away. */
export default function Figure({ title, under, source, asOf, draw, note, table }: Props) {
  const t = useWords(chartWords)
  const { city } = useSession()
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const [open, setOpen] = useState(false)
  const [saving, setSaving] = useState(false)
  const [failed, setFailed] = useState(false)
  const frame: Frame = {
    title,
    under,
    foot: [...(note ? [note] : []), [source && t('source', { source }), asOf && t('asOf', { day: asOf }), city?.name].filter(Boolean).join('　')],
    demonstration: city?.demonstration ? t('demonstration') : null,
  }
  const name = [title, asOf].filter(Boolean).join(' ').replace(/[\\/:*?"<>|]/g, '-')
  const saveSvg = () => saveAs(`${name}.svg`, 'image/svg+xml', svgText(framed(draw(SAVED), frame)))
  const savePng = async () => {
    const file = await pngOf(framed(draw(SAVED), frame))
    setFailed(file === null)
    if (file) saveAs(`${name}.png`, 'image/png', file)
  }
  return (
    <figure className="chart">
      <div className="chart-acts">
        {note && <span className="chart-note">{note}</span>}
        <Button link aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>{t('table')}</Button>
        <Button link aria-expanded={saving} onClick={() => setSaving(!saving)}>{t('save')}</Button>
        {saving && <Button small onClick={() => void savePng()}>{t('png')}</Button>}
        {saving && <Button small onClick={saveSvg}>{t('svg')}</Button>}
      </div>
      <div ref={box} className="chart-picture">{width > 0 && <Drawing picture={draw(width)} />}</div>
      {failed && <Note tone="wrong" live>{t('failed')}</Note>}
      {/* Who cannot see the picture reads the table, whether it is shown or not. */}
      <div id={id} className={open ? 'chart-table' : 'unseen'}>{table}</div>
    </figure>
  )
}

/** The width that the page gives; again when the window changes. */
function useWidth(box: RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!box.current) return
    const watch = new ResizeObserver(([entry]) => entry && setWidth(Math.max(LEAST, Math.floor(entry.contentRect.width))))
    watch.observe(box.current)
    return () => watch.disconnect()
  }, [box])
  return width
}
