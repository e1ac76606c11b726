import { describe, expect, test } from 'vitest'
import { until } from '../harness/until.ts'
import { closing, connackOf, device, idOf, passwordOf, start } from './fixture.ts'

describe('a device that connects', () => {
  test('with its id and its own password is let in, and that counts as heard', async () => {
    const { broker, desk, clock } = await start()
    await device(broker, 'b1')
    expect(broker.connectedDevices()).toEqual(['b1'])
    expect(desk.commands).toEqual([{ type: 'Heard', at: clock.now(), device: 'b1', site: 'shop', beat: {} }])
  })

  test.each([
    ['a wrong password', 'b1', { password: 'guessed' }, 4],
    ['no password', 'b1', { password: undefined, username: 'b1' }, 4],
    ['an unknown name', 'nobody', {}, 4],
    ['a retired button', 'b9', {}, 5],
    ['the id of another', 'b1', { clientId: 'b2' }, 5],
  ])('with %s gets the return code of MQTT 3.1.1 §3.2.2.3 and is not heard of', async (_what, id, options, code) => {
    const { broker, desk } = await start()
    expect(await connackOf(broker, id, options as object)).toMatchObject({ code })
    expect(desk.commands).toEqual([])
    expect(broker.connectedDevices()).toEqual([])
  })

  test('and is refused again and again takes one line of the log a minute, which never holds its password', async () => {
    const { broker, clock, log } = await start()
    for (let times = 0; times < 3; times++) await connackOf(broker, 'b1', { password: 'very secret' })
    const lines = () => log.lines.filter(({ message }) => message === 'connection refused')
    expect(lines()).toEqual([
      { level: 'warn', message: 'connection refused', fields: { device: 'b1', because: 'bad-credentials', from: '127.0.0.1' } },
    ])
    await clock.push(60_000)
    await connackOf(broker, 'b1', { password: 'very secret' })
    expect(lines()).toHaveLength(2)
    expect(JSON.stringify(log.lines)).not.toContain('very secret')
    expect(broker.health().refused).toEqual([{ device: 'b1', because: 'bad-credentials', count: 4, lastAt: clock.now() }])
  })

  test('and is disconnected because its password changed has to prove itself anew', async () => {
    const { broker } = await start()
    const button = await device(broker, 'b1')
    const ended = closing(button)
    expect(broker.disconnect(idOf('b1'))).toBe(true)
    await ended
    await until('the broker knows', () => broker.connectedDevices().length === 0)
    expect(broker.disconnect(idOf('b1'))).toBe(false)
    expect(await connackOf(broker, 'b1', { password: `${passwordOf('b1')}, before` })).toMatchObject({ code: 4 })
  })

  test('asking for a session that outlives the connection gets one that does not', async () => {
    const { broker } = await start()
    const first = await device(broker, 'b1', { clean: false })
    await first.subscribeAsync('buttons/b1/lamp')
    await first.endAsync()
    expect(await connackOf(broker, 'b1', { clean: false })).toEqual({ code: 0, sessionPresent: false })
  })
})
