/** Exercises as a sheet. It leaves the console behind, so it brings its own words. */
import type { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { ExerciseView } from '../contract/exercises.ts'
import { wallClock } from '../core/reports/period-view.ts'

type Row = (exercise: ExerciseView) => string | number
type Sheet = { language: 'vi' | 'en'; separator: string; timeZone: string }

const ENDS = {
  vi: { closed: 'Đã xong', over: 'Hết giờ', real: 'Có báo động thật', 'called-off': 'Đã hủy', rang: 'Đang diễn tập', planned: 'Chưa tới' },
  en: { closed: 'Done', over: 'Time over', real: 'A real alarm came', 'called-off': 'Called off', rang: 'Under way', planned: 'To come' },
} as const
const YES = { vi: 'có', en: 'yes' } as const

export function exerciseSheet(exercises: readonly ExerciseView[], { language, separator, timeZone }: Sheet): Readable {
  const time = (at: string | undefined) => (at === undefined ? '' : wallClock(Date.parse(at), timeZone))
  const yes = (is: boolean | undefined) => (is ? YES[language] : '')
  const seconds = (value: number | null | undefined) => (typeof value === 'number' ? Math.round(value) : '')
  const columns: [vi: string, en: string, row: Row][] = [
    ['Số hiệu', 'Code', ({ site }) => site.code],
    ['Cơ sở', 'Site', ({ site }) => site.name],
    ['Trạm chủ', 'Home station', ({ station }) => station?.name ?? ''],
    ['Bắt đầu', 'From', ({ from }) => time(from)],
    ['Kết thúc', 'Until', ({ until }) => time(until)],
    ['Lý do', 'Reason', ({ reason }) => reason],
    ['Người lập', 'Planned by', ({ by }) => by.name],
    ['Báo trước', 'Announced', ({ announced }) => yes(announced)],
    ['Tình trạng', 'State', ({ end, state }) => ENDS[language][end?.why ?? (state === 'planned' ? 'planned' : 'rang')]],
    ['Bắt đầu từ trang', 'Begun from the page', ({ rungBy }) => yes(!!rungBy)],
    ['Lúc bấm', 'Pressed at', ({ score }) => time(score?.openedAt)],
    ['Hiện sau (giây)', 'Shown after (s)', ({ score }) => seconds(score?.times.shown)],
    ['Tiếp nhận sau (giây)', 'Acknowledged after (s)', ({ score }) => seconds(score?.times.acknowledged)],
    ['Điều động sau (giây)', 'Dispatched after (s)', ({ score }) => seconds(score?.times.dispatched)],
    ['Đến nơi sau (giây)', 'On scene after (s)', ({ score }) => seconds(score?.times.onScene)],
    ['Kết thúc sau (giây)', 'Closed after (s)', ({ score }) => seconds(score?.times.closed)],
    ['Máy đã hiện', 'Phones that showed it', ({ score }) => score?.phones.shown ?? ''],
    ['Máy đã gọi', 'Phones called', ({ score }) => score?.phones.told ?? ''],
    ['Phải gọi trạm bạn', 'A neighbour was called', ({ score }) => yes(score?.neighbour)],
  ]
  const rows = exercises.map((exercise) => columns.map(([, , row]) => row(exercise)))
  const heads = columns.map(([vi, en]) => (language === 'vi' ? vi : en))
  return stringify([heads, ...rows], { bom: true, delimiter: separator, escape_formulas: true, record_delimiter: 'windows' })
}
