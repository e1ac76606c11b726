import type { TFunction } from 'i18next'

/** What an installer can act on: move the button, or leave it. The limits are those of the bars a phone shows for Wi-Fi. */
export function signalText(rssi: number, t: TFunction): string {
  const quality = rssi >= -67 ? 'good' : rssi >= -80 ? 'fair' : 'weak'
  return t(`onboarding.signal.${quality}`, { n: Math.round(rssi) })
}
