import type { ReactNode } from 'react'

/** @property short a word or a number: it stays on one line and leaves the room to the others */
export type Column<Row> = { head: string; cell: (row: Row) => ReactNode; short?: boolean }
type Props<Row> = { rows: readonly Row[]; columns: readonly Column<Row>[]; keyOf: (row: Row) => string }

/** A table on a desk; on a phone each row is a card that names its cells. */
export function Table<Row>({ rows, columns, keyOf }: Props<Row>) {
  if (rows.length === 0) return null
  return (
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
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ head, cell, short }) => (
                <td key={head} data-head={head} data-short={short}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
