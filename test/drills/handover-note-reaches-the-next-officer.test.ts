import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'

it('a note left at the sign-off is shown to whoever signs on next, until they have read it, and stands in the register', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  const began = new Date(town.clock.now()).toISOString()
  await officer.post('/duty/siren', { heard: true })
  await town.clock.push(8 * 3_600_000)
  expect(await officer.refused('POST', '/duty/handover', { text: '   ' })).toMatchObject({ status: 400 })
  await officer.post('/duty/handover', { text: 'Tổ 3 đổi điện thoại; nút Quầy 2 hay mất sóng.' })
  expect((await officer.get('/duty')).onDuty).toBe(false)

  const second = await town.onDuty('second')
  const { handovers } = await second.get('/duty')
  expect(handovers).toMatchObject([{ by: { id: town.id('officer') }, text: 'Tổ 3 đổi điện thoại; nút Quầy 2 hay mất sóng.', readBy: [] }])
  await second.feed.until('the page is told', ({ event, data }) => event === 'duty' && data.handovers.length === 1)
  expect((await second.get('/duty/digest')).notes).toMatchObject(handovers)

  // Elsewhere nobody is shown it, and nobody can say that it was read.
  const neighbour = await town.onDuty('neighbour')
  expect((await neighbour.get('/duty')).handovers).toEqual([])
  const read = `/duty/handover/${handovers[0].id}/read`
  expect(await neighbour.refused('POST', read)).toMatchObject({ status: 404, code: 'no-such-note' })

  await town.stop()
  await town.start()
  const again = await town.onDuty('second')
  expect((await again.get('/duty')).handovers).toHaveLength(1)
  await again.post(read)
  expect((await again.get('/duty')).handovers).toEqual([])
  const commander = await town.onDuty('commander')
  expect((await commander.get('/duty')).handovers, 'the next one is asked for themselves').toHaveLength(1)

  const to = new Date(town.clock.now() + 1).toISOString()
  const register = await again.get(`/duty/register?${new URLSearchParams({ from: began, to })}`)
  expect(register.people).toMatchObject([
    { person: { id: town.id('officer') }, from: began, until: handovers[0].at },
    { person: { id: town.id('second') } },
    { person: { id: town.id('commander') } },
  ])
  expect(register.sirens).toMatchObject([{ at: began, person: { id: town.id('officer') }, heard: true }])
  expect(register.entries.filter(({ what }: { what: string }) => what === 'note')).toMatchObject([
    { note: { handOver: true, readBy: [{ id: town.id('second') }] } },
  ])
})

it('a sign-off without a note leaves none, and a note of yesterday that somebody read asks nobody any more', async () => {
  const town = await commune()
  const officer = await town.onDuty('officer')
  await officer.post('/duty/handover')
  await officer.post('/duty')
  await officer.post('/duty/handover', { text: 'Đã báo thợ thay pin.' })
  const second = await town.onDuty('second')
  const [note] = (await second.get('/duty')).handovers
  await second.post(`/duty/handover/${note.id}/read`)
  await town.clock.push(25 * 3_600_000)
  const commander = await town.onDuty('commander')
  expect((await commander.get('/duty')).handovers).toEqual([])
  expect(await officer.refused('POST', '/duty/handover', { text: 'Ai đó' })).toMatchObject({ status: 409, code: 'not-signed-on' })
})
