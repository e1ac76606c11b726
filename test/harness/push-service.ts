/** A push service on this machine: real https, real Firefox, and every answer a push service can give. */
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { startAutopush } from './autopush.ts'
import { makeTestCa, type TestCa } from './test-ca.ts'

export type PushRequest = {
  endpoint: string
  ttl: string | undefined
  urgency: string | undefined
  topic: string | undefined
  authorization: string | undefined
  encoding: string | undefined
  body: Buffer
}
/** `hang`: the request is read and never answered. */
export type PushAnswer = { status: number; retryAfter?: string; text?: string } | 'hang'

export type PushService = {
  /** `https://127.0.0.1:PORT` */
  origin: string
  ca: TestCa
  /** For HUB_PUSH_CA. */
  caFile: string
  /** For Firefox's preference dom.push.serverURL. */
  webSocketUrl: string
  /** Every request, in the order of arrival. */
  requests: PushRequest[]
  to(endpoint: string): PushRequest[]
  /** A fresh endpoint, which answers 201 until told otherwise. */
  endpoint(): string
  /** What this endpoint answers from now on: one after the other, the last for ever. */
  answer(endpoint: string, ...answers: PushAnswer[]): void
  close(): Promise<void>
}

const TAKEN: PushAnswer = { status: 201 }

/** @param shared the authority of a first push service, so that one CA file holds for both */
export async function startPushService(shared?: TestCa): Promise<PushService> {
  const ca = shared ?? (await makeTestCa())
  const requests: PushRequest[] = []
  const answers = new Map<string, PushAnswer[]>()

  const server = createServer({ key: ca.key, cert: ca.cert }, (request, response) => {
    const header = (name: string) => request.headers[name]?.toString()
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const endpoint = `${origin}${request.url}`
      const body = Buffer.concat(chunks)
      requests.push({
        endpoint,
        ttl: header('ttl'),
        urgency: header('urgency'),
        topic: header('topic'),
        authorization: header('authorization'),
        encoding: header('content-encoding'),
        body,
      })
      const planned = answers.get(endpoint) ?? []
      const answer = (planned.length > 1 ? planned.shift() : planned[0]) ?? TAKEN
      if (answer === 'hang') return
      if (answer.status === 201) autopush.deliver(endpoint, Number(header('ttl')), body)
      response.writeHead(answer.status, answer.retryAfter === undefined ? {} : { 'retry-after': answer.retryAfter })
      response.end(answer.text)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
  const endpointFor = (name: string) => `${origin}/push/${name}`
  const autopush = await startAutopush(endpointFor)

  return {
    origin,
    ca,
    caFile: ca.caFile,
    webSocketUrl: autopush.url,
    requests,
    to: (endpoint) => requests.filter((request) => request.endpoint === endpoint),
    endpoint: () => endpointFor(randomUUID()),
    answer: (endpoint, ...next) => void answers.set(endpoint, next),
    async close() {
      await autopush.close()
      const closed = new Promise<void>((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())))
      server.closeAllConnections()
      await closed
      if (!shared) await ca.remove()
    },
  }
}
