/** A registry file of any size, made in memory: thousands of durable changes one by one would take longer than all that is measured. */
import type { ButtonId } from '../../hub/contract/ids.ts'
import type { Button, NewSite, SupervisionPreset } from '../../hub/contract/resources.ts'
import type { RegistryAnswer } from '../../hub/desk/ports/registry.ts'
import type { RegistryChange } from '../../hub/desk/ports/registry-change.ts'
import { apply } from '../../hub/registry/apply.ts'
import { hashPassword } from '../../hub/registry/argon2.ts'
import { firstData, type RegistryData } from '../../hub/registry/data.ts'
import { randomId } from '../../hub/registry/ids.ts'
import { randomSecret, sha256 } from '../../hub/registry/secrets.ts'
import { registryCodec } from '../../hub/registry/shape.ts'
import type { Credentials } from './button.ts'

export const OFFICER = 'officer'
export const ADMIN = 'admin'
export const PASSWORD = 'mat-khau-thu'

export type Town = {
  data: RegistryData
  file: string
  credentials: readonly Credentials[]
  /** A radio receiver at the station, and the one button behind it. */
  radio: { credentials: Credentials; button: ButtonId }
}

type Made = Extract<RegistryAnswer, { ok: true }>
/** Of each kind of change, without the time and author that every one carries. */
type Bare<C> = C extends unknown ? Omit<C, 'at' | 'by'> : never

const towns = new Map<string, Promise<Town>>()

/** Made once in a run for each size. */
export function townOf(sites: number, buttonsEach = 1, supervision: SupervisionPreset = '90s'): Promise<Town> {
  const key = `${sites} × ${buttonsEach} ${supervision}`
  const town = towns.get(key) ?? build(sites, buttonsEach, supervision)
  towns.set(key, town)
  return town
}

async function build(sites: number, buttonsEach: number, supervision: SupervisionPreset): Promise<Town> {
  const at = Date.now()
  const hashed = { password: await hashPassword(PASSWORD), pinsEqual: false }
  let data = firstData()
  function make(change: Bare<RegistryChange>): Made {
    const made = apply(data, { ...change, at, by: null } as RegistryChange, { id: randomId, secret: randomSecret, hashed })
    if (!made.answer.ok) throw new Error(`${change.type}: ${made.answer.refusal.detail}`)
    data = made.data
    return made.answer
  }

  const location = { lat: 11.738, lon: 108.373 }
  const province = make({ type: 'AddStation', station: { name: 'Công an tỉnh', level: 'province', location } }).station
  const below = province ? { parent: province.id } : {}
  const home = make({ type: 'AddStation', station: { name: 'Công an xã', level: 'commune', location, ...below } }).station
  const next = { lat: location.lat + 0.05, lon: location.lon }
  make({ type: 'AddStation', station: { name: 'Công an xã bên', level: 'commune', location: next, ...below } })
  const own = home ? { station: home.id } : {}
  make({ type: 'AddPerson', person: { username: OFFICER, name: 'Trực ban', role: 'officer', password: PASSWORD, ...own } })
  make({ type: 'AddPerson', person: { username: ADMIN, name: 'Quản trị', role: 'admin', password: PASSWORD } })

  const rows = Array.from({ length: sites }, (_, n): NewSite => siteAt(n, location))
  const added = make({ type: 'ImportSites', rows }).sites?.items ?? []
  const receiver = make({ type: 'AddGateway', gateway: { label: 'Bộ thu', ...own } })
  const behind =
    receiver.gateway &&
    added[0] &&
    make({ type: 'AddButton', site: added[0].id, button: { label: 'Nút radio', gateway: receiver.gateway.id } })
  if (!receiver.mqtt || !behind?.button) throw new Error('no radio')
  const radio = { credentials: receiver.mqtt, button: behind.button.id }
  const credentials: Credentials[] = []
  // The registry's own way copies every button for each one that is added.
  const buttons = new Map<ButtonId, Button>(data.buttons)
  const devices = new Map(data.devices)
  for (const site of added)
    for (let n = 0; n < buttonsEach; n += 1) {
      const id = randomId('button') as ButtonId
      const password = randomSecret()
      buttons.set(id, { id, site: site.id, label: `Nút ${n + 1}`, supervision, ownCredentials: true })
      devices.set(id, sha256(password))
      credentials.push({ clientId: id, username: id, password })
    }
  data = { ...data, buttons, devices }
  return { data, file: registryCodec.encode(data), credentials, radio }
}

const siteAt = (n: number, near: { lat: number; lon: number }): NewSite => ({
  code: `S${n}`,
  name: `Tiệm vàng ${n}`,
  kind: 'gold-shop',
  address: `${n} Trần Hưng Đạo, xã Đức Trọng`,
  location: { lat: near.lat + (n % 100) / 10_000, lon: near.lon + Math.floor(n / 100) / 10_000 },
  contacts: [
    { name: 'Anh Tâm', phone: '0900 000 002', role: 'quản lý', where: 'outside' },
    { name: 'Quầy', phone: '0900 000 003', role: 'quầy', where: 'inside' },
  ],
  service: 'in-service',
})
