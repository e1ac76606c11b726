/** One commune with a neighbour under one province, a site with its button, and one person of each kind. */
import type { NewSite, NewStation } from '../../hub/contract/resources.ts'
import { got, type Opened } from './engine.ts'

export const at = (lat: number, lon: number) => ({ lat, lon })
export const station = (name: string, more: Partial<NewStation> = {}): NewStation => ({
  name,
  level: 'commune',
  location: at(11.738, 108.373),
  ...more,
})
export const site = (name: string, more: Partial<NewSite> = {}): NewSite => ({
  name,
  kind: 'gold-shop',
  address: `1 ${name}`,
  location: at(11.739, 108.374),
  ...more,
})

export async function settle({ make }: Opened) {
  const province = got(
    (await make({ type: 'AddStation', station: station('Lâm Đồng', { level: 'province', location: at(11.94, 108.44) }) })).station,
  ).id
  const commune = got((await make({ type: 'AddStation', station: station('Đức Trọng', { parent: province }) })).station).id
  const next = got(
    (await make({ type: 'AddStation', station: station('Hiệp Thạnh', { parent: province, location: at(11.77, 108.42) }) })).station,
  ).id
  const shop = got((await make({ type: 'AddSite', site: site('Tiệm vàng Kim Ngọc') })).site).id
  const bank = got((await make({ type: 'AddSite', site: site('Agribank', { code: 'AB07', service: 'in-service' }) })).site).id
  const button = got((await make({ type: 'AddButton', site: bank, button: { label: 'Quầy 1' } })).button).id
  const gateway = got((await make({ type: 'AddGateway', gateway: { label: 'Mái nhà', site: bank } })).gateway).id
  const admin = got(
    (await make({ type: 'AddPerson', person: { username: 'quan-tri', name: 'Q', role: 'admin', password: 'mat-khau-1' } })).person,
  ).id
  const officer = got(
    (
      await make({
        type: 'AddPerson',
        person: { username: 'truc-ban', name: 'T', role: 'officer', station: commune, password: 'mat-khau-2' },
      })
    ).person,
  ).id
  const staff = got(
    (await make({ type: 'AddPerson', person: { username: 'cua-hang', name: 'C', role: 'staff', sites: [bank], password: 'mat-khau-3' } }))
      .person,
  ).id
  return { province, commune, next, shop, bank, button, gateway, admin, officer, staff }
}
export type Town = Awaited<ReturnType<typeof settle>>
