import { describe, expect, test } from 'vitest'
import type { ButtonId } from '../../hub/contract/ids.ts'
import type { Button } from '../../hub/contract/resources.ts'
import { closing, device, directoryOf, start } from './fixture.ts'

describe('a device that subscribes', () => {
  test.each([
    ['b1', 'buttons/b1/lamp', true],
    ['b1', 'buttons/b2/lamp', false],
    ['b1', 'buttons/+/lamp', false],
    ['b1', 'buttons/b1/#', false],
    ['b1', '#', false],
    ['b1', '$SYS/#', false],
    ['b1', 'stations/home/bell', false],
    ['g1', 'gateways/g1/#', true],
    ['g1', 'gateways/g1/zigbee2mqtt/+/set', true],
    ['g1', 'gateways/g2/#', false],
    ['g1', 'gateways/+/beat', false],
    ['g1', 'gateways/g1', false],
    ['g1', 'buttons/b3/lamp', true],
    ['g1', 'buttons/b4/lamp', false],
    ['g1', 'buttons/b5/lamp', false],
    ['g1', 'buttons/+/lamp', false],
    ['g1', 'buttons/b3/press', false],
    ['g1', 'stations/home/bell', true],
    ['g1', 'stations/next/bell', false],
    ['g1', 'stations/+/bell', false],
    ['g1', 'relays/home/power', true],
    ['g2', 'relays/home/power', false],
    ['g2', 'stations/home/bell', false],
  ])('%s to %s is granted: %s', async (id, filter, isGranted) => {
    const { broker } = await start()
    const client = await device(broker, id)
    const granted = await client.subscribeAsync(filter, { qos: 1 }).then(
      (answers) => answers.map(({ qos }) => qos),
      () => [128],
    )
    expect(granted).toEqual([isGranted ? 1 : 128])
    expect(client.connected).toBe(true)
  })

  test('and was retired while connected may neither publish nor subscribe', async () => {
    const { broker, changeDirectory } = await start()
    const client = await device(broker, 'b1')
    const directory = directoryOf()
    const button = directory.buttons.get('b1' as ButtonId) as Button
    const retired = { ...button, retiredAt: '2026-11-22T03:00:00.000Z' }
    changeDirectory({ ...directory, buttons: new Map([...directory.buttons, [retired.id, retired]]) })
    await expect(client.subscribeAsync('buttons/b1/lamp')).rejects.toThrow()
    const ended = closing(client)
    client.publish('buttons/b1/press', '')
    await ended
  })
})
