import { expect, test } from 'vitest'
import { missingFrom } from '../../../scripts/install.mjs'

const linux = { os: 'linux', cpu: 'x64', libc: 'glibc' }
const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.0.0' },
    'node_modules/bind-linux': { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'], libc: ['glibc'] },
    'node_modules/bind-musl': { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'], libc: ['musl'] },
    'node_modules/bind-mac': { version: '1.0.0', optional: true, os: ['darwin'], cpu: ['arm64'] },
    'node_modules/maybe': { version: '1.0.0', optional: true },
  },
}
const have = (...names) => ({ packages: Object.fromEntries(names.map((name) => [`node_modules/${name}`, lock.packages[`node_modules/${name}`]])) })

test.each([
  [have('zod', 'bind-linux'), linux, [], 'all that this machine needs'],
  [have('zod', 'bind-linux', 'maybe'), linux, [], 'more than it needs'],
  [have('zod'), linux, ['node_modules/bind-linux'], 'npm left out native code, as it does under an old Node'],
  [have('zod', 'bind-linux'), { ...linux, libc: 'musl' }, ['node_modules/bind-musl'], 'native code for another C library'],
  [have('zod', 'bind-linux'), { os: 'darwin', cpu: 'arm64' }, ['node_modules/bind-mac'], 'native code for another system'],
  [{ packages: {} }, linux, ['node_modules/zod', 'node_modules/bind-linux'], 'nothing'],
  [
    { packages: { ...have('bind-linux').packages, 'node_modules/zod': { version: '3.9.9' } } },
    linux,
    ['node_modules/zod'],
    'an older version',
  ],
])('installed %j on %j: missing %j, %s', (installed, machine, expected) => {
  expect(missingFrom(installed, lock, machine)).toEqual(expected)
})
