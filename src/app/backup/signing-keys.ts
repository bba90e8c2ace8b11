import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

type Key = { name: string; bytes: Buffer }

const NAME = /^(?:ed25519\.pem|sm2\.hex)$/
const folderIn = (dataFolder: string) => join(dataFolder, 'keys')

/** The keys that this installation made for itself; only for a back-up of which somebody said that they go along. */
export async function signingKeysIn(dataFolder: string): Promise<Key[]> {
  const names = await readdir(folderIn(dataFolder)).catch((): string[] => [])
  return Promise.all(names.filter((name) => NAME.test(name)).map(async (name) => ({ name, bytes: await readFile(join(folderIn(dataFolder), name)) })))
}

/** Lays keys of a back-up where they are looked for; one that is there stays. */
export async function keepSigningKeys(dataFolder: string, keys: readonly Key[]): Promise<void> {
  if (keys.length === 0) return
  await mkdir(folderIn(dataFolder), { recursive: true, mode: 0o700 })
  for (const { name, bytes } of keys) {
    const path = join(folderIn(dataFolder), name)
    await writeFile(path, bytes, { flag: 'wx', mode: 0o600, flush: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    await chmod(path, 0o600)
  }
}
