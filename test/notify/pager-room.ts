/** One push service for a test file, and pagers that are closed after each test. */
import { afterAll, afterEach, beforeAll } from 'vitest'
import { turn } from '../harness/clock.ts'
import { type PushService, startPushService } from '../harness/push-service.ts'
import { until } from '../harness/until.ts'
import { type DeskSide, deskSide } from './desk-side.ts'

export function pagerRoom() {
  let service: PushService
  const open: DeskSide[] = []
  beforeAll(async () => {
    service = await startPushService()
  })
  afterEach(async () => {
    for (const desk of open.splice(0)) await desk.pager.close()
  })
  afterAll(() => service.close())

  return {
    service: () => service,
    opened(own: Parameters<typeof deskSide>[1] = {}): DeskSide {
      const desk = deskSide(service, own)
      open.push(desk)
      return desk
    },
    requestsTo: (phone: { endpoint: string }, count: number) =>
      until(`request ${count}`, () => service.to(phone.endpoint).length === count),
  }
}

/** Long enough in turns for anything that could start to have started. */
export async function quiet(): Promise<void> {
  for (let i = 0; i < 20; i++) await turn()
}
