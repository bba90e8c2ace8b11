import { defineConfig } from 'vitest/config'

const needsDatabase = ['src/**/*.db.test.ts', 'test/integration/**/*.test.ts']

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/unit/**/*.test.{ts,tsx,mjs}'],
          exclude: ['src/**/*.db.test.ts'],
          // Long enough for a machine that does other work: how long something takes is no test.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'pglite',
          include: needsDatabase,
          env: { LINGXIAN_TEST_DB: 'pglite' },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'postgres',
          // Files share their modules: half the time went into loading the same program again for every file. Not so on PGlite: a process
          // in which some twenty embedded databases had been opened and closed ended without a word once.
          isolate: false,
          include: needsDatabase,
          env: { LINGXIAN_TEST_DB: 'postgres' },
          globalSetup: ['test/support/postgres-setup.ts'],
          // Database roles belong to the whole cluster: two files making them at once would meet.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/support/chromium-setup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
