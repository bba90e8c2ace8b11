import fc from 'fast-check'
import { expect, test } from 'vitest'

import { OWED_KINDS, remindersDue, waitingNow, type Owed } from '../kernel/reminder.ts'
import { china } from '../kernel/time/china.ts'
import type { Message } from './channel.ts'
import { dingtalkBody } from './dingtalk.ts'
import { mailOf } from './mail.ts'
import { eventOf } from './webhook.ts'
import { wecomBody } from './wecom.ts'

const TODAY = '2026-09-29'
const ADDRESS = 'https://lx.example.gov.cn'

/** Words that only things can have brought in: none of the product's own sentences holds such a character. */
const said = fc.array(fc.constantFrom(...'黍稷麻菽饕餮魑魅魍魉'), { minLength: 2, maxLength: 30 }).map((letters) => letters.join(''))
const thing = fc.record({
  key: said,
  kind: fc.constantFrom(...OWED_KINDS),
  subject: said.map((id) => `matter:${id}`),
  due: fc.option(fc.constantFrom('2026-09-20', '2026-09-30', '2027-06-30'), { nil: null }),
  period: fc.constant(null),
  title: said,
  unit: said,
  name: said,
})

/** Everything that any channel writes for this message. */
function written(message: Message): string {
  return [JSON.stringify(mailOf(message, 'lingxian@example.gov.cn', ADDRESS)), wecomBody([message], ADDRESS), dingtalkBody([message], ADDRESS), eventOf(message, ADDRESS)].join('\n')
}

function messageFor(owed: readonly Owed[]): Message {
  return { key: 'key', kind: 'digest', person: '0199a000-0000-7000-8000-000000000001', to: 'someone', waiting: waitingNow(owed, TODAY, china), at: '2026-09-29T00:00:00.000Z' }
}

test('whatever waits, a message differs by the number alone: no title, no unit, no name gets out', () => {
  fc.assert(
    fc.property(fc.array(thing, { minLength: 1, maxLength: 12 }), (things) => {
      const due = remindersDue({ owed: things, today: TODAY, calendar: china, sent: new Map() })
      const message = messageFor(things)
      expect(due.length).toBeLessThanOrEqual(things.length)
      expect(written(message)).toBe(written({ ...messageFor([]), waiting: message.waiting }))
      expect(written(message)).not.toMatch(/[黍稷麻菽饕餮魑魅魍魉]/)
    }),
    { numRuns: 200 },
  )
})
