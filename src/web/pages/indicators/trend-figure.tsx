import type { ReactNode } from 'react'
import Figure from '../../ui/chart/figure.tsx'
import { trend, type TrendData, type TrendWords } from '../../ui/chart/trend.ts'

type Props = { title: string; under: string; source: string | null; asOf: string | null; data: TrendData; text: TrendWords; table: ReactNode }

/** Comes with the library of scales, and only once it is looked at. */
export default function TrendFigure({ data, text, ...rest }: Props) {
  return <Figure {...rest} draw={(width) => trend(data, width, text)} />
}
