import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ButtonState } from '../../../hub/contract/views.ts'
import type { DeviceSays } from '../api/types.ts'
import { duration } from '../time/duration.ts'
import { timeOrDay } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import type { Fact } from './facts.tsx'

const LOW = 20

export function StateWords({ state }: { state: ButtonState }) {
  const { t } = useTranslation()
  return <span data-tone={state === 'online' ? 'proof' : state === 'retired' ? undefined : 'waits'}>{t(`buttonState.${state}`)}</span>
}

/** How long ago is what one judges a silence by; the time of day stands beside it. */
export function Heard({ at }: { at: string | undefined }) {
  const { t } = useTranslation()
  const now = useNow()
  return at ? <span title={timeOrDay(at, now)}>{t('devices.ago', { time: duration(now - Date.parse(at), t) })}</span> : t('devices.never')
}

/** A month and a year, as in 03/2027: the day of an estimate would promise too much. */
export const monthOfYear = (day: string): string => `${day.slice(5, 7)}/${day.slice(0, 4)}`

export function Battery({ percent, replaceBy }: { percent: number | undefined; replaceBy?: string | undefined }) {
  const { t } = useTranslation()
  if (percent === undefined) return '–'
  return (
    <span data-tone={percent <= LOW ? 'waits' : undefined}>
      {`${Math.round(percent)} %`}
      {replaceBy && <small>{t('devices.replaceBy', { month: monthOfYear(replaceBy) })}</small>}
    </span>
  )
}

/** dBm says nothing to a shopkeeper; as devices and phones judge it, beside the figure. */
export function signalWords(rssi: number, t: TFunction): string {
  const word = rssi >= -65 ? 'strong' : rssi >= -80 ? 'fair' : 'weak'
  return `${t(`devices.signalWords.${word}`)} (${Math.round(rssi)} dBm)`
}

/** What a device told of itself, line by line; what it never told is left out. */
export function deviceFacts(device: DeviceSays, now: number, t: TFunction): Fact[] {
  const { lastHeardAt, battery, rssi, firmware, upSince, tamper, lowBattery } = device
  return [
    {
      name: t('devices.lastHeard'),
      value: lastHeardAt ? <Heard at={lastHeardAt} /> : t('devices.never'),
      tone: lastHeardAt ? undefined : 'waits',
    },
    ...(battery === undefined ? [] : [{ name: t('devices.battery'), value: <Battery percent={battery} /> }]),
    ...(lowBattery ? [{ name: t('devices.battery'), value: t('devices.batteryWeak'), tone: 'waits' as const }] : []),
    ...(rssi === undefined
      ? []
      : [{ name: t('devices.signal'), value: signalWords(rssi, t), tone: rssi < -80 ? ('waits' as const) : undefined }]),
    ...(firmware === undefined ? [] : [{ name: t('devices.firmware'), value: firmware }]),
    ...(upSince === undefined ? [] : [{ name: t('devices.upSince'), value: timeOrDay(upSince, now) }]),
    ...(tamper === undefined
      ? []
      : [
          {
            name: t('devices.tamper'),
            value: tamper ? t('devices.tamperOpen') : t('devices.tamperClosed'),
            tone: tamper ? ('waits' as const) : undefined,
          },
        ]),
  ]
}
