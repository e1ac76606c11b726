import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'

const SECRETS = /Nút counter|Nút safe|sông Đa Nhim/

it('whatever the hub sends to a shop, where its buttons are and the challenge word come only in the answer to the PIN', async () => {
  const town = await commune()
  await town.onDuty('officer')
  await (await town.as('boss')).patch(`/people/${town.id('staff')}`, { pin: '1234', duressPin: '4321' })
  const staff = await town.as('staff')
  const feed = await staff.feed()
  const [shop, counter] = [town.id('shop'), town.id('counter')]
  await staff.post(`/buttons/${counter}/test`)
  const button = await town.button('counter')
  await button.press()
  await button.press()
  await town.clock.push(2 * 60_000)
  await feed.until('the alarm is in the feed', ({ event }) => event === 'incident')
  const { items } = await staff.get('/incidents')
  const reads = [
    '/buttons',
    `/buttons/${counter}`,
    '/shop',
    `/sites/${shop}`,
    '/sites',
    `/sites/${shop}/tests`,
    '/contact-requests',
    '/session',
  ]
  const sent = await Promise.all([...reads, ...items.map(({ id }: { id: string }) => `/incidents/${id}`)].map((path) => staff.get(path)))
  expect(JSON.stringify([items, sent, feed.events])).not.toMatch(SECRETS)
  expect(items[0].buttons[0].label, 'a button has a number instead').toBe('#1')

  const { items: one, next } = await staff.get('/buttons?limit=1')
  const { items: two } = await staff.get(`/buttons?limit=1&before=${next}`)
  expect([...one, ...two].map(({ label }) => label)).toEqual(['#1', '#2'])
  expect(Buffer.from(next, 'base64url').toString(), 'nor does the cursor of a page tell').not.toMatch(SECRETS)

  expect((await staff.refused('POST', `/sites/${shop}/positions`, { pin: '1111' })).code).toBe('wrong-pin')
  const positions = await staff.post(`/sites/${shop}/positions`, { pin: '1234' })
  expect(positions.buttons.map(({ label }: { label: string }) => label)).toEqual(['Nút counter', 'Nút safe'])
  expect(positions.contacts[0].challenge).toBe('sông Đa Nhim')
  expect(positions.until).toBe(new Date(town.clock.now() + 5 * 60_000).toISOString())
  expect(JSON.stringify([await staff.get('/shop'), await staff.get('/buttons')]), 'and it opens nothing else').not.toMatch(SECRETS)
})
