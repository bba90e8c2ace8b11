/** A plan of so many characters in which every hundredth paragraph is a task of this unit: long enough to be seen while it is read. */
export function longPlan(characters: number, unit: string, title = '关于推进全域健身的实施方案'): string {
  const parts = [`${title}\n\n`]
  let length = parts[0]?.length ?? 0
  for (let n = 1; length < characters; n += 1) {
    const next = n % 100 === 0 ? `（${n}）建设第${n}处健身步道。年底前建成投用。（${unit}负责）\n` : `各级各部门要把第${n}项工作摆上日程，深入基层了解情况，听取群众意见，总结推广好的做法，形成人人参与、人人支持的良好局面，确保取得实效。\n`
    parts.push(next)
    length += next.length
  }
  return parts.join('').slice(0, characters)
}
