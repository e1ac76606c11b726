/** Figures for Prometheus: counted as things are decided, measured when they are asked for. */
import { Counter, Gauge, Histogram, Registry as Prometheus } from 'prom-client'
import type { Event } from '../contract/events.ts'
import type { IncidentId } from '../contract/ids.ts'
import type { Follower } from '../desk/follower.ts'
import type { Desk } from '../desk/types.ts'
import { processFigures } from './process-figures.ts'
import { WATCH_FIGURES, type Watched, watchFigures } from './watch-figures.ts'

export type Readings = {
  /** Events decided and not on disk. */
  backlog: number
  /** The last commit, ms. */
  commitMs: number
  mqttConnections: number
  /** Notices whose fate is open. */
  pushWaiting: number
}

export type Figures = Follower & { render(): Promise<{ type: string; body: string }> }

/** Names of all of them; docs/operating.md is held against it. */
export const FIGURES = [
  'chuong_events_total',
  'chuong_presses_total',
  'chuong_pushes_total',
  'chuong_incidents_open',
  'chuong_incidents_ringing',
  'chuong_buttons',
  'chuong_on_duty',
  'chuong_time_to_shown_seconds',
  'chuong_time_to_acknowledged_seconds',
  'chuong_journal_backlog_events',
  'chuong_journal_commit_seconds',
  'chuong_mqtt_connections',
  'chuong_push_waiting',
  ...WATCH_FIGURES,
] as const

type Deps = { desk: Pick<Desk, 'look'>; readings(): Readings; watched(): Watched }

export function createFigures({ desk, readings, watched }: Deps): Figures {
  const register = new Prometheus()
  const ofTheProcess = processFigures()
  const registers = [register]
  const counter = (name: (typeof FIGURES)[number], help: string, ...labelNames: string[]) =>
    new Counter({ name, help, labelNames, registers })
  const gauge = (name: (typeof FIGURES)[number], help: string, collect: (this: Gauge) => void, ...labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers, collect })
  const histogram = (name: (typeof FIGURES)[number], help: string) =>
    new Histogram({ name, help, registers, buckets: [0.1, 0.25, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300] })

  const events = counter('chuong_events_total', 'Events decided since the start', 'type')
  const presses = counter('chuong_presses_total', 'Presses received since the start', 'kind', 'quiet')
  const pushes = counter('chuong_pushes_total', 'Messages to phones whose fate is known', 'outcome')
  const shown = histogram('chuong_time_to_shown_seconds', 'From the opening to the first console or phone that showed it')
  const acknowledged = histogram('chuong_time_to_acknowledged_seconds', 'From the opening to the first acknowledgement at home')

  gauge('chuong_incidents_open', 'Incidents not closed', function () {
    this.set(desk.look((state) => [...state.incidents.values()].filter(({ answer }) => answer.phase !== 'closed').length))
  })
  gauge('chuong_incidents_ringing', 'Incidents that sound now', function () {
    this.set(desk.look((state) => [...state.incidents.values()].filter(({ ring }) => ring !== null).length))
  })
  gauge(
    'chuong_buttons',
    'Devices that were heard at least once, by state',
    function () {
      const counts = { online: 0, disconnected: 0, offline: 0 }
      desk.look((state) => {
        for (const device of state.devices.values()) counts[device.state] += 1
      })
      for (const [state, count] of Object.entries(counts)) this.set({ state }, count)
    },
    'state',
  )
  gauge(
    'chuong_on_duty',
    'People signed on, by role',
    function () {
      this.reset()
      desk.look((state) => {
        for (const { role } of state.duty.values()) this.inc({ role })
      })
    },
    'role',
  )
  gauge('chuong_journal_backlog_events', 'Events that wait for the disk', function () {
    this.set(readings().backlog)
  })
  gauge('chuong_journal_commit_seconds', 'Duration of the last commit', function () {
    this.set(readings().commitMs / 1000)
  })
  gauge('chuong_mqtt_connections', 'Devices connected over MQTT', function () {
    this.set(readings().mqttConnections)
  })
  gauge('chuong_push_waiting', 'Messages to phones whose fate is open', function () {
    this.set(readings().pushWaiting)
  })

  watchFigures(register, watched)

  function count(event: Event): void {
    events.inc({ type: event.type })
    if (event.type === 'PressReceived') presses.inc({ kind: event.kind, quiet: event.quiet ?? 'no' })
    else if (event.type === 'NoticesSettled') for (const { outcome } of event.outcomes) pushes.inc({ outcome })
    else if (event.type === 'IncidentShown') first(event.incident, 'IncidentShown', event, shown)
    else if (event.type === 'IncidentAcknowledged') first(event.incident, 'IncidentAcknowledged', event, acknowledged)
  }

  function first(incident: IncidentId, type: Event['type'], event: Event, into: Histogram): void {
    const sinceOpened = desk.look((state) => {
      const known = state.incidents.get(incident)
      const before = known?.timeline.filter((entry) => entry.type === type).length ?? 0
      // An exercise, and what began as one, says nothing of how fast a robbery is answered.
      const measured = known && known.exercise === null && known.madeRealAt === null
      return measured && before <= 1 ? event.at - known.openedAt : null
    })
    if (sinceOpened !== null) into.observe(sinceOpened / 1000)
  }

  return {
    name: 'figures',
    told: ({ recorded }) => {
      for (const { event } of recorded) count(event)
    },
    render: async () => ({ type: register.contentType, body: `${await register.metrics()}\n${await ofTheProcess.metrics()}` }),
  }
}
