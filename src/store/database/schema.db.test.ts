import { afterAll, beforeAll, expect, test } from 'vitest'

import { testDatabase } from '../../../test/support/database.ts'
import type { TestDatabase } from '../../../test/support/database.ts'
import { schemaText } from './schema-text.ts'

let opened: TestDatabase
beforeAll(async () => {
  opened = await testDatabase()
})
afterAll(() => opened.close())

test('all migrations add up to schema.sql (after a new migration: run this file with -u)', async () => {
  await expect(await opened.db.owner(schemaText)).toMatchFileSnapshot('../schema.sql')
})
