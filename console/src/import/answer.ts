import type { Site } from '../../../hub/contract/resources.ts'
import type { RowRemark } from '../../../hub/contract/sheet.ts'

/** `POST /sites/import` */
export type Answer = {
  dryRun: boolean
  created: number
  updated: number
  unchanged: number
  items: Partial<Site>[]
  /** In the order of `items`. */
  rows: { row: number; does: 'new' | 'changed' | 'unchanged'; fields: string[] }[]
  warnings: RowRemark[]
  ignored: string[]
}
