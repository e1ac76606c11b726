import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../hub/clock.ts'
import { clientError } from '../../hub/http/errors.ts'
import { unhurried } from '../../hub/http/unhurried.ts'

/** A server that gives a request 300 ms; one path takes its body unhurriedly. */
async function server(): Promise<string> {
  const made = createServer({ requestTimeout: 300, headersTimeout: 200, connectionsCheckingInterval: 50 }, async (incoming, answer) => {
    let size = 0
    try {
      for await (const piece of incoming.url === '/slow' ? unhurried(incoming, systemClock) : incoming) size += (piece as Buffer).length
      answer.end(String(size))
    } catch {
      // The line was cut.
    }
  })
  made.on('clientError', clientError)
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    made.closeAllConnections()
    made.close()
  })
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`
}

/** Sends ten pieces over 600 ms. @returns the status, and what was answered */
function trickle(url: string): Promise<[number, string]> {
  const sending = request(url, { method: 'PUT' })
  let sent = 0
  const timer = setInterval(() => {
    if (sending.destroyed || sent === 10) return clearInterval(timer)
    sent += 1
    if (sent === 10) sending.end('x')
    else sending.write('x')
  }, 60)
  return new Promise((resolve, reject) => {
    sending.on('error', reject)
    sending.on('response', (answer) => {
      let text = ''
      answer.on('data', (piece: Buffer) => {
        text += piece.toString()
      })
      answer.on('end', () => resolve([answer.statusCode ?? 0, text]))
    })
  })
}

test('a body that keeps coming is taken to its end, however long it takes; any other request has its time', async () => {
  const url = await server()
  expect(await trickle(`${url}/slow`)).toEqual([200, '10'])
  expect((await trickle(`${url}/other`))[0]).toBe(408)
})
