import { call } from '../../api/call.ts'
import { newCommandId } from '../../api/command-id.ts'
import { sendForm } from '../../api/send-form.ts'
import { watchJob } from '../../api/watch-job.ts'
import { CheckStore } from './check-store.ts'
import { readHere } from './read-here.ts'

/** The check in hand in this window. */
export const check = new CheckStore({
  here: readHere,
  send: ({ text, files }, command, watch) => {
    const form = new FormData()
    form.set('command', command)
    if (text.trim() !== '') form.set('text', text)
    for (const file of files) form.append('file', file, file.name)
    return sendForm('checkFigures', form, watch)
  },
  watch: watchJob,
  cancel: (command) => call('cancelJob', { params: { command } }),
  newCommand: newCommandId,
})
