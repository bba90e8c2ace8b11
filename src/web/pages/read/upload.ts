import type { Answer } from '../../../api/contract/endpoints.ts'
import { addressOf } from '../../api/call.ts'
import { newCommandId } from '../../api/command-id.ts'
import { problemOf, unreachable } from '../../api/problem.ts'
import { paths } from '../../../api/contract/paths.ts'

export type Uploaded = Answer<'uploadDocument'>

/**
 * Hands in a document. Sent by XMLHttpRequest, because `fetch` does not tell how much of a file has gone out.
 *
 * @param onSent part of the file that has gone out, 0 … 1; the server reads it after 1
 * @throws ProblemError with the server's sentence, or `unreachable`
 */
export function sendDocument(file: File, command: string, onSent: (part: number) => void): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const form = new FormData()
    form.set('command', command)
    form.set('file', file, file.name)
    const request = new XMLHttpRequest()
    request.open('POST', addressOf(paths.uploadDocument.slice('POST '.length)))
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = (event) => event.lengthComputable && onSent(event.loaded / event.total)
    request.upload.onload = () => onSent(1)
    request.onerror = () => reject(unreachable())
    request.onload = () => {
      const response = new Response(request.responseText, { status: request.status, headers: { 'content-type': request.getResponseHeader('content-type') ?? '' } })
      if (response.ok) response.json().then((answer) => resolve(answer as Uploaded), reject)
      else problemOf(response).then(reject, reject)
    }
    request.send(form)
  })
}

/** One file on its way: waiting, going out, read by the server, taken or refused. */
export type Sending = { key: string; file: File; command: string } & (
  | { state: 'waiting' }
  | { state: 'sending'; part: number }
  | { state: 'taken'; answer: Uploaded }
  | { state: 'refused'; error: Error }
)

export function sendingOf(file: File): Sending {
  const command = newCommandId()
  return { key: command, file, command, state: 'waiting' }
}

const NAME_LENGTH = 40

/** Pasted text as a file, named by its first line. */
export function fileOfText(text: string, name: string): File {
  const first = text.split('\n').map((line) => line.trim()).find((line) => line !== '')
  return new File([text], `${(first ?? name).replace(/[\\/:*?"<>|\r\n\t]/g, ' ').slice(0, NAME_LENGTH)}.txt`, { type: 'text/plain' })
}
