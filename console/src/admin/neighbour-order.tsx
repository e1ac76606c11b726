import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Station } from '../../../hub/contract/resources.ts'
import { Trouble } from '../look/trouble.tsx'
import { Card } from './card.tsx'
import { moved } from './moved.ts'
import { Saved } from './saved.tsx'

type Props = {
  station: Station
  stations: readonly Station[]
  order: readonly string[]
  onChange: (order: readonly string[]) => void
  saved: boolean
  error: unknown
}

/** Who is called first, second, third: dragged by a mouse, or moved by buttons that every keyboard and thumb can reach. */
export function NeighbourOrder({ station, stations, order, onChange, saved, error }: Props) {
  const { t } = useTranslation()
  const [dragged, setDragged] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  const nameOf = (id: string) => stations.find((each) => each.id === id)?.name ?? id
  const move = (from: number, to: number) => {
    const next = moved(order, from, to)
    setSaid(t('stations.moved', { name: nameOf(order[from] ?? ''), n: to + 1 }))
    onChange(next)
  }
  const others = stations.filter(({ id }) => id !== station.id && !order.includes(id))
  return (
    <Card title={t('stations.order')} lead={t('stations.orderLead')}>
      {order.length === 0 && <p>{t('stations.orderEmpty')}</p>}
      <ol className="order">
        {order.map((id, at) => (
          <li
            key={id}
            draggable
            data-dragged={dragged === at || undefined}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move'
              setDragged(at)
            }}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              event.preventDefault()
              if (dragged !== null && dragged !== at) move(dragged, at)
              setDragged(null)
            }}
          >
            <b className="order-n">{at + 1}</b>
            <span className="order-name">{nameOf(id)}</span>
            <button
              type="button"
              className="plain"
              disabled={at === 0}
              aria-label={t('stations.up', { name: nameOf(id) })}
              onClick={() => move(at, at - 1)}
            >
              ↑
            </button>
            <button
              type="button"
              className="plain"
              disabled={at === order.length - 1}
              aria-label={t('stations.down', { name: nameOf(id) })}
              onClick={() => move(at, at + 1)}
            >
              ↓
            </button>
            <button
              type="button"
              className="plain"
              aria-label={t('stations.remove', { name: nameOf(id) })}
              onClick={() => onChange(order.filter((each) => each !== id))}
            >
              ✕
            </button>
          </li>
        ))}
      </ol>
      <p className="unseen" role="status">
        {said}
      </p>
      {others.length > 0 && (
        <label className="field">
          {t('stations.addNeighbour')}
          <select value="" onChange={(event) => onChange([...order, event.currentTarget.value])}>
            <option value="">{t('stations.choose')}</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <Trouble error={error} />
      <Saved show={saved} words={t('stations.orderSaved')} />
    </Card>
  )
}
