import { defineConfig } from 'vitest/config'
import { quickFolders } from './test/support/quick-folder.ts'

const needsDatabase = ['src/**/*.db.test.ts', 'test/integration/**/*.test.ts']

/**
 * Files of a project share their process and so their modules: loading the same program again for every file took half the time of a
 * run. So no file may leave behind, in a module, what another one trips over.
 */
const together = { isolate: false, fileParallelism: false }

/** For whoever opens embedded databases. */
const embedded = { setupFiles: ['test/support/held-pglite.ts'], env: quickFolders }
const quickFolder = 'test/support/quick-folder.ts'

/** Long enough for a machine that does other work: how long something takes is no test. */
const patient = (limit: number) => ({ testTimeout: limit, hookTimeout: limit, expect: { poll: { timeout: limit / 4 } } })

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Not one process: a few of its files take most of its time.
          isolate: false,
          include: ['src/**/*.test.{ts,tsx}', 'test/**/unit/**/*.test.{ts,tsx,mjs}'],
          exclude: ['src/**/*.db.test.ts'],
          ...patient(60_000),
        },
      },
      {
        test: {
          name: 'pglite',
          ...together,
          ...embedded,
          include: needsDatabase,
          env: { ...quickFolders, LINGXIAN_TEST_DB: 'pglite' },
          globalSetup: [quickFolder],
          ...patient(60_000),
        },
      },
      {
        test: {
          name: 'postgres',
          // One after the other also because database roles belong to the whole cluster: two files making them at once would meet.
          ...together,
          include: needsDatabase,
          env: { ...quickFolders, LINGXIAN_TEST_DB: 'postgres' },
          globalSetup: [quickFolder, 'test/support/postgres-setup.ts'],
          ...patient(60_000),
        },
      },
      {
        test: {
          name: 'browser',
          ...together,
          ...embedded,
          include: ['test/browser/**/*.test.ts'],
          globalSetup: [quickFolder, 'test/support/chromium-setup.ts'],
          ...patient(120_000),
        },
      },
    ],
  },
})
