/**
 * Cycles among files, one for each edge that closes one on a depth-first walk.
 *
 * @param edges file → imports { target, line }
 * @returns { path, line }: the files of the cycle, the first one again at the end, and the line of its first import
 */
export function findCycles(edges) {
  const done = new Set()
  const cycles = []
  const visit = (file, path) => {
    if (done.has(file)) return
    for (const { target } of edges.get(file) ?? []) {
      const start = [...path, file].indexOf(target)
      if (start >= 0) cycles.push([...path, file].slice(start))
      else visit(target, [...path, file])
    }
    done.add(file)
  }
  for (const file of edges.keys()) visit(file, [])
  return cycles.map((files) => {
    const next = files[1] ?? files[0]
    return { path: [...files, files[0]], line: edges.get(files[0]).find((edge) => edge.target === next).line }
  })
}
