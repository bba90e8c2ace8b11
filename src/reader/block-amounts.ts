import { amountsIn } from './amounts.ts'
import type { FoundAmount } from './amounts.ts'
import type { Flow } from './flow.ts'

const found = new WeakMap<Flow, (readonly FoundAmount[] | undefined)[]>()

/**
 * The amounts of a block, in order, places of `flow.clean`. Found once for all the layers that ask, since finding them is most of the work.
 *
 * @param block number of the block in `flow.blocks`
 */
export function amountsOfBlock(flow: Flow, block: number): readonly FoundAmount[] {
  let blocks = found.get(flow)
  if (!blocks) found.set(flow, (blocks = []))
  return (blocks[block] ??= amountsAt(flow, block))
}

function amountsAt(flow: Flow, index: number): FoundAmount[] {
  const block = flow.blocks[index]
  if (!block) return []
  const amounts = amountsIn(flow.clean.slice(block.from, block.to))
  for (const amount of amounts) {
    amount.from += block.from
    amount.to += block.from
  }
  return amounts
}
