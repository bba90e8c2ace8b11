import { bullet, type BulletData } from './bullet.ts'
import { Drawing } from './drawing.tsx'
import './chart.css'

/** A bullet of a row; `says` is read out in its place. */
export function BulletCell({ data, says }: { data: BulletData; says: string }) {
  return <Drawing picture={bullet(data, says)} />
}
