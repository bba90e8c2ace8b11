import { applyShards, planShards, type ShardPlan } from '../app/system/shard.ts'
import type { Command } from './command.ts'
import { optionsIn } from './options.ts'
import { withDeps } from './with-deps.ts'

const USAGE = 'lingxian shard [--shards N] [--apply]'
const USUAL_SHARDS = '32'

/** `lingxian shard`: the calls that spread the tables by city with Citus; with `--apply` they are issued. */
export const command: Command = async (words) => {
  const given = optionsIn(words, { values: ['--shards'], flags: ['--apply'] }, USAGE)
  if (!given) return 2
  const shards = Number(given.values.get('--shards') ?? USUAL_SHARDS)
  if (!Number.isInteger(shards) || shards < 1 || shards > 1024) {
    process.stderr.write(`lingxian: --shards is a number from 1 to 1024. ${USAGE}\n`)
    return 2
  }
  return withDeps(async (deps) => {
    const plan = await planShards(deps, shards)
    process.stdout.write(`${linesOf(plan).join('\n')}\n`)
    if (given.flags.has('--apply')) await applyShards(deps, plan, (call) => process.stderr.write(`${call}: 已执行 done\n`))
    return plan.refused.length === 0 ? 0 : 1
  })
}

function linesOf({ calls, local, refused, watched }: ShardPlan): string[] {
  return [
    '-- 按地区分布（Citus）；先读 docs/scale.md：本产品没有在 Citus 上运行过 · Spread by city with Citus. Read docs/scale.md first: nothing of this product was run on Citus',
    ...watched.map(({ what, tables }) => `-- 须先处理 to be seen to first: ${what} (${tables.length}): ${tables.join(', ')}`),
    ...refused.map(({ table, why }) => `-- 不能分布 cannot be spread: ${table}: ${why}`),
    ...calls.map((call) => `${call};`),
    `-- 留在协调节点 stay on the coordinator: ${local.join(', ')}`,
  ]
}
