import { call } from '../../api/call.ts'
import { newCommandId } from '../../api/command-id.ts'
import { sendForm } from '../../api/send-form.ts'
import { watchJob } from '../../api/watch-job.ts'
import { CheckStore } from './check-store.ts'
import { readHere } from './read-here.ts'

/** Lets the page be drawn: reading a long text holds it up. */
const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))

/** The check in hand in this window. */
export const check = new CheckStore({
  here: (text) => drawn().then(() => readHere(text)),
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
