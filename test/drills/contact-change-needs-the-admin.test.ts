import { expect, it } from 'vitest'
import { commune } from '../harness/commune.ts'

it('the police call whom they called before, until an administrator has accepted the change', async () => {
  const town = await commune()
  const boss = await town.as('boss')
  const staff = await town.as('staff')
  const officer = await town.onDuty('officer')
  const site = town.id('shop')
  const contacts = [{ name: 'Chị Mai', phone: '0900 111 222', role: 'hàng xóm', where: 'outside' }]
  const outside = async () => (await officer.get(`/sites/${site}`)).contacts.map(({ name }: { name: string }) => name)

  const { id, state } = await staff.post(`/sites/${site}/contact-requests`, { contacts, text: 'Anh Tâm nghỉ việc' })
  expect(state).toBe('open')
  expect(await outside()).toEqual(['Anh Tâm'])
  expect((await staff.refused('POST', `/contact-requests/${id}/accept`)).code).toBe('wrong-role')

  const [asked] = (await boss.get('/contact-requests?state=open')).items
  expect(asked).toMatchObject({ id, contacts, text: 'Anh Tâm nghỉ việc', by: { name: 'Đ/c staff' } })
  expect(asked.now.map(({ name }: { name: string }) => name)).toEqual(['Anh Tâm', 'Quầy'])
  await boss.post(`/contact-requests/${id}/accept`)
  expect(await outside()).toEqual(['Chị Mai'])
  expect((await staff.get('/contact-requests')).items).toMatchObject([{ id, state: 'accepted' }])
  expect((await boss.refused('POST', `/contact-requests/${id}/accept`)).code).toBe('request-decided')

  await town.clock.push(1_000)
  const second = await staff.post(`/sites/${site}/contact-requests`, { contacts: [] })
  await boss.post(`/contact-requests/${second.id}/decline`, { reason: 'Cần ít nhất một số bên ngoài' })
  expect(await outside()).toEqual(['Chị Mai'])
  expect((await staff.get('/contact-requests')).items[0]).toMatchObject({ state: 'declined', reason: 'Cần ít nhất một số bên ngoài' })

  await town.stop()
  await town.start()
  expect((await (await town.as('staff')).get('/contact-requests')).items, 'kept through a restart').toHaveLength(2)
})
