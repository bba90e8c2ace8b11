// `npm run pack:offline`: one archive with everything that a machine without network needs: the product, its packages, the built web app and Node.js.
// `--folder PATH` lays the same out in a folder instead (for the container). Asks no network: everything comes from this installation.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'

import { ensureWebBuilt } from './build-web.mjs'
import { ensureInstalled, ownNode, root, SMALL } from './install.mjs'
import { isNeededInPackage, isProductFile, productionPackages } from './offline-manifest.mjs'

const START = `#!/bin/sh
# 领衔，自带 Node.js · Lingxian with its own Node.js
here=$(CDPATH= cd -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd)
umask 077
: "\${LINGXIAN_DATA:=$here/data}"
export LINGXIAN_DATA
exec "$here/node/bin/node" ${SMALL} --disable-warning=ExperimentalWarning "$here/src/cli/main.ts" "$@"
`

const README = `领衔 离线安装包

1. 核对：sha256sum --quiet -c SHA256SUMS
2. 启动：./lingxian start，再用浏览器打开屏幕上的地址。不需要网络，也不需要另装任何软件。
3. 正式使用：LINGXIAN_EMPTY=1 ./lingxian init 建立地区和四个账号；作为服务运行见 deploy/lingxian.service。
数据在 data 文件夹（可用 LINGXIAN_DATA 另指）。升级：停止，备份（./lingxian backup），把新包解压到新文件夹，用同一个 LINGXIAN_DATA 启动。
详见 docs/users/operations.md。

Lingxian, for machines without network

1. Check: sha256sum --quiet -c SHA256SUMS
2. Start: ./lingxian start, and open the address it shows. Nothing is fetched, nothing else has to be installed.
3. For real use: LINGXIAN_EMPTY=1 ./lingxian init makes the city and its four accounts; as a service, see deploy/lingxian.service.
The data lie in the folder data (or where LINGXIAN_DATA says). To update: stop, back up (./lingxian backup), unpack the new archive into a new folder, start it
with the same LINGXIAN_DATA. More in docs/users/operations.md.
`

const at = process.argv.indexOf('--folder')
const wanted = at > 0 ? process.argv[at + 1] : undefined
await ensureInstalled()
await ensureWebBuilt()
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const name = `lingxian-${version}-${process.platform}-${process.arch}`
const staging = wanted ? undefined : mkdtempSync(join(tmpdir(), 'lingxian-pack-'))
const folder = wanted ?? join(staging, name)
try {
  layOut()
  if (staging) archive(staging)
} finally {
  if (staging) rmSync(staging, { recursive: true, force: true })
}

function layOut() {
  for (const path of filesUnder(root, (part) => !['node_modules', '.git', 'data', 'test', 'bench'].includes(part))) if (isProductFile(path)) copy(join(root, path), path)
  for (const { path, optional } of productionPackages(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')))) {
    if (!existsSync(join(root, path))) {
      if (optional) continue
      throw new Error(`${path} is not installed: run “npm ci” first.`)
    }
    // Packages inside a package stand in the list themselves.
    for (const file of filesUnder(join(root, path), (part) => part !== 'node_modules')) if (isNeededInPackage(`/${file}`)) copy(join(root, path, file), join(path, file))
  }
  copy(ownNode, 'node/bin/node')
  chmodSync(join(folder, 'node/bin/node'), 0o755)
  write('lingxian', START, 0o755)
  write('README.txt', README)
  const sums = filesUnder(folder, () => true).map((path) => `${createHash('sha256').update(readFileSync(join(folder, path))).digest('hex')}  ${path}`)
  write('SHA256SUMS', `${sums.join('\n')}\n`)
}

/** The same files give the same bytes: in one order, of one time, of nobody. */
function archive(parent) {
  const into = join(root, 'dist', `${name}.tar.gz`)
  mkdirSync(dirname(into), { recursive: true })
  execFileSync('tar', ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner', '--mode=go-w', '--use-compress-program=gzip -n -9', '-cf', into, '-C', parent, name])
  const bytes = readFileSync(into)
  console.log(`${relative(root, into)}: ${(bytes.length / 1e6).toFixed(1)} MB, sha256 ${createHash('sha256').update(bytes).digest('hex')}`)
}

function filesUnder(start, enters) {
  const found = []
  const walk = (inside) => {
    for (const entry of readdirSync(join(start, inside), { withFileTypes: true })) {
      const path = inside ? `${inside}/${entry.name}` : entry.name
      if (entry.isDirectory()) {
        if (enters(entry.name) || inside !== '') walk(path)
      } else if (entry.isFile()) found.push(path)
    }
  }
  walk('')
  return found.sort()
}

function copy(from, path) {
  const to = join(folder, path)
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(from, to)
  chmodSync(to, statSync(from).mode & 0o111 ? 0o755 : 0o644)
}

function write(path, text, mode = 0o644) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, path), text, { mode })
}
