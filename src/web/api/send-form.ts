import type { Answer } from '../../api/contract/endpoints.ts'
import { paths, type EndpointName } from '../../api/contract/paths.ts'
import { addressOf } from './call.ts'
import { problemOf, unreachable } from './problem.ts'

type Watch = {
  /** part of the form that has gone out, 0 … 1; the server works on it after 1 */
  onSent: (part: number) => void
  signal: AbortSignal
}

/**
 * Sends a form with files. By XMLHttpRequest, because `fetch` does not tell how much of a file has gone out.
 *
 * @throws ProblemError with the server's sentence, or `unreachable`; DOMException `AbortError` by the signal
 */
export function sendForm<N extends EndpointName>(name: N, form: FormData, { onSent, signal }: Watch): Promise<Answer<N>> {
  return new Promise((resolve, reject) => {
    const [method = 'POST', path = ''] = paths[name].split(' ')
    const request = new XMLHttpRequest()
    request.open(method, addressOf(path))
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = (event) => event.lengthComputable && onSent(event.loaded / event.total)
    request.upload.onload = () => onSent(1)
    request.onerror = () => reject(unreachable())
    request.onabort = () => reject(new DOMException('the form was not sent', 'AbortError'))
    request.onload = () => {
      const response = new Response(request.responseText, { status: request.status, headers: { 'content-type': request.getResponseHeader('content-type') ?? '' } })
      if (response.ok) response.json().then((answer) => resolve(answer as Answer<N>), reject)
      else problemOf(response).then(reject, reject)
    }
    if (signal.aborted) request.onabort(new ProgressEvent('abort'))
    else {
      signal.addEventListener('abort', () => request.abort(), { once: true })
      request.send(form)
    }
  })
}
