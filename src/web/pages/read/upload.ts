import { call } from '../../api/call.ts'
import { newCommandId } from '../../api/command-id.ts'
import { sendForm } from '../../api/send-form.ts'
import { watchJob } from '../../api/watch-job.ts'
import { UploadStore } from './upload-store.ts'

/** The files handed in from this window. */
export const uploads = new UploadStore({
  send: (file, command, watch) => {
    const form = new FormData()
    form.set('command', command)
    form.set('file', file, file.name)
    return sendForm('uploadDocument', form, watch)
  },
  watch: watchJob,
  cancel: (command) => call('cancelJob', { params: { command } }),
  shelf: localStorage,
})

/** A file with the command it is handed in by. */
export function handedIn(file: File): { file: File; command: string } {
  return { file, command: newCommandId() }
}

const NAME_LENGTH = 40

/** Pasted text as a file, named by its first line. */
export function fileOfText(text: string, name: string): File {
  const first = text.split('\n').map((line) => line.trim()).find((line) => line !== '')
  return new File([text], `${(first ?? name).replace(/[\\/:*?"<>|\r\n\t]/g, ' ').slice(0, NAME_LENGTH)}.txt`, { type: 'text/plain' })
}
