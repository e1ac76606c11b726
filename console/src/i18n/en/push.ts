import type { Texts } from '../texts.ts'

export const push: Texts['push'] = {
  title: 'Does this phone sound with its screen off?',
  steps: {
    allow: 'Allow notifications',
    test: 'Send a test, screen off',
    proven: 'Sounds with the screen off',
    done: 'done',
    now: 'do this now',
    later: 'after that',
  },
  standing: {
    insecure:
      'The page was opened over plain http, so this phone can NOT be woken with the screen off. Open it by the hub’s https address; if there is none, ask the administrator.',
    'in-app':
      'The page is open inside another app (Zalo, Facebook…), so this phone can NOT be woken. Press ⋯ in the corner → “Open in browser”, or copy the address into Chrome (iPhone: Safari).',
    'ios-install': 'An iPhone is woken only when the page was added to its home screen. Follow the steps below.',
    unsupported:
      'This browser can NOT be woken with the screen off. Use a current Chrome or Firefox on Android; an iPhone needs iOS 16.4 or later.',
    denied:
      'The phone blocks this page’s notifications, so it can NOT be woken. Android: press the icon beside the address → Permissions → Notifications → Allow. iPhone: Settings → Notifications → Tiếng Chuông → “Allow Notifications”. Then open the page again.',
    'not-asked': 'When there is an alarm the hub calls this phone, even with the screen off. Press the button below, then “Allow”.',
    'no-service': 'The browser’s push service has not accepted this phone. Check the phone’s internet connection, then press again.',
    'hub-away': 'The hub cannot be asked now whether it knows this phone. The page asks again when there is a link.',
    subscribing: 'Registering this phone with the push service…',
    never: 'This phone has never shown a test. Test it now, before there is a real alarm.',
    'in-sight': 'A test was shown, but with the screen on (at {{time}}). It must be tested with the screen off.',
    before: 'The last proof (at {{time}}) does not count for this shift. Test again.',
    proven: 'This phone showed a message at {{time}}, with the screen off.',
  },
  allow: 'Turn alarms on',
  allowAgain: 'Register again',
  test: 'Test this phone',
  testAgain: 'Test again',
  armedTitle: 'TURN THE SCREEN OFF NOW',
  armedLead: 'Press the power button. The hub calls this phone as soon as the screen is off. When it sounds, come back to this page.',
  cancel: 'Never mind',
  state: {
    sent: 'Sent. Waiting for the notification…',
    'in-sight': 'The notification came when the screen was on again. Test again and wait until it sounds.',
    late: 'No notification after 30 s. Turn the battery saver off for the browser by the steps below, then test again.',
    nothing: 'The hub knows no phone of yours yet. Close the page, open it again and test.',
    'too-many': 'Too many tests. Wait half a minute and test again.',
    failed: 'The test could not be sent. Check the connection and test again; if it still fails, tell the duty desk.',
  },
  selfDrill: {
    title: 'Receive the hub’s daily test of itself',
    why: 'One message a day, so that the way from a button to a phone is proven. A patrol is sent it only while on duty.',
  },
  install: {
    button: 'Install on the home screen',
    why: 'Opens with one touch, and notifications carry its name.',
  },
  battery: {
    title: 'If the phone stays silent: battery saver',
    yours: 'this phone',
    xiaomi: {
      name: 'Xiaomi, Redmi, POCO',
      s1: 'Settings → Apps → Manage apps → Chrome → Battery saver → “No restrictions”.',
      s2: 'On the same page: turn “Autostart” on.',
      s3: 'Chrome’s notifications: allow lock screen and sound.',
      s4: 'Open the recent apps, hold Chrome and press the lock, so that the phone does not close it.',
    },
    oppo: {
      name: 'OPPO, realme, OnePlus',
      s1: 'Settings → Apps → App management → Chrome → Battery usage → turn “Allow background activity” on.',
      s2: 'On the same page: turn “Allow auto launch” on.',
      s3: 'Chrome → Manage notifications: allow lock screen and sound.',
      s4: 'Open the recent apps, press ⋮ on Chrome → Lock.',
    },
    vivo: {
      name: 'vivo, iQOO',
      s1: 'Settings → Battery → Background power consumption management → Chrome → “Don’t restrict background power usage”.',
      s2: 'Settings → Apps → Autostart → turn Chrome on.',
      s3: 'Settings → Notifications → Chrome: allow lock screen and sound.',
      s4: 'Open the recent apps, pull Chrome down (or press ⋮) → Lock.',
    },
    samsung: {
      name: 'Samsung',
      s1: 'Settings → Apps → Chrome → Battery → “Unrestricted”.',
      s2: 'Settings → Battery → Background usage limits → “Never auto sleeping apps” → add Chrome.',
      s3: 'Settings → Notifications → App notifications → Chrome: on. Lock screen notifications: show content.',
      s4: 'Keep “Power saving” off while on duty.',
    },
    ios: {
      name: 'iPhone',
      s1: 'Open the page in Safari and press “Share” (the square with an arrow; if it is not there, press ⋯ first).',
      s2: 'Choose “Add to Home Screen” → “Add”. Close Safari and open Tiếng Chuông from the home screen.',
      s3: 'Settings → Notifications → Tiếng Chuông: turn on “Allow Notifications”, “Lock Screen” and “Sounds”.',
      s4: 'With a Focus on (Do Not Disturb): Settings → Focus → Apps → add Tiếng Chuông. Switch the ringer on.',
    },
  },
}
