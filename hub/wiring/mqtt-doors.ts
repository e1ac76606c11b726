/** Where devices come in, as the pages tell an installer. */
import type { HttpDeps } from '../http/deps.ts'

/** 127.0.0.0/8 and ::1 (RFC 5735 §3, RFC 4291 §2.5.3). */
const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.')

export const mqttDoors = (broker: { url: string; tlsPort: number | null }, host: string): ReturnType<HttpDeps['mqtt']> => ({
  port: Number(new URL(broker.url).port),
  loopback: isLoopback(host),
  tlsPort: broker.tlsPort,
})
