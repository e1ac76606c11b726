import type { Texts } from '../texts.ts'

export const secondFactor: Texts['secondFactor'] = {
  lead: 'Beside the password, signing in then takes six digits from an app on your phone. Whoever learns the password still does not get in. It needs no internet.',
  title: 'Second factor',
  person: 'Who you are',
  off: 'not on',
  on: 'on',
  state: 'State',
  left: 'Recovery codes left',
  few: 'Few recovery codes are left. Make ten new ones and print them.',
  turnOn: 'Turn the second factor on',
  turnOff: 'Turn the second factor off',
  turnOffTitle: 'Turn the second factor off?',
  turnOffEffects: 'From the next sign-in on, only the password guards your account. The recovery codes are void as well.',
  turnOffYes: 'Turn it off',
  renew: 'Make ten new recovery codes',
  renewLead: 'Another phone? Turn it off, and on again with the new phone.',
  why: 'To be sure that it is you who sits here.',
  scan: '1. Scan this code with the authenticator app on your phone',
  scanHow:
    'Any such app will do, for example Google Authenticator, Microsoft Authenticator or Aegis. Choose “add account”, then “scan a QR code”. If this is that very phone, type the letters below into the app.',
  qr: 'QR code that adds the account to the authenticator app',
  secret: 'Or type these letters into the app',
  enter: '2. Enter the six digits that the app shows now',
  confirm: 'Confirm and turn on',
  first: {
    title: 'Set up your second factor first',
    lead: 'Your office asks every administrator for a second factor, so the pages of the office open when it is on. The duty desk works right away.',
    desk: 'To the duty desk',
  },
  codes: {
    title: 'Ten recovery codes',
    lead: 'If you lose the phone, one of these gets you in; each is good once. They are shown this once: print them and lock them away, not together with the phone.',
    list: 'Recovery codes',
    print: 'Print',
    done: 'I have put them away',
    slip: 'Recovery codes for signing in',
    slipHow:
      'On the sign-in page, after the password, choose “Lost the phone? Use a recovery code”. Each is good once: strike out the used ones. Printed on {{day}}.',
  },
  admin: {
    title: 'Second factor',
    on: 'This person has a second factor. When the phone is lost and the recovery codes are gone, turn it off here; they will see who did.',
    off: 'Not on. Everybody turns it on for themselves, on the page “My account”.',
    due: 'The office asks this person for a second factor, and it is not on.',
    turnOff: 'Turn this person’s second factor off',
    title2: 'Turn off the second factor of {{name}}?',
    effects:
      'Be sure that it is {{name}} who asks, best face to face, or by calling back a number you know. They are signed out on every machine, also one on duty, and sign in again with the password alone.',
    why: 'This opens a way into somebody else’s account, so the hub must be sure that it is you who sits here.',
  },
}
