import { usePick, useWords } from '../../i18n/language.tsx'
import type { Bilingual } from '../../i18n/language.tsx'
import { printed } from './model.ts'
import { assessmentWords } from './words.ts'

const WIDTH = 288
const ROW = 22
const AXIS = 168
/** Longest bar, to either side of the axis. */
const LONGEST = 56

/** One line an item: to the right where the first has more, to the left where the second has; as long as the difference. */
export function DifferenceBars({ lines }: { lines: readonly { key: string; name: Bilingual; by: string }[] }) {
  const t = useWords(assessmentWords)
  const pick = usePick()
  const most = Math.max(...lines.map(({ by }) => Math.abs(Number(by))), Number.MIN_VALUE)
  const height = lines.length * ROW + 10
  return (
    <svg className="assess-bars" viewBox={`0 0 ${WIDTH} ${height}`} width={WIDTH} height={height} role="img" aria-label={`${t('differenceBars')}: ${lines.map(({ name, by }) => `${pick(name)} ${printed(by, true)}`).join(', ')}`}>
      {lines.map(({ key, name, by }, nth) => {
        const length = (Math.abs(Number(by)) / most) * LONGEST
        const more = Number(by) >= 0
        return (
          <g key={key} transform={`translate(0 ${nth * ROW})`}>
            <text x="0" y="16" className="assess-bar-name">{short(pick(name))}</text>
            <rect x={more ? AXIS : AXIS - length} y="7" width={Math.max(length, 0.5)} height="10" className={more ? 'assess-more' : 'assess-less'} />
            <text x={WIDTH} y="16" textAnchor="end">{printed(by, true)}</text>
          </g>
        )
      })}
      <path d={`M${AXIS + 0.5} 2V${height - 4}`} className="assess-axis" />
    </svg>
  )
}

/** So many half widths fit before the bars; Chinese signs take two. */
const FITS = 18

function short(name: string): string {
  let room = FITS
  const fits = [...name].findIndex((sign) => (room -= sign > '\u2e80' ? 2 : 1) < 0)
  return fits < 0 ? name : `${[...name].slice(0, fits - 1).join('')}…`
}
