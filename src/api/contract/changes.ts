import { z } from 'zod'

export const changeSchemas = {
  followChanges: {
    summary: 'Hear that something changed in the city',
    description: 'Server-sent events: `changed`, at most once a second and without content, whenever something was written in the city of the session; what it was, the other addresses tell to whom it concerns. A comment every twenty seconds is a heart-beat. It ends with the session. Listening does not keep a session from growing idle.',
    stream: true,
    response: z.any(),
  },
} as const
