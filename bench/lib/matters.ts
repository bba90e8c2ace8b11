import { addDays } from '../../src/kernel/time/day.ts'
import type { MatterInBulk } from '../../src/app/bulk/open-matters.ts'

/** The day of the benches' city: with a today of its own the same lights follow on any day. */
export const BENCH_TODAY = '2026-06-30'

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const VERBS = ['推进', '完善', '建立', '开展', '落实', '优化', '规范', '健全', '深化', '加快', '试行', '公布', '清理', '修订', '推行', '实施']
const THINGS = ['行政审批', '营商环境', '教育评价', '医疗保障', '国有企业', '农村集体产权', '能源价格', '财政预算', '数据共享', '社区治理', '人才评价', '水权交易', '养老服务', '招标投标', '执法监督', '文化场馆']
const ENDS = ['改革试点', '清单管理', '实施方案', '工作机制', '标准体系', '评估办法', '联席会议制度', '协同平台', '专项整治', '一次办成']

/**
 * Matters as a large city would have them: few units lead many, due days over three years, one in ten without, opened over
 * half a year so that some have been silent for long.
 *
 * @param units ids; earlier ones lead more
 */
export function matterRows(count: number, units: readonly string[], seed = 1): MatterInBulk[] {
  const next = seeded(seed)
  const oneOf = <T>(list: readonly T[], at = next()): T => list[Math.floor(at * list.length)] as T
  return Array.from({ length: count }, (_, index) => {
    const lead = oneOf(units, next() ** 2)
    const supporting = new Set(Array.from({ length: Math.floor(next() * 4) }, () => oneOf(units)))
    supporting.delete(lead)
    const duties = [{ role: 'lead', id: lead }, ...[...supporting].map((id) => ({ role: 'support', id }))]
    return {
      ledger: 'reform-tasks',
      title: `${oneOf(VERBS)}${oneOf(THINGS)}${oneOf(ENDS)}第${index + 1}项`,
      due: next() < 0.1 ? null : addDays(BENCH_TODAY, Math.floor(next() * 1080) - 120),
      fields: {},
      milestones: [],
      duties: duties.map(({ role, id }) => ({ role, holder: { type: 'unit' as const, id }, territory: null })),
      occurredOn: addDays(BENCH_TODAY, -Math.floor(next() * 180)),
    }
  })
}
