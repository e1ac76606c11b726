/** Anything that can happen in a commune, for tests that ask what holds whatever happened. */
import fc from 'fast-check'
import type { ButtonId, IncidentId, PersonId, SubscriptionId } from '../../hub/contract/ids.ts'
import type { Command } from '../../hub/core/commands.ts'
import type { Consoles } from '../../hub/core/shift/station-watch.ts'
import { ids, sampleDirectory, type World, world } from './world.ts'

export type Happening =
  | { do: 'press'; button: ButtonId; id: number | null; kind: string }
  | { do: 'pass' | 'skip'; seconds: number }
  | { do: 'answer'; what: 'Acknowledge' | 'Takeover' | 'Dispatch' | 'Arrive' | 'Close' | 'Shown'; who: PersonId; which: number }
  | { do: 'duty'; who: PersonId; on: boolean }
  | { do: 'lost' | 'heard' | 'tamper'; button: ButtonId }
  | { do: 'round' | 'restart' | 'settle' | 'life' }
  | { do: 'pin'; what: 'Mistake' | 'ShowPositions' | 'DeclareOutside'; duress: boolean }
  | { do: 'test'; button: ButtonId; armed: boolean }
  | { do: 'time'; what: 'held' | 'set'; seconds: number }
  | { do: 'seen'; who: PersonId }
  | { do: 'shift'; what: 'note' | 'handover' | 'read' | 'siren' | 'phones' | 'settled' | 'shown' | 'bell' | 'line'; who: PersonId }

const button = fc.constantFrom(ids.counter, ids.safe, ids.teller)
const who = fc.constantFrom(ids.officer, ids.second, ids.commander, ids.patrol, ids.neighbour)
export const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('press' as const),
      button,
      id: fc.option(fc.integer({ min: 0, max: 5 })),
      kind: fc.constantFrom('holdup', 'fire', 'duress', 'test', '?'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('pass' as const, 'skip' as const),
      seconds: fc.constantFrom(0, 1, 3, 5, 10, 30, 61, 130, 700, 1000),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      what: fc.constantFrom(
        'Acknowledge' as const,
        'Takeover' as const,
        'Dispatch' as const,
        'Arrive' as const,
        'Close' as const,
        'Shown' as const,
      ),
      who,
      which: fc.nat(4),
    }),
  },
  fc.record({ do: fc.constant('duty' as const), who, on: fc.boolean() }),
  fc.record({ do: fc.constantFrom('lost' as const, 'heard' as const, 'tamper' as const), button }),
  fc.record({ do: fc.constantFrom('round' as const, 'restart' as const, 'settle' as const, 'life' as const) }),
  fc.record({
    do: fc.constant('pin' as const),
    what: fc.constantFrom('Mistake' as const, 'ShowPositions' as const, 'DeclareOutside' as const),
    duress: fc.boolean(),
  }),
  fc.record({ do: fc.constant('test' as const), button, armed: fc.boolean() }),
  fc.record({
    do: fc.constant('time' as const),
    what: fc.constantFrom('held' as const, 'set' as const),
    seconds: fc.integer({ min: 11, max: 4000 }),
  }),
  fc.record({ do: fc.constant('seen' as const), who }),
  fc.record({
    do: fc.constant('shift' as const),
    what: fc.constantFrom(...(['note', 'handover', 'read', 'siren', 'phones', 'settled', 'shown', 'bell', 'line'] as const)),
    who,
  }),
)

