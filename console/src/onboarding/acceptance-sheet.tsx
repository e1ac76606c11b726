import { useQuery } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Acceptance, ButtonProof } from '../../../hub/contract/onboarding.ts'
import * as queries from '../api/queries.ts'
import { Paper, Signatures } from '../look/paper.tsx'
import { clockTime, day } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'
import { distanceText } from './distance-text.ts'
import { isMake } from './makes.ts'
import { signalText } from './signal-text.ts'

const RULES = ['press', 'silent', 'mistake', 'monthly', 'offline', 'contacts'] as const

/** BIÊN BẢN BÀN GIAO: what was proven to whom, and what a press will do from now on. */
export function AcceptanceSheet({ sheet }: { sheet: Acceptance }) {
  const { t } = useTranslation()
  const hub = useQuery(queries.session).data?.hub.name
  const now = useNow()
  const { site, station, distance, contacts, buttons, proven, lamp, handedOverAt, by, reason } = sheet
  return (
    <Paper title={t('onboarding.sheet.title')} official office={station?.name ?? hub ?? ''} at={handedOverAt ?? now}>
      {!handedOverAt && <p className="sheet-draft">{t('onboarding.sheet.draft')}</p>}
      <table className="sheet-facts">
        <tbody>
          <Fact name={t('onboarding.sheet.site')}>{`${site.name} (${t(`siteKind.${site.kind}`)})`}</Fact>
          <Fact name={t('onboarding.code')}>{site.code}</Fact>
          <Fact name={t('onboarding.address')}>{site.address}</Fact>
          <Fact name={t('onboarding.place')}>{`${site.location.lat.toFixed(5)}, ${site.location.lon.toFixed(5)}`}</Fact>
          {station && (
            <Fact name={t('onboarding.stationHome')}>
              {distance === undefined ? station.name : `${station.name} (${distanceText(distance, t)})`}
            </Fact>
          )}
          <Fact name={t('onboarding.step.contacts')}>{t('onboarding.sheet.contacts', contacts)}</Fact>
          <Fact name={t('onboarding.lamp')}>{t(`onboarding.lampMode.${lamp}`)}</Fact>
        </tbody>
      </table>
      <h3>{t('onboarding.sheet.buttons', { n: proven, of: buttons.length })}</h3>
      <div className="sheet-scroll">
        <table>
          <thead>
            <tr>
              {(['number', 'label', 'make', 'firstHeard', 'pressed', 'signal', 'batteryHead', 'lampHead'] as const).map((head) => (
                <th key={head} scope="col">
                  {t(`onboarding.sheet.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {buttons.map((button, at) => (
              <ProofRow key={button.id} button={button} number={at + 1} />
            ))}
          </tbody>
        </table>
      </div>
      {reason && <p>{t('onboarding.sheet.reason', { reason })}</p>}
      <h3>{t('onboarding.sheet.rules')}</h3>
      <ol className="sheet-rules">
        {RULES.map((rule) => (
          <li key={rule}>{t(`onboarding.sheet.rule.${rule}`)}</li>
        ))}
      </ol>
      <Signatures
        parties={[
          { role: t('onboarding.sheet.party.shop') },
          { role: t('onboarding.sheet.party.installer'), ...(by && { name: by.name }) },
          { role: t('onboarding.sheet.party.police') },
        ]}
      />
    </Paper>
  )
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </tr>
  )
}

const moment = (at: string | undefined, t: TFunction) => (at ? `${clockTime(at)} ${day(at)}` : t('onboarding.sheet.no'))

function ProofRow({
  button: { label, profile, firstHeardAt, provenAt, rssi, battery, lamp },
  number,
}: {
  button: ButtonProof
  number: number
}) {
  const { t } = useTranslation()
  return (
    <tr>
      <td>{number}</td>
      <td>{label}</td>
      <td>{isMake(profile) ? t(`onboarding.makes.${profile}`) : (profile ?? '–')}</td>
      <td>{moment(firstHeardAt, t)}</td>
      <td>{moment(provenAt, t)}</td>
      <td>{rssi === undefined ? '–' : signalText(rssi, t)}</td>
      <td>{battery === undefined ? '–' : `${Math.round(battery)}\u00a0%`}</td>
      <td>{lamp ? t(lamp.lit ? 'onboarding.lampYes' : 'onboarding.lampNo') : '–'}</td>
    </tr>
  )
}
