import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ShopView } from '../../../hub/contract/shop.ts'
import { Trouble } from '../look/trouble.tsx'
import { day, shortTime } from '../time/format.ts'
import { useLabels } from './positions.ts'
import * as queries from './queries.ts'
import { buttonName } from './words.ts'

/** Who tested which button, when, and what came of it. */
export function Record({ shop }: { shop: ShopView }) {
  const { t } = useTranslation()
  const { data, error } = useQuery(queries.tests(shop.id))
  const labels = useLabels(shop.id)
  return (
    <>
      <h2>{t('shop.record.title')}</h2>
      <p className="aside">{t('shop.record.lead')}</p>
      <Trouble error={error} />
      {data?.length === 0 && <p className="note">{t('shop.record.none')}</p>}
      <ul>
        {data?.map(({ at, button, by, result }) => (
          <li className="row" key={`${at} ${button.id}`}>
            <span>
              <b>{buttonName(button, labels, t)}</b>
              <small>
                {[`${day(at)} ${shortTime(at)}`, by ? t('shop.record.by', { name: by.name }) : t('shop.record.byButton')].join(' · ')}
              </small>
            </span>
            <span data-tone={result === 'received' ? 'proof' : 'waits'}>{t(`shop.record.results.${result}`)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
