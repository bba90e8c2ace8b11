#!/usr/bin/env node
// Starts the command line under the Node.js this repository brings along: the sources are TypeScript, and the machine's own
// Node.js may be too old to run them.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const runsTypeScript = major > 22 || (major === 22 && minor >= 18)

if (runsTypeScript) {
  process.argv[1] = main
  await import(main)
} else {
  const own = ['../node_modules/node/bin/node', '../node_modules/node/bin/node.exe', '../node_modules/.bin/node']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path))
  if (!own) {
    process.stderr.write(`lingxian: Node.js ${process.versions.node} is too old and node_modules is missing: run “npm install” first\n`)
    process.exit(2)
  }
  const child = spawn(own, ['--disable-warning=ExperimentalWarning', main, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => (signal ? process.kill(process.pid, signal) : process.exit(code ?? 1)))
}