export function happen(w: World, each: Happening): void {
  const at = w.now()
  switch (each.do) {
    case 'press':
      w.press(each.button, { kind: each.kind, ...(each.id !== null && { press: `p${each.id}` }) })
      return
    case 'pass':
      w.pass(each.seconds)
      return
    case 'skip':
      return w.skip(each.seconds)
    case 'duty':
      if (each.on) w.onDuty(each.who)
      else w.tryTo({ type: 'SignOff', at, person: each.who })
      return
    case 'lost':
      w.tryTo({ type: 'DeviceLost', at, device: each.button })
      return
    case 'heard':
      w.heard(each.button)
      return
    case 'tamper':
      w.heard(each.button, { tamper: true }, ids.shop)
      return
    case 'round':
      w.tryTo({ type: 'SupervisionRound', at, directory: w.directory(), consoles: consolesOf(w) })
      return
    case 'time': {
      w.skip(each.seconds)
      const held = { type: 'HubPause' as const, at: w.now(), from: at }
      w.tryTo(each.what === 'held' ? held : { type: 'ClockJump', at: w.now(), by: each.seconds * 1000 })
      return
    }
    case 'seen': {
      const [outage = ''] = w.state.outages.keys()
      w.tryTo({ type: 'AcknowledgeOutage', at, outage, by: w.actor(each.who), note: null })
      return
    }
    case 'life':
      w.tryTo({ type: 'LifeRound', at, directory: w.directory() })
      return
    case 'restart':
      w.tryTo({ type: 'HubStart', at, downSince: at, version: '1' })
      return
    case 'settle': {
      const outcomes = [...w.state.incidents.values()].flatMap((incident) =>
        [...incident.notices.keys()].map((notice) => ({ notice, incident: incident.id, outcome: 'accepted' as const })),
      )
      w.tryTo({ type: 'SettleNotices', at, outcomes })
      return
    }
    case 'pin':
      return pinGiven(w, each)
    case 'test': {
      const test = { at, button: each.button, site: ids.shop, by: ids.staff }
      w.tryTo(each.armed ? { type: 'ArmTest', ...test } : { type: 'CallOffTest', ...test })
      return
    }
    case 'shift':
      return ofShift(w, each)
    case 'answer': {
      const incident = [...w.state.incidents.keys()][each.which]
      if (!incident) return
      const base = { at, incident, by: w.actor(each.who) }
      if (each.what === 'Acknowledge' || each.what === 'Takeover')
        w.tryTo({ type: 'Acknowledge', ...base, takeover: each.what === 'Takeover' })
      else if (each.what === 'Dispatch') w.tryTo({ type: 'Dispatch', ...base, patrols: [ids.patrol], roster: w.roster(ids.shop) })
      else if (each.what === 'Close') w.tryTo({ type: 'Close', ...base, disposition: 'drill', note: null })
      else if (each.what === 'Shown') w.tryTo({ type: 'Shown', ...base, surface: 'console' })
      else w.tryTo({ type: 'Arrive', ...base })
    }
  }
}

function pinGiven(w: World, { what, duress }: Extract<Happening, { do: 'pin' }>): void {
  const at = w.now()
  const given = {
    at,
    site: ids.shop,
    by: ids.staff,
    duress,
    incident: `pin-${w.recorded.length}` as IncidentId,
    roster: w.roster(ids.shop),
  }
  w.tryTo(what === 'DeclareOutside' ? { type: what, ...given, until: at + 1000 } : { type: what, ...given })
}

/** Whoever is signed on has left: the desk is empty, and then it is not. */
const consolesOf = (w: World): Consoles =>
  new Map([...w.state.duty.keys()].map((person) => [person, w.recorded.length % 2 === 0 ? null : { since: w.now() - 60_000, why: 'page' }]))

const phone = 'phone' as SubscriptionId
function ofShift(w: World, { what, who: person }: Extract<Happening, { do: 'shift' }>): void {
  const at = w.now()
  const station = w.actor(person).station ?? ids.home
  const note = [...w.state.notes.values()].flat().find(({ handOver }) => handOver)?.id ?? ''
  const commands: Record<typeof what, Command> = {
    note: { type: 'NoteShift', at, person, text: 'quiet so far' },
    handover: { type: 'HandOverShift', at, person, text: 'the key is at the guard' },
    read: { type: 'ReadHandover', at, person, note },
    siren: { type: 'CheckSiren', at, person, heard: true },
    phones: { type: 'TestPhones', at, person, by: ids.officer, phones: [phone] },
    settled: { type: 'SettlePhoneTest', at, person, subscription: phone, outcome: 'accepted' },
    shown: { type: 'TestReceiptArrived', at, person, subscription: phone },
    bell: { type: 'TestBell', at, station, by: ids.admin, sharing: [] },
    line: {
      type: 'Heard',
      at,
      device: ids.radio,
      site: null,
      beat: { line: w.state.devices.get(ids.radio)?.line ? 'open' : 'silent' },
    },
  }
  w.tryTo(commands[what])
}

export const life = fc.array(happening, { maxLength: 60 })
export const live = (happenings: Happening[]): World => {
  const w = world({ directory: sampleDirectory({ gateway: true }) })
  for (const each of happenings) happen(w, each)
  return w
}
