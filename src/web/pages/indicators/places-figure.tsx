import type { ReactNode } from 'react'
import Figure from '../../ui/chart/figure.tsx'
import { places, type PlaceRow, type PlacesWords } from '../../ui/chart/places.ts'

type Props = { title: string; under: string; source: string | null; asOf: string | null; note: string; rows: readonly PlaceRow[]; text: PlacesWords; table: ReactNode }

/** Comes with the library of scales, and only once it is looked at. */
export default function PlacesFigure({ rows, text, ...rest }: Props) {
  return <Figure {...rest} draw={(width) => places(rows, width, text)} />
}
