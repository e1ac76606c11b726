/** Every named refusal of the port, once or more, with the change that meets it; a refused change leaves no trace. */
import { describe, expect, test } from 'vitest'
import type { ButtonId, ContactRequestId, GatewayId, PersonId, SiteId, StationId, SubscriptionId } from '../../hub/contract/ids.ts'
import type { RegistryRefusal } from '../../hub/desk/ports/registry.ts'
import { type Asked, engines, fresh, got, type Opened } from './engine.ts'
import { turnedOn } from './second-factor.ts'
import { at, settle, site, station, type Town } from './town.ts'

const none = <Id>() => 'nobody-0000000000' as Id
type Row = [refused: RegistryRefusal['refused'], promise: string, change: (town: Town, opened: Opened) => Asked | Promise<Asked>]

async function requested({ shop }: Town, { make }: Opened): Promise<ContactRequestId> {
  return got((await make({ type: 'RequestContacts', site: shop, wish: { contacts: [] } })).contactRequest).id
}

const table: Row[] = [
  ['no-such-station', 'a station that is not there cannot be changed', () => ({ type: 'PatchStation', id: none<StationId>(), patch: {} })],
  ['no-such-station', 'a parent must exist', () => ({ type: 'AddStation', station: station('A', { parent: none<StationId>() }) })],
  [
    'no-such-station',
    'a neighbour must exist',
    (t) => ({ type: 'PatchStation', id: t.next, patch: { neighbours: [t.commune, none<StationId>()] } }),
  ],
  ['no-such-station', 'a site’s station must exist', () => ({ type: 'AddSite', site: site('A', { station: none<StationId>() }) })],
  [
    'no-such-station',
    'a co-responder must exist',
    (t) => ({ type: 'PatchSite', id: t.shop, patch: { coResponders: [t.next, none<StationId>()] } }),
  ],
  [
    'no-such-station',
    'a gateway’s station must exist',
    () => ({ type: 'AddGateway', gateway: { label: 'G', station: none<StationId>() } }),
  ],
  [
    'no-such-station',
    'a person’s station must exist',
    (t) => ({ type: 'PatchPerson', id: t.officer, patch: { station: none<StationId>() } }),
  ],
  [
    'no-such-station',
    'a watched hub is watched by a station that exists',
    () => ({ type: 'AddWatchedHub', hub: { name: 'H', station: none<StationId>(), phones: [{ name: 'D', phone: '113' }] } }),
  ],
  ['no-such-watched-hub', 'a watched hub that is not there cannot be changed', () => ({ type: 'PatchWatchedHub', id: none(), patch: {} })],
  ['no-such-watched-hub', 'a watched hub that is not there gets no token', () => ({ type: 'RotateWatchedHub', id: none() })],
  ['no-such-watched-hub', 'a watched hub that is not there cannot be removed', () => ({ type: 'RemoveWatchedHub', id: none() })],
  ['needs-hub-token', 'another hub hears only whom it knows', () => ({ type: 'SetAliveTo', to: { hub: { url: 'https://b.example' } } })],
  [
    'needs-https',
    'a token crosses the internet under TLS only',
    () => ({ type: 'SetAliveTo', to: { hub: { url: 'http://b.example', token: 'x'.repeat(30) } } }),
  ],
  [
    'needs-https',
    'a broker’s password crosses the internet under TLS only',
    () => ({ type: 'SetAliveTo', to: { mqtt: { url: 'mqtt://broker.example', topic: 'alive', username: 'hub', password: 'secret' } } }),
  ],
  ['station-loop', 'a station is not its own parent', (t) => ({ type: 'PatchStation', id: t.commune, patch: { parent: t.commune } })],
  [
    'station-loop',
    'a station does not stand below itself',
    (t) => ({ type: 'PatchStation', id: t.province, patch: { parent: t.commune } }),
  ],
  [
    'station-loop',
    'a station is not its own neighbour',
    (t) => ({ type: 'PatchStation', id: t.commune, patch: { neighbours: [t.commune] } }),
  ],
  [
    'no-station',
    'the last commune stays one while a site lives off being near it',
    async (t, { make }) => {
      await make({ type: 'PatchStation', id: t.next, patch: { level: 'district' } })
      return { type: 'PatchStation', id: t.commune, patch: { level: 'district' } }
    },
  ],
  ['no-such-site', 'a site that is not there cannot be changed', () => ({ type: 'PatchSite', id: none<SiteId>(), patch: {} })],
  ['no-such-site', 'a site that is not there cannot be handed over', () => ({ type: 'HandOverSite', id: none<SiteId>() })],
  ['no-such-site', 'a button’s site must exist', () => ({ type: 'AddButton', site: none<SiteId>(), button: { label: 'B' } })],
  ['no-such-site', 'a gateway’s site must exist', () => ({ type: 'AddGateway', gateway: { label: 'G', site: none<SiteId>() } })],
  [
    'no-such-site',
    'a person’s sites must exist',
    (t) => ({ type: 'PatchPerson', id: t.staff, patch: { sites: [t.bank, none<SiteId>()] } }),
  ],
  ['code-taken', 'two sites have not the same code, however it is written', () => ({ type: 'AddSite', site: site('A', { code: 'ab07' }) })],
  ['code-taken', 'a site does not take the code of another', (t) => ({ type: 'PatchSite', id: t.shop, patch: { code: 'AB07' } })],
  ['no-buttons', 'a site without a button is not handed over', (t) => ({ type: 'HandOverSite', id: t.shop })],
  [
    'no-buttons',
    'a retired button is none',
    async (t, { make }) => {
      const { button } = await make({ type: 'AddButton', site: t.shop, button: { label: 'B' } })
      if (button) await make({ type: 'RetireButton', id: button.id })
      return { type: 'HandOverSite', id: t.shop }
    },
  ],
  ['already-in-service', 'a site is handed over once', (t) => ({ type: 'HandOverSite', id: t.bank })],
  ['bad-rows', 'an empty import is no import', () => ({ type: 'ImportSites', rows: [] })],
  ['no-such-button', 'a button that is not there cannot be changed', () => ({ type: 'PatchButton', id: none<ButtonId>(), patch: {} })],
  ['no-such-button', 'a button that is not there cannot be retired', () => ({ type: 'RetireButton', id: none<ButtonId>() })],
  ['no-such-button', 'a device that is not there gets no credentials', () => ({ type: 'RotateCredentials', id: none<ButtonId>() })],
  [
    'no-such-gateway',
    'a button’s gateway must exist',
    (t) => ({ type: 'AddButton', site: t.bank, button: { label: 'B', gateway: none<GatewayId>() } }),
  ],
  ['no-such-gateway', 'a gateway that is not there cannot be retired', () => ({ type: 'RetireGateway', id: none<GatewayId>() })],
  ['bell-needs-a-station', 'no bell rings in a shop', (t) => ({ type: 'AddGateway', gateway: { label: 'G', site: t.bank, bell: true } })],
  ['gateway-needs-one-place', 'a gateway stands somewhere', () => ({ type: 'AddGateway', gateway: { label: 'G' } })],
  [
    'gateway-needs-one-place',
    'a gateway stands at one place',
    (t) => ({ type: 'AddGateway', gateway: { label: 'G', site: t.bank, station: t.commune } }),
  ],
  [
    'has-no-credentials',
    'a button behind a gateway has no credentials to rotate',
    async (t, { make }) => {
      await make({ type: 'PatchButton', id: t.button, patch: { gateway: t.gateway } })
      return { type: 'RotateCredentials', id: t.button }
    },
  ],
  ...(['PatchButton', 'RetireButton', 'RotateCredentials'] as const).map(
    (type): Row => [
      'retired',
      `a retired button refuses ${type}`,
      async (t, { make }) => {
        await make({ type: 'RetireButton', id: t.button })
        return { type, id: t.button, patch: {} }
      },
    ],
  ),
  ...(['RetireGateway', 'RotateCredentials', 'AddButton', 'PatchButton'] as const).map(
    (type): Row => [
      'retired',
      `a retired gateway refuses ${type}`,
      async (t, { make }) => {
        await make({ type: 'RetireGateway', id: t.gateway })
        if (type === 'AddButton') return { type, site: t.bank, button: { label: 'B', gateway: t.gateway } }
        if (type === 'PatchButton') return { type, id: t.button, patch: { gateway: t.gateway } }
        return { type, id: t.gateway }
      },
    ],
  ),
  ['no-such-person', 'a person who is not there cannot be changed', () => ({ type: 'PatchPerson', id: none<PersonId>(), patch: {} })],
  ['no-such-person', 'a person who is not there cannot be invited', () => ({ type: 'InvitePerson', id: none<PersonId>() })],
  [
    'no-such-person',
    'a phone belongs to a person',
    () => ({ type: 'Subscribe', person: none<PersonId>(), keys: { endpoint: 'e', p256dh: 'p', auth: 'a' } }),
  ],
  [
    'username-taken',
    'two people have not the same username',
    () => ({ type: 'AddPerson', person: { username: 'truc-ban', name: 'A', role: 'admin' } }),
  ],
  [
    'username-taken',
    'nobody takes the username of another',
    (t) => ({ type: 'PatchPerson', id: t.staff, patch: { username: 'truc-ban' } }),
  ],
  ...(['officer', 'patrol', 'commander'] as const).map(
    (role): Row => [
      'needs-station',
      `a person with the role ${role} has a station`,
      () => ({ type: 'AddPerson', person: { username: 'a1', name: 'A', role } }),
    ],
  ),
  ...(['staff', 'manager'] as const).map(
    (role): Row => [
      'needs-site',
      `a person with the role ${role} has a site`,
      () => ({ type: 'AddPerson', person: { username: 'a1', name: 'A', role, sites: [] } }),
    ],
  ),
  ['needs-station', 'an officer does not lose the station', (t) => ({ type: 'PatchPerson', id: t.officer, patch: { station: null } })],
  ['needs-site', 'a new role brings its needs', (t) => ({ type: 'PatchPerson', id: t.officer, patch: { role: 'manager' } })],
  ['last-admin', 'the last administrator is not disabled', (t) => ({ type: 'PatchPerson', id: t.admin, patch: { disabled: true } })],
  [
    'last-admin',
    'the last administrator is not demoted',
    (t) => ({ type: 'PatchPerson', id: t.admin, patch: { role: 'staff', sites: [t.bank] } }),
  ],
  ['last-admin', 'the last administrator keeps a password', (t) => ({ type: 'PatchPerson', id: t.admin, patch: { password: null } })],
  [
    'last-admin',
    'an administrator who has not come yet does not count',
    async (t, { make }) => {
      await make({ type: 'AddPerson', person: { username: 'moi', name: 'M', role: 'admin' } })
      return { type: 'PatchPerson', id: t.admin, patch: { disabled: true } }
    },
  ],
  ['pins-equal', 'the two PINs differ', (t) => ({ type: 'PatchPerson', id: t.staff, patch: { pin: '1234', duressPin: '1234' } })],
  [
    'pins-equal',
    'a new duress PIN differs from the PIN that is kept',
    async (t, { make }) => {
      await make({ type: 'PatchPerson', id: t.staff, patch: { pin: '1234' } })
      return { type: 'PatchPerson', id: t.staff, patch: { duressPin: '1234' } }
    },
  ],
  [
    'person-disabled',
    'an account that was closed on purpose is not reset',
    async (t, { make }) => {
      await make({ type: 'PatchPerson', id: t.staff, patch: { disabled: true } })
      return { type: 'ResetPerson', id: t.staff }
    },
  ],
  ['no-such-person', 'a person who is not there cannot be reset', () => ({ type: 'ResetPerson', id: none<PersonId>() })],
  ['no-second-factor', 'what was never on cannot be turned off', (t) => ({ type: 'TurnOffSecondFactor', id: t.staff })],
  ['no-second-factor', 'nor on the box itself', (t) => ({ type: 'DropSecondFactor', id: t.staff })],
  ['no-second-factor', 'nor has it recovery codes', (t) => ({ type: 'RenewRecoveryCodes', id: t.staff })],
  [
    'no-such-person',
    'nobody can have one who is not there',
    () => ({ type: 'TurnOnSecondFactor', id: none<PersonId>(), secret: '', code: '' }),
  ],
  [
    'wrong-code',
    'it is on only when an app has proved that it has the secret',
    (t, { registry }) => ({ type: 'TurnOnSecondFactor', id: t.staff, secret: registry.offerSecondFactor(t.staff).secret, code: 'x' }),
  ],
  [
    'second-factor-on',
    'a second phone does not take the place of the first unseen',
    async (t, opened) => {
      const { secret, code } = await turnedOn(opened, t.staff)
      return { type: 'TurnOnSecondFactor', id: t.staff, secret, code }
    },
  ],
  [
    'wrong-code',
    'a recovery code is one of those that are left',
    async (t, opened) => {
      await turnedOn(opened, t.staff)
      return { type: 'UseRecoveryCode', id: t.staff, code: 'AAAA-AAAA-AAAA-AAAA' }
    },
  ],
  ['claim-invalid', 'a slip that never was opens nothing', () => ({ type: 'OpenClaim', token: 'x' })],
  [
    'claim-invalid',
    'a slip is good once',
    async (t, { make }) => {
      const { claims } = await make({ type: 'MakeClaims', buttons: [t.button] })
      const asked = { type: 'OpenClaim', token: claims?.[0]?.token ?? '' } as const
      await make(asked)
      return asked
    },
  ],
  [
    'claim-invalid',
    'a slip of a button that was retired opens nothing',
    async (t, { make }) => {
      const { claims } = await make({ type: 'MakeClaims', buttons: [t.button] })
      await make({ type: 'RetireButton', id: t.button })
      return { type: 'OpenClaim', token: claims?.[0]?.token ?? '' }
    },
  ],
  [
    'has-no-credentials',
    'a button behind a gateway needs no slip',
    async (t, { make }) => {
      await make({ type: 'PatchButton', id: t.button, patch: { gateway: t.gateway } })
      return { type: 'MakeClaims', buttons: [t.button] }
    },
  ],
  [
    'invitation-invalid',
    'an invitation that never was opens nothing',
    () => ({ type: 'AcceptInvitation', token: 'x', password: 'mat-khau-9' }),
  ],
  [
    'invitation-invalid',
    'an invitation is good for seven days',
    async (t, { make, clock }) => {
      const { invitation = '' } = await make({ type: 'InvitePerson', id: t.staff })
      await clock.push(7 * 24 * 3_600_000)
      return { type: 'AcceptInvitation', token: invitation, password: 'mat-khau-9' }
    },
  ],
  [
    'invitation-invalid',
    'an invitation is good once',
    async (t, { make }) => {
      const { invitation = '' } = await make({ type: 'InvitePerson', id: t.staff })
      const asked = { type: 'AcceptInvitation', token: invitation, password: 'mat-khau-9' } as const
      await make(asked)
      return asked
    },
  ],
  [
    'invitation-invalid',
    'a fresh invitation voids the one before',
    async (t, { make }) => {
      const { invitation = '' } = await make({ type: 'InvitePerson', id: t.staff })
      await make({ type: 'InvitePerson', id: t.staff })
      return { type: 'AcceptInvitation', token: invitation, password: 'mat-khau-9' }
    },
  ],
  [
    'invitation-invalid',
    'disabling a person voids the invitation',
    async (t, { make }) => {
      const { invitation = '' } = await make({ type: 'InvitePerson', id: t.staff })
      await make({ type: 'PatchPerson', id: t.staff, patch: { disabled: true } })
      await make({ type: 'PatchPerson', id: t.staff, patch: { disabled: false } })
      return { type: 'AcceptInvitation', token: invitation, password: 'mat-khau-9' }
    },
  ],
  [
    'no-such-subscription',
    'only one’s own phone is taken off',
    (t) => ({ type: 'Unsubscribe', person: t.staff, endpoint: 'https://push/1' }),
  ],
  [
    'no-such-subscription',
    'a phone that is not there cannot be forgotten',
    () => ({ type: 'ForgetSubscription', id: none<SubscriptionId>() }),
  ],
  ['no-such-subscription', 'who has no phone is not sent the self-drill', (t) => ({ type: 'JoinSelfDrill', person: t.staff })],
  [
    'self-drill-full',
    'twenty phones a day are enough',
    async (t, { make }) => {
      const phones: PersonId[] = []
      for (let n = 0; n < 20; n++) {
        const { person } = await make({
          type: 'AddPerson',
          person: { username: `p${n}`, name: `P${n}`, role: 'admin', password: 'mat-khau-thu' },
        })
        phones.push(got(person).id)
      }
      await make({ type: 'PatchSettings', patch: { selfDrill: { phones } } })
      await make({ type: 'Subscribe', person: t.staff, keys: { endpoint: 'https://push/9', p256dh: 'p', auth: 'a' } })
      return { type: 'JoinSelfDrill', person: t.staff }
    },
  ],
  ['bad-time-zone', 'a time zone has a name', () => ({ type: 'PatchSettings', patch: { timeZone: 'Asia/Nowhere' } })],
  [
    'bad-closed-days',
    'a holiday ends after it begins',
    () => ({ type: 'PatchSettings', patch: { closedDays: [{ name: 'Tết', from: '2027-02-10', to: '2027-02-04' }] } }),
  ],
  [
    'changed-meanwhile',
    'what somebody else has set meanwhile is not undone unseen',
    async (_, { make }) => {
      await make({ type: 'PatchSettings', patch: { retentionDays: 400 } })
      return { type: 'PatchSettings', patch: { retentionDays: 500 }, was: { retentionDays: 1825 } }
    },
  ],
  ['bad-time-zone', 'an offset is no time zone', () => ({ type: 'PatchSettings', patch: { timeZone: '+07:00' } })],
  [
    'no-such-request',
    'a request that is not there cannot be accepted',
    () => ({ type: 'AcceptContactRequest', id: none<ContactRequestId>() }),
  ],
  [
    'request-decided',
    'what was declined is not accepted',
    async (t, opened) => {
      const id = await requested(t, opened)
      await opened.make({ type: 'DeclineContactRequest', id, reason: 'No' })
      return { type: 'AcceptContactRequest', id }
    },
  ],
  [
    'contacts-changed',
    'a list that was asked for does not take back what somebody has changed since',
    async (t, opened) => {
      const id = await requested(t, opened)
      const contacts = [{ name: 'Anh Tâm', phone: '0900 000 009', role: 'quản lý', where: 'outside' as const }]
      await opened.make({ type: 'PatchSite', id: t.shop, patch: { contacts } })
      return { type: 'AcceptContactRequest', id }
    },
  ],
  [
    'too-many-requests',
    'five of a site wait for an administrator, and no more',
    async (t, opened) => {
      for (let n = 0; n < 5; n++) await requested(t, opened)
      return { type: 'RequestContacts', site: t.shop, wish: { text: 'One more' } }
    },
  ],
]

