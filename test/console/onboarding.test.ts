import { describe, expect, it } from 'vitest'
import { wants } from '../../console/src/admin/sites-wanted.ts'
import { en } from '../../console/src/i18n/en.ts'
import { vi } from '../../console/src/i18n/vi.ts'
import { configFor, FIT, MAKES } from '../../console/src/onboarding/makes.ts'
import { firstOpen, isDone } from '../../console/src/onboarding/steps.ts'
import type { ButtonId } from '../../hub/contract/ids.ts'
import { Missing } from '../../hub/contract/onboarding.ts'
import type { Site } from '../../hub/contract/resources.ts'
import { SheetFault } from '../../hub/contract/sheet.ts'
import { beatTopic, lampTopic, parseTopic, pressTopic, statusTopic } from '../../hub/contract/topics.ts'

const id = 'button-abc' as ButtonId
const topics = { press: pressTopic(id), beat: beatTopic(id), status: statusTopic(id), lamp: lampTopic(id) }
const mqtt = { clientId: id, username: id, password: "it's-s3cret_", topics }
const plain = { host: 'hub.example', plain: { port: 1883, loopback: false } }
const secure = { ...plain, tls: { port: 8883 } }

describe('the ready-made configuration', () => {
  it.each(MAKES.filter((make) => FIT[make] !== 'not-yet' && make !== 'serial'))('of %s presses on the hub’s own topic', (make) => {
    const text = configFor(make, { label: 'Quầy 1', mqtt, connection: secure })?.text ?? ''
    expect(text).toContain(topics.press)
    expect(text).toContain('hub.example')
    expect(text).toContain('8883')
    expect(text.replaceAll("'\\''", "'")).toContain(mqtt.password)
    const named = text.match(/buttons\/[\w/-]+/g) ?? []
    expect(named.filter((topic) => parseTopic(topic)?.what === 'unknown')).toEqual([])
  })

  it('is plain where the hub has no TLS', () => {
    const own = JSON.parse(configFor('mqtt', { label: 'Quầy 1', mqtt, connection: plain })?.text ?? '')
    expect(own).toMatchObject({ host: 'hub.example', port: 1883, tls: false, qos: 1, will: { payload: 'offline', retain: true } })
  })

  it('does not exist for what the hub does not understand', () => {
    const dark = MAKES.filter((make) => FIT[make] === 'not-yet')
    expect(dark.length).toBeGreaterThan(0)
    expect(dark.map((make) => configFor(make, { label: 'x', mqtt, connection: plain }))).toEqual(dark.map(() => null))
  })
})

describe('the road', () => {
  it('goes on where something is missing, and ends at the hand-over', () => {
    expect(firstOpen(['no-outside-contact', 'no-buttons'], false)).toBe('contacts')
    expect(firstOpen(['no-buttons'], false)).toBe('buttons')
    expect(firstOpen(['unproven'], false)).toBe('commission')
    expect(firstOpen(['lamp-dark'], false)).toBe('commission')
    expect(firstOpen([], false)).toBe('handover')
    expect(firstOpen([], true)).toBe('site')
  })

  it('is done with the hand-over only when the site is in service', () => {
    expect([isDone('handover', [], false), isDone('handover', ['unproven'], true)]).toEqual([false, true])
  })
})

describe('the list of sites', () => {
  const site = { code: 'KH-07', name: 'Tiệm vàng Đức Trọng', address: '12 Trần Hưng Đạo', kind: 'gold-shop', service: 'fitting' } as Site
  const everything = { text: '', kind: '', station: '', state: '' } as const

  it.each([
    ['duc trong', true],
    ['ĐỨC  trần', true],
    ['kh-07 vang', true],
    ['liên nghĩa', false],
  ])('looked through for “%s” finds it: %s', (text, found) => {
    expect(wants({ ...everything, text }, site, [])).toBe(found)
  })

  it('is filtered by kind, station and state', () => {
    expect(wants({ ...everything, kind: 'bank' }, site, [])).toBe(false)
    expect(wants({ ...everything, station: 'nearest' }, site, [])).toBe(true)
    expect(wants({ ...everything, state: 'in-service' }, site, [])).toBe(false)
    expect([
      wants({ ...everything, state: 'incomplete' }, site, []),
      wants({ ...everything, state: 'incomplete' }, site, ['unproven']),
    ]).toEqual([false, true])
  })
})

it('everything the hub says of a sheet, and everything that is missing, has words in both languages', () => {
  for (const texts of [vi, en]) {
    expect(Object.keys(texts.sheet.why).sort()).toEqual([...SheetFault.enum].sort())
    expect(Object.keys(texts.onboarding.missing).sort()).toEqual([...Missing.enum].sort())
  }
})
