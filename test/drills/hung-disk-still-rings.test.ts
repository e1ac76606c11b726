import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it, onTestFinished } from 'vitest'
import { turn } from '../harness/clock.ts'
import { type Commune, commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

/** Somebody else holds the file: to the hub the disk hangs. */
function hang(town: Commune) {
  const other = new DatabaseSync(join(town.folder, 'journal.sqlite'))
  other.exec('PRAGMA busy_timeout = 5000')
  other.exec('BEGIN IMMEDIATE')
  const release = () => {
    if (other.isOpen) other.close()
  }
  onTestFinished(release)
  return release
}

it('people are told within 300 ms, the button waits, a resend rings nothing anew, and it all comes right by itself', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  const button = await town.button('counter')
  const release = hang(town)

  const body = { press: 'p1', at: new Date(town.clock.now()).toISOString() }
  let safe = false
  const press = button.press(body).then(() => {
    safe = true
  })
  await until('the press is decided', () => town.hub().desk.look((state) => state.incidents.size) === 1)
  await town.clock.push(301)
  const { data } = await officer.feed.until('the desk rings', ({ event }) => event === 'incident')
  expect(data).toMatchObject({ ringing: true, unwritten: true })
  expect(await town.nobody().get('/health')).toMatchObject({ status: 'degraded', checks: { journal: { status: 'degraded' } } })
  await officer.post(`/incidents/${data.id}/shown`, { surface: 'console' })
  expect(await officer.post(`/incidents/${data.id}/acknowledge`), 'it can be answered').toMatchObject({ phase: 'acknowledged' })
  expect(safe, 'the button is not told that its press is safe').toBe(false)

  const second = await town.button('safe')
  void second.press({ press: 'p2' }).catch(() => {})
  await until('the second press is decided', () => town.hub().desk.look((state) => state.incidents.get(data.id)?.presses) === 2)

  release()
  await until('the disk is caught up', async () => {
    await town.clock.push(250)
    return (await town.nobody().get('/health')).checks.journal.status === 'ok'
  })
  await press
  await officer.feed.until('the view is on disk', ({ event, data: view }) => event === 'incident' && view.presses === 2 && !view.unwritten)
  await button.press(body)
  expect((await officer.incident(data.id)).presses).toBe(2)
})

it('when writing is hopeless the connection is closed, so that the button sends again', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  const button = await town.button('counter')
  const release = hang(town)
  let closed = 0
  button.client.on('close', () => {
    closed += 1
  })
  const press = button.press({ press: 'p1', at: new Date(town.clock.now()).toISOString() })
  await until('the press is decided', () => town.hub().desk.look((state) => state.incidents.size) === 1)
  await town.clock.push(10_000)
  await until('the line is closed', () => closed > 0)
  release()
  await until('the resent press is safe', async () => {
    await town.clock.push(250)
    await turn()
    return Promise.race([press.then(() => true), turn().then(() => false)])
  })
  expect((await officer.incident()).presses).toBe(1)
})
