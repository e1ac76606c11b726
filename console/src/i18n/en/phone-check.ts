import type { Texts } from '../texts.ts'

export const phoneCheck: Texts['phoneCheck'] = {
  title: 'Try this phone',
  lead: 'Whoever sits at the hub sees each step as this phone takes it. No account is needed; this phone is not added to those that alarms call.',
  noLink: 'This address lacks its link. Scan the code on the hub’s screen again.',
  step: {
    page: 'The page opened over a secure line (https)',
    worker: 'The receiver is installed on this phone',
    permission: 'The phone allows notifications',
    accepted: 'The push service has taken the hub’s message',
    shown: 'The notification was shown on this phone',
    sound: 'The siren sounds and is heard',
  },
  is: { ok: 'done', failed: 'not yet', now: 'this step', later: 'later' },
  allow: 'Allow and send a test',
  allowLead: 'Touch the button, then choose “Allow” when the browser asks.',
  again: 'Send the test again',
  waiting: 'Waiting for the notification on this phone…',
  play: 'Play the siren',
  playLead: 'Turn the volume up, then touch. It sounds until you answer.',
  playing: 'The siren is sounding. Do you hear it clearly?',
  heard: 'I hear it',
  notHeard: 'I hear nothing',
  notHeardHelp: 'Turn off silent mode, turn the volume up, unplug earphones or disconnect a Bluetooth speaker, then play it again.',
  iosHome:
    'An iPhone receives alarms only from the icon on its home screen, so this page cannot try it. Sign in to the patrol page from that icon and try it there.',
  refused: 'The push service did not take it: {{why}}',
  passed: 'This phone receives alarms: every step is done.',
  passedLead: 'You may close this page. Whoever will carry the phone signs in to the patrol page to be called.',
}
