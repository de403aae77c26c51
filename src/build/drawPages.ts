import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { PageDone, Setting, Task } from './pageWorker.ts'

/** Tasks that a thread is given at once: few enough that all of them finish at much the same time. */
const BATCH = 20
/** Each thread has an engine of its own in memory; more than these gain little. */
const MOST_THREADS = 8

/**
 * Draws pages, as many at a time as the machine has cores.
 *
 * @param worker the built `pageWorker.ts`
 * @returns every page, those that were there already too
 */
export async function drawPages(worker: string, setting: Setting, tasks: readonly Task[]): Promise<PageDone[]> {
  const done: PageDone[] = []
  let next = 0
  const threads = Math.min(availableParallelism(), MOST_THREADS, Math.ceil(tasks.length / BATCH))
  await Promise.all(
    Array.from({ length: threads }, async () => {
      const thread = new Worker(worker, { workerData: setting })
      try {
        while (next < tasks.length) {
          const batch = tasks.slice(next, next + BATCH)
          next += BATCH
          done.push(...(await answerOf(thread, batch)))
        }
      } finally {
        await thread.terminate()
      }
    }),
  )
  return done
}

function answerOf(thread: Worker, batch: Task[]): Promise<PageDone[]> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      thread.off('message', answered).off('error', failed).off('exit', ended)
      act()
    }
    const answered = (pages: PageDone[]) => settle(() => resolve(pages))
    const failed = (error: unknown) => settle(() => reject(error))
    const ended = () => settle(() => reject(new Error('a thread that draws pages has ended')))
    thread.on('message', answered).on('error', failed).on('exit', ended)
    thread.postMessage(batch)
  })
}
