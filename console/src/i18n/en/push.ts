import type { Texts } from '../texts.ts'

export const push: Texts['push'] = {
  title: 'Let this phone be woken',
  why: 'When there is an alarm the hub sends it to this phone, even with the screen off. Press the button below, then “Allow”.',
  allow: 'Turn alarms on',
  denied:
    'The browser blocks this page’s notifications. Open the browser’s settings → Notifications → allow this page, then open it again.',
  insecure: 'The page was opened over plain http, so this phone cannot be woken with the screen off. Open it by the hub’s https address.',
  unsupported:
    'This browser cannot be woken with the screen off. Use a current Chrome, Firefox or Safari; on an iPhone: Share → Add to Home Screen, then open it from there.',
  service: 'The browser’s push service has not accepted this phone. Check the phone’s internet connection, then press again.',
  test: 'Test this phone',
  testing: 'Sent. Turn the screen off and wait for the notification…',
  testNothing: 'The hub knows no phone of yours yet.',
  testFailed: 'The browser’s push service did not take the message. Try again later, and tell the duty desk.',
  proven: 'This phone showed a test at {{time}}.',
  unproven: 'This phone has never shown a test. Press test, turn the screen off and wait.',
  late: 'No notification after 30 s. Check the phone’s battery saver, then try again.',
}
