import { describe, expect, test } from 'vitest'
import { engines, fresh, got } from './engine.ts'
import { settle } from './town.ts'

describe.each(engines)('phones on $name', ({ open }) => {
  const start = fresh(open)
  const keys = (endpoint: string, auth = 'a') => ({ endpoint: `https://push/${endpoint}`, p256dh: 'p', auth })

  test('the page subscribes at every opening: the same phone is one phone, and costs no write', async () => {
    const opened = await start()
    const { officer } = await settle(opened)
    const { registry, make, clock } = opened
    const first = await make({ type: 'Subscribe', person: officer, keys: keys('1') })
    const again = await make({ type: 'Subscribe', person: officer, keys: keys('1') })
    expect(again).toEqual(first)
    const rekeyed = await make({ type: 'Subscribe', person: officer, keys: keys('1', 'b') })
    expect(rekeyed).toMatchObject({ subscription: first.subscription, version: first.version + 1 })
    expect(registry.pushKeys(got(first.subscription))).toEqual(keys('1', 'b'))
    await clock.push(25 * 3_600_000)
    expect((await make({ type: 'Subscribe', person: officer, keys: keys('1', 'b') })).version).toBe(first.version + 2)
  })

  test('a phone that changes hands is another phone: what was meant for the one does not reach the other', async () => {
    const opened = await start()
    const { officer, staff } = await settle(opened)
    const { registry, make } = opened
    const { subscription: old } = await make({ type: 'Subscribe', person: officer, keys: keys('1') })
    const { subscription } = await make({ type: 'Subscribe', person: staff, keys: keys('1') })
    expect(registry.pushKeys(got(old))).toBeNull()
    expect([...registry.directory().phones]).toEqual([[staff, [subscription]]])
  })

  test('of more than ten phones the one not seen for longest goes', async () => {
    const opened = await start()
    const { officer } = await settle(opened)
    const { registry, make, clock } = opened
    for (let phone = 0; phone < 10; phone++) {
      await make({ type: 'Subscribe', person: officer, keys: keys(`${phone}`) })
      await clock.push(25 * 3_600_000)
    }
    await make({ type: 'Subscribe', person: officer, keys: keys('0') })
    await make({ type: 'Subscribe', person: officer, keys: keys('10') })
    const left = got(registry.directory().phones.get(officer)).map((id) => registry.pushKeys(id)?.endpoint)
    expect(left.sort()).toEqual(['0', '10', '2', '3', '4', '5', '6', '7', '8', '9'].map((name) => `https://push/${name}`))
  })

  test('a phone is taken off by its owner, or when the push service says that it is gone', async () => {
    const opened = await start()
    const { officer } = await settle(opened)
    const { registry, make } = opened
    await make({ type: 'Subscribe', person: officer, keys: keys('1') })
    const { subscription } = await make({ type: 'Subscribe', person: officer, keys: keys('2') })
    await make({ type: 'Unsubscribe', person: officer, endpoint: keys('1').endpoint })
    await make({ type: 'ForgetSubscription', id: got(subscription) })
    expect(registry.directory().phones.size).toBe(0)
  })
})
