import { parentPort } from 'node:worker_threads'

import { readChecked } from './read-checked.ts'
import { readDraft } from './read-draft.ts'
import { readDocument } from './read-document-file.ts'
import { readTable } from './read-table.ts'
import { saidOf } from './said-refusal.ts'
import type { FromThread, ReadingProgress, ReadingTask, ResultOf, SaidRefusal } from './thread-words.ts'

/**
 * A thread that reads: a file of the greatest size takes seconds, in which the server must answer others. One task after the
 * other, each answered by exactly one result, refusal or failure.
 */
const port = parentPort
if (port === null) throw new Error('thread.ts runs only as a worker thread')

const say = (message: FromThread<ReadingProgress, ResultOf<ReadingTask>, SaidRefusal>, moved: ArrayBuffer[] = []) => port.postMessage(message, moved)

/** Pages follow each other faster than anyone looks. */
const MS_BETWEEN_WORDS = 100

port.on('message', (task: ReadingTask) => {
  answer(task).then(
    (result) => say({ result }),
    (error: unknown) => say(refusalOf(error)),
  )
})

function answer(task: ReadingTask): Promise<ResultOf<ReadingTask>> {
  let last = -Infinity
  let state = ''
  const onProgress = (progress: ReadingProgress): void => {
    const now = performance.now()
    if (progress.state === state && now - last < MS_BETWEEN_WORDS) return
    state = progress.state
    last = now
    say({ progress })
  }
  if (task.kind === 'draft') return readDraft(task)
  if (task.kind === 'table') return readTable(task, onProgress)
  return task.kind === 'document' ? readDocument(task, onProgress) : readChecked(task, onProgress)
}

function refusalOf(error: unknown): { refused: SaidRefusal } | { failed: { message: string; stack: string | undefined } } {
  const refused = saidOf(error)
  if (refused) return { refused }
  return { failed: error instanceof Error ? { message: error.message, stack: error.stack } : { message: String(error), stack: undefined } }
}
