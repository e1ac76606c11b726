/** What stands on the pages when a station has no mains. */
import type { Texts } from '../texts.ts'

export const power: Texts['power'] = {
  left: 'Mains failed, about {{n}} min left',
  ending: 'Mains failed, the battery may end at any moment',
  unknown: 'Mains failed, running on the battery',
  battery: 'battery {{n}} %',
  goodbyeHub: 'POWER ABOUT TO END: the hub is going off, alarms of the sites will not come any more',
  goodbyeDesk: 'POWER ABOUT TO END: the desk there is going off',
  ups: 'The UPS does not answer: a failure of the mains would come without warning',
  todo: {
    hub: 'Call the power company. Switch off what is not needed on the same UPS.\nTell whoever looks after the machine: if there is a generator, start it now.\nOpen the list of the sites’ telephone numbers and print it while there is power.',
    goodbye:
      'Call the station above and the patrols: from now on alarms come by telephone and radio only.\nCall the sites on the list: they report by telephone until the power is back.\nDo not close this page: the numbers stay when the hub is off.',
    desk: 'Call the desk there and ask how long it can go on.\nBe ready to take its alarms when that station goes off.',
    ups: 'Tell whoever looks after the machine: see the cable and the program of the UPS.',
  },
  phones: 'Telephone numbers of the sites',
  phonesLead: 'The outside contacts of every site. Call by this list when the hub is off.',
  print: 'Print the list',
  site: 'Site',
  contact: 'Contact',
  phone: 'Telephone',
  none: 'no outside number',
  bar: 'The hub at {{station}} said at {{time}} that its power was about to end. Alarms of the sites do not reach this page any more: use telephone and radio.',
  barOpen: 'Open the numbers',
  foot: '{{station}}: {{words}}',
  digest: '{{station}}: mains failed',
  digestGoodbye: '{{station}}: mains failed, battery empty, said before it went off',
  digestUps: '{{station}}: the UPS did not answer',
  register: 'Mains failed',
  registerUps: 'UPS did not answer',
  settings: {
    title: 'Backup power',
    lead: 'For a UPS on the hub or on the gateway of a station.',
    station: 'The hub stands at',
    stationHint: 'This station and the one above it are told when the hub has no mains.',
    first: 'The first commune in the registry',
    lowMinutes: 'Say good-bye with less than (minutes)',
    lowMinutesHint: 'Or earlier, when the UPS itself says that its battery is low.',
  },
  demo: {
    title: 'Power of the station',
    on: 'Mains on',
    off: 'Cut the mains',
    low: 'Battery nearly empty',
  },
}
