import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Trouble } from '../look/trouble.tsx'

type Column<Row> = { head: string; cell: (row: Row) => ReactNode }
type Props<Row> = {
  rows: readonly Row[] | undefined
  error: unknown
  columns: readonly Column<Row>[]
  /** What a search looks through. */
  text: (row: Row) => string
  keyOf: (row: Row) => string
  add?: { words: string; open: () => void }
}

/** One table for everything an office lists: searched by typing, counted, and the new one button away. */
export function Listing<Row>({ rows, error, columns, text, keyOf, add }: Props<Row>) {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState('')
  const shown = rows?.filter((row) => text(row).toLocaleLowerCase('vi').includes(wanted.trim().toLocaleLowerCase('vi')))
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
        <span role="status">{shown ? t('admin.count', { count: shown.length }) : t('common.loading')}</span>
        <span className="bar-space" />
        {add && <Button onClick={add.open}>{add.words}</Button>}
      </div>
      <Trouble error={error} />
      {shown?.length === 0 && <p>{t('admin.empty')}</p>}
      {shown && shown.length > 0 && (
        <div className="sheet">
          <table>
            <thead>
              <tr>
                {columns.map(({ head }) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={keyOf(row)}>
                  {columns.map(({ head, cell }) => (
                    <td key={head} data-head={head}>
                      {cell(row)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
