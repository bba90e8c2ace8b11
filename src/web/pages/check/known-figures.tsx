import { useMutation } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Answer } from '../../../api/contract/endpoints.ts'
import { call } from '../../api/call.ts'
import type { ProblemError } from '../../api/problem.ts'
import { useMay } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { Button, ErrorNote } from '../../ui/index.ts'
import type { CheckedText } from './check-store.ts'
import { checkWords } from './words.ts'

type Compared = Answer<'compareFigures'>['rows'][number] & { text: number }
/** As much of a text as is compared at once. */
const LONGEST = 200_000

type Props = { texts: readonly CheckedText[]; where: 'here' | 'server'; onPlace: (text: number, place: number) => void; /** the text leaves this computer */ onSend: () => void }

/** What the texts state of indicators, beside the figures that are locked here. Asked for by its button: a text checked on this computer leaves it only then. */
export function KnownFigures({ texts, where, onPlace, onSend }: Props) {
  const t = useWords(checkWords)
  const may = useMay()
  const compare = useMutation<Compared[], ProblemError>({ mutationFn: () => compared(texts) })
  if (!may('compareFigures') || texts.length === 0) return null
  const differing = compare.data?.filter(({ known }) => known?.agrees === false).length ?? 0
  return (
    <section className="check-known" aria-label={t('known')}>
      {!compare.data && <p><Button small busy={compare.isPending} onClick={() => (onSend(), compare.mutate())}>{t('knownDo')}</Button>{where === 'here' && <span className="small ink-3">　{t('knownSends')}</span>}</p>}
      <ErrorNote error={compare.error} />
      {compare.data && <p className="small ink-2" role="status">{compare.data.length === 0 ? t('knownNone') : t('knownN', { n: compare.data.length, differing })}</p>}
      {compare.data && compare.data.length > 0 && (
        <ul className="list">
          {compare.data.map((row) => (
            <li key={`${row.text}.${row.at.start}`}>
              <p><Button link onClick={() => onPlace(row.text, row.at.start)}>{row.words}</Button></p>
              <p className="small ink-2"><Known row={row} />　<Link to={`/indicators/${row.indicator.id}${row.place ? `?place=${row.place.id}` : ''}`}>{row.indicator.name}</Link>{row.place && `　${row.place.name}`}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Known({ row: { known, indicator, aimed } }: { row: Compared }) {
  const t = useWords(checkWords)
  if (!known) return <>{t(aimed ? 'knownNoTarget' : 'knownNoFigure')}</>
  const said = t(aimed ? 'knownTarget' : 'knownFigure', { value: known.value, measure: indicator.measure, day: known.asOf ?? '' })
  return <><span className={known.agrees ? undefined : 'check-differs'}>{t(known.agrees ? 'consistent' : 'inconsistent')}</span>　{said}</>
}

async function compared(texts: readonly CheckedText[]): Promise<Compared[]> {
  const all: Compared[] = []
  for (const [text, { text: content }] of texts.entries()) {
    if (content.trim() === '') continue
    const { rows } = await call('compareFigures', { body: { text: content.slice(0, LONGEST) } })
    all.push(...rows.map((row) => ({ ...row, text })))
  }
  return all
}
