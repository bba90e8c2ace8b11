// What belongs into the archive for a machine without network: the product, not its tests, benches and tools.

const FOLDERS = ['bin/', 'src/', 'dist/web/', 'deploy/', 'docs/users/', 'docs/decisions/', 'samples/']
const FILES = ['package.json', 'LICENSE', 'README.md', 'README.zh-CN.md', 'CHANGELOG.md', 'SECURITY.md']
const NEVER = [/\.test\.tsx?$/, /-for-tests\.ts$/, /^src\/store\/testing\.ts$/, /^src\/web\//]

/** Whether a file of the repository goes along. The web app does as it was built. */
export function isProductFile(path) {
  return (FILES.includes(path) || FOLDERS.some((folder) => path.startsWith(folder))) && !NEVER.some((pattern) => pattern.test(path))
}

/**
 * The packages that the product needs to run, as folders of node_modules, in order. `optional` ones may be missing on this platform.
 *
 * @param lock package-lock.json as parsed
 */
export function productionPackages(lock) {
  return Object.entries(lock.packages)
    .filter(([path, { dev, devOptional, link }]) => path.startsWith('node_modules/') && !dev && !devOptional && !link)
    .map(([path, { optional }]) => ({ path, optional: optional === true }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Files inside packages that nothing asks for while running: declarations, maps, sources of what is built, their own tests and examples. */
export function isNeededInPackage(path) {
  return !/(\.d\.[mc]?ts|\.map|\.tsbuildinfo|\.md|\.markdown)$|\/(test|tests|__tests__|example|examples|docs|\.github)\//i.test(path) || /licen[cs]e/i.test(path)
}
