import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ToldExercises } from '../../../hub/contract/exercises.ts'
import { call } from '../api/call.ts'
import { day, shortTime } from '../time/format.ts'
import { useNow } from '../time/use-now.ts'

const told = {
  queryKey: ['exercises', 'told'],
  queryFn: () => call<ToldExercises>('GET', '/exercises/told'),
  refetchInterval: 60_000,
}

/** For the manager, until it begins: from then on somebody else may be reading, and the page is as on any other day. */
export function ToldExercise({ site }: { site: string }) {
  const { t } = useTranslation()
  const now = useNow()
  const { data } = useQuery(told)
  const planned = data?.items.filter((each) => each.site.id === site && Date.parse(each.from) > now) ?? []
  return planned.map(({ from, until, number }) => (
    <p key={from} className="note">
      {t('shop.exercise', {
        day: day(from),
        from: shortTime(from),
        until: shortTime(until),
        button: number === undefined ? t('shop.exerciseAny') : t('shop.button', { n: number }).toLocaleLowerCase(),
      })}
    </p>
  ))
}
