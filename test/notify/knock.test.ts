import { expect, it, onTestFinished } from 'vitest'
import { createKnock } from '../../hub/notify/knock.ts'
import { startPushService } from '../harness/push-service.ts'

it('a service that answers is there; one that is gone, or that nobody here trusts, is not', { timeout: 60_000 }, async () => {
  const service = await startPushService()
  let isOpen = true
  const close = async () => {
    if (isOpen) await service.close()
    isOpen = false
  }
  onTestFinished(close)
  const knock = createKnock(service.caFile)
  expect(await createKnock(null)(service.origin)).toBe(false)
  expect(await knock(service.origin)).toBe(true)
  expect(service.requests).toEqual([])
  await close()
  expect(await knock(service.origin)).toBe(false)
})
