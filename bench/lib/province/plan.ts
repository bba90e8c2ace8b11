import { seeded } from '../matters.ts'

/** One tenant of the province: how many matters it has and over how many units they spread. */
export type Region = { tenant: string; name: string; matters: number; units: number; seed: number }

const TENANTS = 100
/** Of all matters, those in the largest tenant. */
const LARGEST = 0.3
const UNITS = { largest: 200, other: 12 }

/** A hundred invented regions: one with 30 % of all matters, of the others the earlier ones are larger. The same for the same number of matters. */
export function regionsOf(matters: number): Region[] {
  const next = seeded(11)
  const weights = Array.from({ length: TENANTS - 1 }, (_, index) => (0.5 + next()) / Math.sqrt(index + 1))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const largest = Math.round(matters * LARGEST)
  return [largest, ...weights.map((weight) => Math.round(((matters - largest) * weight) / sum))].map((count, index) => ({
    tenant: `province-${index}`,
    name: `演示数据·第${index + 1}市`,
    matters: count,
    units: index === 0 ? UNITS.largest : UNITS.other,
    seed: 100 + index,
  }))
}