describe.each(engines)('$name refuses', ({ open }) => {
  const start = fresh(open)
  test.each(table)('%s: %s', async (refused, _promise, change) => {
    const opened = await start()
    const town = await settle(opened)
    const asked = await change(town, opened)
    const before = opened.registry.directory()
    const refusal = await opened.refusal(asked)
    expect(refusal).toMatchObject({ refused, detail: expect.stringMatching(/\w/) })
    expect(opened.registry.directory()).toBe(before)
  })

  test('no-station: a site needs a commune to belong to, or a station of its own', async () => {
    const opened = await start()
    expect(await opened.refusal({ type: 'AddSite', site: site('A') })).toMatchObject({ refused: 'no-station' })
    const { station: district } = await opened.make({
      type: 'AddStation',
      station: station('H', { level: 'district', location: at(11.7, 108.3) }),
    })
    expect(await opened.refusal({ type: 'AddSite', site: site('A') })).toMatchObject({ refused: 'no-station' })
    await opened.make({ type: 'AddSite', site: site('A', ...(district ? [{ station: district.id }] : [])) })
  })

  test('every refusal the port names stands in this table', () => {
    const all: Record<RegistryRefusal['refused'], true> = {
      'no-such-station': true,
      'no-such-watched-hub': true,
      'needs-hub-token': true,
      'needs-https': true,
      'no-such-site': true,
      'no-such-button': true,
      'no-such-gateway': true,
      'no-such-person': true,
      'no-such-subscription': true,
      'no-such-request': true,
      'request-decided': true,
      'contacts-changed': true,
      'too-many-requests': true,
      'code-taken': true,
      'username-taken': true,
      'station-loop': true,
      'no-station': true,
      'needs-station': true,
      'needs-site': true,
      retired: true,
      'invitation-invalid': true,
      'person-disabled': true,
      'last-admin': true,
      'pins-equal': true,
      'bad-rows': true,
      'gateway-needs-one-place': true,
      'bell-needs-a-station': true,
      'bad-time-zone': true,
      'bad-closed-days': true,
      'changed-meanwhile': true,
      'self-drill-full': true,
      'no-buttons': true,
      'already-in-service': true,
      'has-no-credentials': true,
      'claim-invalid': true,
      'second-factor-on': true,
      'no-second-factor': true,
      'wrong-code': true,
    }
    expect(new Set(table.map(([refused]) => refused))).toEqual(new Set(Object.keys(all)))
  })
})
