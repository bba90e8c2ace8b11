import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { shortDay } from '../../ui/index.ts'
import type { Breadth } from './columns.ts'
import type { Cell, Status } from './model.ts'
import { countedIn } from './totals.ts'
import { fiveWords } from './words.ts'

type Exception = Exclude<Status, 'done' | 'coming'>
/** Which exceptions carry a frame, and its look; what is confirmed is a plain figure, so that totals add up by eye. */
const FRAME: Record<Exception, string> = { waiting: 'wait', returned: 'back', missing: 'missing', exempt: 'exempt' }

/** What stands in a cell: a figure, or an exception as a word in a frame; one character where the column is narrow. */
export function Mark({ cell, breadth }: { cell: Cell; breadth: Breadth }) {
  const t = useWords(fiveWords)
  const { today } = useSession()
  const exception = exceptionIn(cell)
  if (exception === null) return <Figure cell={cell} wide={breadth === 'wide'} />
  if (breadth !== 'wide') return <span className={`five-one state-${FRAME[exception]}`}>{t(`short.${exception}`)}</span>
  const counted = countedIn(cell)
  return (
    <>
      <span className={`state state-${FRAME[exception]}`}>{t(`status.${exception}`)}</span>
      <i>{counted > 0 ? t('cell.part', { done: counted, required: cell.required }) : cell.on ? shortDay(cell.on, today) : null}</i>
    </>
  )
}

function Figure({ cell, wide }: { cell: Cell; wide: boolean }) {
  const t = useWords(fiveWords)
  const { today } = useSession()
  const counted = countedIn(cell)
  return (
    <>
      <em>
        {counted > 0 || cell.takenBack > 0 ? counted : null}
        {cell.added > 0 ? <sup>{t('late')}</sup> : null}
        {cell.takenBack > 0 ? <sup>{t('taken')}</sup> : null}
      </em>
      {wide && cell.on && counted > 0 ? <i>{shortDay(cell.on, today)}</i> : null}
    </>
  )
}

/** What came after a period was closed stands before its frozen state: it is what one comes to see. */
function exceptionIn({ status, added, takenBack }: Cell): Exception | null {
  return status === 'done' || status === 'coming' || added > 0 || takenBack > 0 ? null : status
}

/** The cell in words, for those who hear the table. */
export function useCellWords(): (cell: Cell | undefined) => string {
  const t = useWords(fiveWords)
  const { today } = useSession()
  return (cell) => {
    if (!cell) return t('cell.nothing')
    const exception = exceptionIn(cell)
    const counted = countedIn(cell)
    return [
      exception ? t(`status.${exception}`) : cell.status === 'coming' && counted === 0 ? t('status.coming') : t('cell.counted', { n: counted }),
      cell.on && cell.status !== 'coming' ? t('cell.on', { day: shortDay(cell.on, today) }) : '',
      cell.added > 0 ? t('cell.late', { n: cell.added }) : '',
      cell.takenBack > 0 ? t('cell.taken', { n: cell.takenBack }) : '',
    ].join('')
  }
}
