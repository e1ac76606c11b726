/** The basemap in the pages' own colours: quiet, so that what rings is the first thing seen. */
import { type Flavor, namedFlavor } from '@protomaps/basemaps'
import type { ColorScheme } from '../look/color-scheme.ts'
import { BOLD, REGULAR } from './map-fonts.ts'

type Tones = {
  land: string
  built: string
  green: string
  water: string
  waterText: string
  small: string
  casing: string
  middle: string
  large: string
  line: string
  text: string
  faint: string
}

const TONES: Record<ColorScheme, Tones> = {
  dark: {
    ...{ land: '#0d1422', built: '#141d2e', green: '#0f1c20', water: '#10233f', waterText: '#6f94c9' },
    ...{ small: '#24324b', casing: '#0d1422', middle: '#33466b', large: '#3d5480', line: '#33415e', text: '#a9b6cc', faint: '#8492aa' },
  },
  light: {
    ...{ land: '#e9edf3', built: '#dde4ee', green: '#d6e8d8', water: '#c8dcf4', waterText: '#3b669f' },
    ...{ small: '#ffffff', casing: '#c6cfdd', middle: '#ffffff', large: '#fdf3d6', line: '#9fabbf', text: '#3d4858', faint: '#5a6679' },
  },
}

function flavourOf(scheme: ColorScheme): Flavor {
  const { land, built, green, water, waterText, small, casing, middle, large, line, text, faint } = TONES[scheme]
  // The icons of a basemap would need a sprite, and a bank's sign beside a bank that rings only confuses.
  const { pois: _pois, landcover: _landcover, ...named } = namedFlavor(scheme)
  return {
    ...named,
    ...{ background: land, earth: land, park_a: green, park_b: green, wood_a: green, wood_b: green, scrub_a: green, scrub_b: green },
    ...{ hospital: built, industrial: built, school: built, pedestrian: built, aerodrome: built, zoo: green, military: built, sand: built },
    ...{ beach: built, glacier: built, runway: middle, pier: built, buildings: built, water, railway: line, boundaries: line },
    ...{ tunnel_other: small, tunnel_minor: small, tunnel_link: middle, tunnel_major: middle, tunnel_highway: large },
    ...{ tunnel_other_casing: casing, tunnel_minor_casing: casing, tunnel_link_casing: casing, tunnel_major_casing: casing },
    ...{ tunnel_highway_casing: casing, minor_service_casing: casing, minor_casing: casing, link_casing: casing },
    ...{ major_casing_late: casing, major_casing_early: casing, highway_casing_late: casing, highway_casing_early: casing },
    ...{ other: small, minor_service: small, minor_a: small, minor_b: small, link: middle, major: middle, highway: large },
    ...{ bridges_other_casing: casing, bridges_minor_casing: casing, bridges_link_casing: casing, bridges_major_casing: casing },
    ...{ bridges_highway_casing: casing, bridges_other: small, bridges_minor: small, bridges_link: middle, bridges_major: middle },
    ...{ bridges_highway: large, roads_label_minor: faint, roads_label_minor_halo: land, roads_label_major: text },
    ...{ roads_label_major_halo: land, ocean_label: waterText, subplace_label: faint, subplace_label_halo: land, city_label: text },
    ...{ city_label_halo: land, state_label: faint, state_label_halo: land, country_label: faint, address_label: faint },
    ...{ address_label_halo: land, regular: REGULAR, bold: BOLD, italic: REGULAR },
  }
}

export const FLAVOURS: Record<ColorScheme, Flavor> = { dark: flavourOf('dark'), light: flavourOf('light') }

/** What we draw on top: the tokens of the page, which a canvas cannot read by name. */
export const INK = {
  dark: {
    ...{ land: '#0d1422', line: '#2b3852', muted: '#9aa8c0', text: '#e8edf6', blue: '#6da1ff', amber: '#f5a524', alarm: '#ff4d55' },
    ...{ dot: '#8a99b3', rim: '#0d1422' },
  },
  light: {
    ...{ land: '#e9edf3', line: '#c3ccda', muted: '#515d70', text: '#111827', blue: '#1d5fe0', amber: '#b45f00', alarm: '#d0161f' },
    ...{ dot: '#5b6a82', rim: '#ffffff' },
  },
} as const satisfies Record<ColorScheme, Record<string, string>>
export type Ink = (typeof INK)[ColorScheme]
