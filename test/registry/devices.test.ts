import { describe, expect, test } from 'vitest'
import { engines, fresh, got } from './engine.ts'
import { settle } from './town.ts'

describe.each(engines)('devices on $name', ({ open }) => {
  const start = fresh(open)

  test('a button of its own is given an id, a password of 192 bits and its four topics', async () => {
    const opened = await start()
    const { bank } = await settle(opened)
    const { button, mqtt } = await opened.make({ type: 'AddButton', site: bank, button: { label: 'Quầy 2', supervision: '3min' } })
    const { id } = got(button)
    expect(id).toMatch(/^button-[0-9a-z]{10}$/)
    expect(button).toEqual({ id, site: bank, label: 'Quầy 2', supervision: '3min', ownCredentials: true })
    expect(mqtt).toEqual({
      clientId: id,
      username: id,
      password: expect.stringMatching(/^[\w-]{32}$/),
      topics: { press: `buttons/${id}/press`, beat: `buttons/${id}/beat`, status: `buttons/${id}/status`, lamp: `buttons/${id}/lamp` },
    })
    expect(opened.registry.verifyDevice(id, got(mqtt).password)).toBe(id)
    expect(opened.registry.directory().buttonsOf.get(bank)).toContain(id)
  })

  test('a gateway may publish for the buttons behind it and below its own name', async () => {
    const opened = await start()
    const { commune } = await settle(opened)
    const { gateway, mqtt } = await opened.make({ type: 'AddGateway', gateway: { label: 'Trụ sở', station: commune } })
    const { id } = got(gateway)
    expect(gateway).toEqual({ id, station: commune, label: 'Trụ sở', supervision: '90s' })
    expect(got(mqtt).topics).toMatchObject({
      status: `gateways/${id}/status`,
      beat: `gateways/${id}/beat`,
      publishFor: 'buttons/<buttonId>/press',
    })
    expect(opened.registry.verifyDevice(id, got(mqtt).password)).toBe(id)
  })

  test('only its own password opens the door, and an unknown name opens none', async () => {
    const { registry, make, ...opened } = await start()
    const { bank, gateway } = await settle({ registry, make, ...opened })
    const first = await make({ type: 'AddButton', site: bank, button: { label: 'A' } })
    const second = await make({ type: 'AddButton', site: bank, button: { label: 'B' } })
    const [id, password] = [got(first.button).id, got(first.mqtt).password]
    for (const [name, secret] of [
      [id, got(second.mqtt).password],
      [id, ''],
      [gateway, password],
      ['nobody', password],
      ['constructor', password],
    ] as const)
      expect(registry.verifyDevice(name, secret)).toBeNull()
  })

  test('rotating gives a new password and the old one is worth nothing', async () => {
    const { registry, make, ...opened } = await start()
    const { bank } = await settle({ registry, make, ...opened })
    const { button, mqtt } = await make({ type: 'AddButton', site: bank, button: { label: 'A' } })
    const { id } = got(button)
    const { mqtt: fresh } = await make({ type: 'RotateCredentials', id })
    expect(registry.verifyDevice(id, got(mqtt).password)).toBeNull()
    expect(registry.verifyDevice(id, got(fresh).password)).toBe(id)
  })

  test('a retired device is let in no more, and its name is never given again', async () => {
    const { registry, make, clock, ...opened } = await start()
    const { bank, gateway } = await settle({ registry, make, clock, ...opened })
    const { button, mqtt } = await make({ type: 'AddButton', site: bank, button: { label: 'A' } })
    const gatewayMqtt = (await make({ type: 'RotateCredentials', id: gateway })).mqtt
    const { button: retired } = await make({ type: 'RetireButton', id: got(button).id })
    await make({ type: 'RetireGateway', id: gateway })
    expect(retired?.retiredAt).toBe(new Date(clock.now()).toISOString())
    expect(registry.verifyDevice(got(button).id, got(mqtt).password)).toBeNull()
    expect(registry.verifyDevice(gateway, got(gatewayMqtt).password)).toBeNull()
    expect(registry.directory().buttons.has(got(button).id)).toBe(true)
  })

  test('behind a gateway a button has no credentials; taken from behind it, it gets its own', async () => {
    const { registry, make, ...opened } = await start()
    const { bank, gateway } = await settle({ registry, make, ...opened })
    const behind = await make({ type: 'AddButton', site: bank, button: { label: 'A', gateway, profile: 'zigbee2mqtt', address: 'sos-1' } })
    expect(behind).toMatchObject({ mqtt: null, button: { ownCredentials: false, profile: 'zigbee2mqtt', address: 'sos-1' } })

    const alone = await make({ type: 'PatchButton', id: got(behind.button).id, patch: { gateway: null, profile: null, address: null } })
    expect(alone.button).toMatchObject({ ownCredentials: true })
    expect(alone.button).not.toHaveProperty('gateway')
    const { id } = got(alone.button)
    expect(registry.verifyDevice(id, got(alone.mqtt).password)).toBe(id)

    const again = await make({ type: 'PatchButton', id, patch: { gateway } })
    expect(again).toMatchObject({ mqtt: null, button: { ownCredentials: false } })
    expect(registry.verifyDevice(id, got(alone.mqtt).password)).toBeNull()
  })
})
