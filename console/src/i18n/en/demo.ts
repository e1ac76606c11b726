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
  cutSite: 'Cut the power of the site',
  mendSite: 'Power back at the site',
  cutStreet_one: 'Cut the power of the street ({{count}} site)',
  cutStreet_other: 'Cut the power of the street ({{count}} sites)',
  mendStreet_one: 'Power back in the street ({{count}} site)',
  mendStreet_other: 'Power back in the street ({{count}} sites)',
  silenceLead:
    'Silenced, or without power: the duty desk says so after about half a minute; of a site in its opening hours an officer must say that they have seen it.',
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
