/** One connection to upsd: a line out, lines in. What it sends is bounded, and a connection that ends fails whoever waits. */
import { connect } from 'node:net'

export type NutConnection = {
  send(line: string): void
  /** The next line; one caller at a time. */
  line(): Promise<string>
  end(why: Error): void
}

/** A whole list of variables has a few kilobytes. */
const MOST_CHARS = 64 * 1024

export function openConnection(host: string, port: number): NutConnection {
  const socket = connect({ host, port })
  socket.setEncoding('utf8')
  const lines: string[] = []
  let rest = ''
  let chars = 0
  let ended: Error | null = null
  let waiting: PromiseWithResolvers<string> | null = null

  function end(why: Error): void {
    ended ??= why
    socket.destroy()
    waiting?.reject(ended)
    waiting = null
  }
  socket.on('data', (text: string) => {
    chars += text.length
    if (chars > MOST_CHARS) return end(new Error('it says more than a UPS could have to say'))
    const parts = (rest + text).split('\n')
    rest = parts.pop() ?? ''
    lines.push(...parts.map((part) => part.trimEnd()))
    const first = waiting && lines.shift()
    if (first === undefined || first === null) return
    waiting?.resolve(first)
    waiting = null
  })
  socket.on('error', (error) => end(error))
  socket.on('close', () => end(new Error('upsd has ended the connection')))

  return {
    send(line) {
      chars = 0
      if (!ended) socket.write(`${line}\n`)
    },
    async line() {
      const first = lines.shift()
      if (first !== undefined) return first
      if (ended) throw ended
      waiting = Promise.withResolvers()
      return waiting.promise
    },
    end,
  }
}
