import type { Texts } from '../texts.ts'

export const demo: Texts['demo'] = {
  title: 'Wall of simulated buttons',
  lead: 'Each tile is a real device speaking MQTT to the hub. Click a tile to press its button.',
  press: 'Press {{label}}, {{site}}',
  more: 'Other ways to press: {{label}}, {{site}}',
  holdup: 'Hold-up',
  fire: 'Fire',
  duress: 'Under duress',
  test: 'Test press',
  silence: 'Go silent',
  return: 'Come back',
  offline: 'silent',
  notDemo: 'This page exists only in the demo (npm run demo).',
  filter: 'Find a site',
  lost: 'The wall’s connection is lost. Trying again…',
  lamp: {
    idle: 'lamp off',
    received: 'received',
    shown: 'shown on a duty page',
    acknowledged: 'acknowledged',
    dispatched: 'dispatched',
    'on-scene': 'on scene',
  },
}
