import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'
import { until } from '../harness/until.ts'

type Entry = {
  id: string
  at: string
  action: string
  by?: { name: string }
  subject?: { kind: string; name: string }
  fields?: string[]
  detail?: string
}

it('everything a person did is on the record with their name, and is there after a restart', async () => {
  const town = await commune()
  const boss = await town.as('boss')
  const officer = await town.onDuty('officer')
  await boss.patch(`/people/${town.id('patrol')}`, { password: 'mot-mat-khau-moi' })
  await officer.post(`/sites/${town.id('bank')}/on-test`, { minutes: 10, reason: 'Thay pin' })
  await (await town.button('counter')).press()
  const { id } = await officer.incident()
  await officer.post(`/incidents/${id}/acknowledge`)
  await officer.post(`/incidents/${id}/note`, { text: 'Hai người, một xe máy' })

  // What the audit shows is written on a thread of its own; the note came last.
  const all: Entry[] = await until('all is on the record', async () => {
    const { items } = await boss.get('/audit')
    return items.some(({ action }: Entry) => action === 'IncidentNoted') ? items : null
  })
  const said = (entries: Entry[]) => entries.map(({ action, by, subject }) => `${by?.name ?? '–'} ${action} ${subject?.name ?? '–'}`)
  expect(said(all)).toEqual(
    expect.arrayContaining([
      'Đ/c boss PatchPerson Đ/c patrol',
      expect.stringMatching(/^Đ\/c officer SiteOnTest \S+ · Tiệm vàng bank$/),
      expect.stringMatching(/^Đ\/c officer IncidentAcknowledged \S+ · Tiệm vàng shop$/),
      'Đ/c officer DutyStarted Công an home',
    ]),
  )
  const changed = all.find(({ action, by }) => action === 'PatchPerson' && by)
  expect(changed).toMatchObject({ fields: ['password'] })
  expect(JSON.stringify(all)).not.toContain('mot-mat-khau-moi')
  expect(all.find(({ action }) => action === 'IncidentNoted')?.detail).toBe('Hai người, một xe máy')

  const of = async (query: string): Promise<Entry[]> => (await boss.get(`/audit?${query}`)).items
  expect(new Set((await of(`person=${town.id('officer')}`)).map(({ by }) => by?.name))).toEqual(new Set(['Đ/c officer']))
  expect((await of('action=SiteOnTest')).map(({ detail }) => detail)).toEqual(['Thay pin'])
  expect((await of('q=tiem%20vang%20bank')).map(({ action }) => action)).toContain('SiteOnTest')
  expect(await of('q=khong-co-gi-nhu-the')).toEqual([])

  // In pages of three it is the same record, nothing twice and nothing left out.
  const paged: Entry[] = []
  for (let before: string | undefined = ''; before !== undefined; ) {
    const page: { items: Entry[]; next?: string } = await boss.get(`/audit?limit=3${before && `&before=${before}`}`)
    paged.push(...page.items)
    before = page.next
  }
  expect(paged.filter(({ id }) => Number(id) <= Number(all[0]?.id))).toEqual(
    (await of('limit=500')).filter(({ id }) => Number(id) <= Number(all[0]?.id)),
  )

  await town.stop()
  await town.start()
  const after: Entry[] = (await (await town.as('boss')).get('/audit?action=IncidentAcknowledged')).items
  expect(said(after)).toEqual([expect.stringMatching(/^Đ\/c officer IncidentAcknowledged/)])
})
