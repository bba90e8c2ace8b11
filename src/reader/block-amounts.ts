import { reckonedAmountsIn, spelledAmountsIn } from './amounts.ts'
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
  const text = flow.clean.slice(block.from, block.to)
  const amounts = [...reckonedAmountsIn(text), ...spelledAmountsIn(text)]
  for (const amount of amounts) {
    amount.from += block.from
    amount.to += block.from
  }
  return amounts.sort((left, right) => left.from - right.from)
}
