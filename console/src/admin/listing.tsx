import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { plainText } from '../look/plain-text.ts'
import { Trouble } from '../look/trouble.tsx'
import { type Column, Table } from './table.tsx'

type Props<Row> = {
  rows: readonly Row[] | undefined
  error: unknown
  columns: readonly Column<Row>[]
  /** What a search looks through. */
  text: (row: Row) => string
  keyOf: (row: Row) => string
  add?: { words: string; open: () => void }
  /** Other ways to narrow it, beside the search. */
  children?: ReactNode
}

/** One table for everything an office lists: searched by typing, counted, and the new one button away. */
export function Listing<Row>({ rows, error, columns, text, keyOf, add, children }: Props<Row>) {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState('')
  const shown = rows?.filter((row) => plainText(text(row)).includes(plainText(wanted)))
  return (
    <>
      <div className="tools">
        <input
          type="search"
          aria-label={t('admin.search')}
          placeholder={t('admin.search')}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        {children}
        <span role="status">{shown ? t('admin.count', { count: shown.length }) : t('common.loading')}</span>
        <span className="bar-space" />
        {add && <Button onClick={add.open}>{add.words}</Button>}
      </div>
      <Trouble error={error} />
      {shown?.length === 0 && <p>{t('admin.empty')}</p>}
      <Table rows={shown ?? []} columns={columns} keyOf={keyOf} />
    </>
  )
}
