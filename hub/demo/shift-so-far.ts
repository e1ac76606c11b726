/** The demo begins in the middle of a day: somebody was on duty before, left a note, and one patrol's phone cannot be woken. */
import type { PersonId, StationId } from '../contract/ids.ts'
import type { Command } from '../core/commands.ts'
import type { Desk } from '../desk/types.ts'
import type { SampleCommune } from './sample-commune.ts'

const MINUTE_MS = 60_000

/** @param now ms since 1970 */
export async function beginTheDay(desk: Pick<Desk, 'submit'>, { stations, people, buttons }: SampleCommune, now: number): Promise<void> {
  const before = (minutes: number) => now - minutes * MINUTE_MS
  const officer = people.get('truc-ban-2') as PersonId
  const patrol = people.get('tuan-tra-3') as PersonId
  const on = (person: PersonId, role: 'officer' | 'patrol', station: StationId, minutes: number): Command => ({
    ...{ type: 'SignOn', at: before(minutes), person, role, station },
  })
  const stuck = buttons.find(({ site }) => site.code === 'KH-21')
  const story: Command[] = [
    on(officer, 'officer', stations.home, 500),
    { type: 'CheckSiren', at: before(499), person: officer, heard: true },
    {
      ...{ type: 'NoteShift', at: before(210), person: officer },
      text: 'Kiểm tra cùng Hiệp Thạnh: đường dây nóng giữa hai xã thông suốt.',
    },
    on(patrol, 'patrol', stations.home, 95),
    ...(stuck
      ? [
          {
            ...{ type: 'BypassButton' as const, at: before(50), button: stuck.button.id, site: stuck.site.id, by: officer, minutes: 180 },
            reason: 'Nút kẹt, thợ hẹn đến trong chiều',
          },
        ]
      : []),
    {
      ...{ type: 'HandOverShift', at: before(20), person: officer },
      text: 'QTDND Liên Hiệp: nút quầy bị kẹt, đã tạm tách chờ thợ. Tổ 3 đang đổi điện thoại, gọi qua bộ đàm. Tiệm vàng Kim Hoa hôm nay đóng cửa lúc 18 giờ.',
    },
  ]
  for (const command of story) {
    const answer = await desk.submit(command)
    if (!answer.ok) throw new Error(`the demo's day does not begin: ${command.type} was refused as ${answer.refusal.refused}`)
  }
}
