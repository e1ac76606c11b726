/**
 * What each make of button must be told. Written after the makers' documentation and against docs/protocol.md, not tried on their
 * devices: each says so on the page. What the hub cannot take yet has no configuration at all, so that nobody hangs it in a shop.
 */
import { esphome } from './makes/esphome.ts'
import { ownMqtt } from './makes/own-mqtt.ts'
import { shellyGen2 } from './makes/shelly-gen2.ts'
import { tasmota } from './makes/tasmota.ts'
import type { ConfigFile, ToConfigure } from './makes/to-configure.ts'

export const MAKES = ['mqtt', 'esphome', 'shelly-gen2', 'tasmota', 'serial', 'zigbee2mqtt', 'chirpstack', 'shelly-gen1'] as const
export type Make = (typeof MAKES)[number]
export const isMake = (text: string | undefined): text is Make => (MAKES as readonly string[]).includes(text ?? '')

/** understood: speaks the hub's own words. taught: can be configured to. not-yet: the hub does not take it. */
export type Fit = 'understood' | 'taught' | 'not-yet'
export const FIT: Record<Make, Fit> = {
  mqtt: 'understood',
  serial: 'understood',
  esphome: 'taught',
  'shelly-gen2': 'taught',
  tasmota: 'taught',
  zigbee2mqtt: 'not-yet',
  chirpstack: 'not-yet',
  'shelly-gen1': 'not-yet',
}

const FILES: Partial<Record<Make, (to: ToConfigure) => ConfigFile>> = { mqtt: ownMqtt, esphome, 'shelly-gen2': shellyGen2, tasmota }

/** Null: nothing to configure, or nothing the hub would understand. */
export const configFor = (make: Make, to: ToConfigure): ConfigFile | null => FILES[make]?.(to) ?? null
