import { describe, expect, it } from 'vitest'
import type { Event } from '../../hub/contract/events.ts'
import type { PersonId, SubscriptionId } from '../../hub/contract/ids.ts'
import type { PhoneTests } from '../../hub/contract/phone-tests.ts'
import type { Role } from '../../hub/contract/resources.ts'
import { ids, world } from './world.ts'

const phone = 'patrol-phone' as SubscriptionId
const minute = 60

function town(phoneTests?: PhoneTests) {
  const w = world()
  const directory = w.directory()
  w.setDirectory({
    ...directory,
    settings: { ...directory.settings, ...(phoneTests && { phoneTests }) },
    phones: new Map([[ids.patrol, [phone]]]),
  })
  const round = (): Event[] => w.submit({ type: 'SupervisionRound', at: w.now(), directory: w.directory() })
  return {
    w,
    sign: (person: PersonId = ids.patrol, role: Role = 'patrol') =>
      w.submit({ type: 'SignOn', at: w.now(), person, role, station: ids.home }),
    round,
    /** Rounds for so long, as the clock brings them, and what they decided about phones. */
    rounds(seconds: number) {
      const found: Event[] = []
      for (let passed = 0; passed < seconds; passed += 10) {
        w.skip(10)
        found.push(...round())
      }
      return found.filter(({ type }) => type.startsWith('Phone'))
    },
    settle: () => w.submit({ type: 'SettlePhoneTest', at: w.now(), person: ids.patrol, subscription: phone, outcome: 'accepted' }),
    show: () => w.submit({ type: 'TestReceiptArrived', at: w.now(), person: ids.patrol, subscription: phone }),
  }
}

describe('a phone on duty', () => {
  it('is tried some minutes after signing on, then when it has shown nothing for four hours', () => {
    const t = town()
    expect(t.rounds(10 * minute), 'never off duty').toEqual([])
    t.sign()
    expect(t.rounds(115)).toEqual([])
    expect(t.rounds(130)).toMatchObject([{ type: 'PhoneProbed', person: ids.patrol, phones: [phone], urgency: 'normal' }])
    t.settle()
    t.show()
    expect(t.rounds(4 * 3600 - 10)).toEqual([])
    expect(t.rounds(11 * minute)[0]).toMatchObject({ type: 'PhoneProbed', urgency: 'normal' })
  })

  it('that sleeps through the first is tried as an alarm would wake it, and only then called lost', () => {
    const t = town()
    t.sign()
    expect(t.rounds(4 * minute)).toMatchObject([{ urgency: 'normal' }])
    t.settle()
    const next = t.rounds(5 * minute)
    expect(next).toMatchObject([{ type: 'PhoneProbed', urgency: 'high' }])
    t.settle()
    expect(t.rounds(70)).toMatchObject([{ type: 'PhoneLost', person: ids.patrol, why: 'not-shown' }])
    expect(t.rounds(25 * minute), 'it is not tried all the time').toEqual([])
    expect(t.rounds(10 * minute)).toMatchObject([{ type: 'PhoneProbed', urgency: 'high' }])
    t.show()
    expect(t.rounds(10)).toMatchObject([{ type: 'PhoneBack' }])
  })

  it('is not tried while an alarm rings, nor within ten minutes of its push', () => {
    const t = town()
    t.sign()
    t.w.press(ids.counter)
    expect(t.rounds(5 * minute).filter(({ type }) => type === 'PhoneProbed')).toEqual([])
  })

  it('is not tried when the setting says so, and more often when it says that', () => {
    const off = town('off')
    off.sign()
    expect(off.rounds(5 * minute)).toEqual([])
    const often = town('1h')
    often.sign()
    often.rounds(5 * minute)
    often.show()
    expect(often.rounds(71 * minute)[0]).toMatchObject({ type: 'PhoneProbed' })
  })

  it('is one of few in a round: a shift that signs on together is not tried at once', () => {
    const t = town()
    const directory = t.w.directory()
    const many = Array.from({ length: 40 }, (_, n) => `p-${n}` as PersonId)
    const patrol = directory.people.get(ids.patrol)
    t.w.setDirectory({
      ...directory,
      people: new Map([...directory.people, ...many.map((id) => [id, { ...patrol, id } as never] as const)]),
      phones: new Map(many.map((id) => [id, [`${id}-phone` as SubscriptionId]])),
    })
    for (const person of many) t.sign(person)
    t.w.skip(10 * minute)
    expect(t.round().filter(({ type }) => type === 'PhoneProbed')).toHaveLength(3)
  })
})
