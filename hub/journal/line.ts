/** A line to a worker thread: this side calls by name, the worker answers in order. Only values that can be cloned cross it. */
import { parentPort, Worker } from 'node:worker_threads'

type Calls = Record<string, (...given: never[]) => unknown>
type Call = { id: number; name: string; given: unknown[] }
type Reply = { id: number; value: unknown } | { id: number; error: string }

export type Line<C extends Calls> = {
  /** Rejects with what the worker threw, when too many calls wait for an answer, or when the line ends first. */
  call<Name extends keyof C & string>(name: Name, ...given: Parameters<C[Name]>): Promise<ReturnType<C[Name]>>
  /** Resolves when the thread is gone; a thread stuck in the kernel goes when the kernel lets it. */
  end(): Promise<void>
}

/** A worker that does not answer must not gather calls without end. */
const MAX_WAITING = 256

/** `ended` hears, once, why a worker nobody ended is gone. */
export function openLine<C extends Calls>(entry: URL, ended: (why: string) => void): Line<C> {
  const worker = new Worker(entry)
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let lastId = 0
  let gone: string | null = null

  const hangUp = (why: string) => {
    gone ??= why
    for (const { reject } of waiting.values()) reject(new Error(gone))
    waiting.clear()
  }
  const lost = (why: string) => {
    if (gone !== null) return
    hangUp(why)
    ended(why)
  }
  worker.on('message', (reply: Reply) => {
    const call = waiting.get(reply.id)
    waiting.delete(reply.id)
    if ('error' in reply) call?.reject(new Error(reply.error))
    else call?.resolve(reply.value)
  })
  worker.on('error', (error: unknown) => lost(`the journal's thread broke: ${error instanceof Error ? error.message : String(error)}`))
  worker.on('exit', (code) => lost(`the journal's thread ended with code ${code}`))

  return {
    call<Name extends keyof C & string>(name: Name, ...given: Parameters<C[Name]>) {
      if (gone !== null) return Promise.reject(new Error(gone))
      if (waiting.size >= MAX_WAITING) return Promise.reject(new Error('the journal is asked more than it can answer'))
      const call = Promise.withResolvers<unknown>()
      lastId += 1
      waiting.set(lastId, call)
      worker.postMessage({ id: lastId, name, given } satisfies Call)
      // The worker answers each call with what the function of that name returns: `answer` below is typed by the same C.
      return call.promise as Promise<ReturnType<C[Name]>>
    },
    async end() {
      hangUp('the journal is closed')
      await worker.terminate()
    },
  }
}

/** The worker's side: every call is answered by the function of its name, one after the other. */
export function answer(calls: Calls): void {
  parentPort?.on('message', ({ id, name, given }: Call) => {
    let reply: Reply
    try {
      reply = { id, value: calls[name]?.(...(given as never[])) }
    } catch (error) {
      reply = { id, error: error instanceof Error ? error.message : String(error) }
    }
    parentPort?.postMessage(reply)
  })
}
