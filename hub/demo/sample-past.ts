/**
 * Twelve weeks of a commune's work, so that history and reports have something to tell. Every incident is invented. Seconds are
 * counted from the press; an empty cell is a step that was not taken. What has no answer is a test press that ended by itself.
 */

/** weeks ago, weekday, time | code | button | kind and what was special | shown | acknowledged | dispatched | arrived | closed | as | note */
const TABLE = `
12 Mon 08:10 | KH-01 | 1 | test           |     |    |     |     |      |             |
12 Mon 08:45 | KH-03 | 1 | test           |     |    |     |     |      |             |
12 Tue 09:42 | KH-11 | 1 | holdup         | 2.1 | 24 | 71  | 512 | 1500 | false-alarm | Nhân viên mới lau bàn chạm phải nút. Đã nhắc.
12 Wed 15:20 | KH-07 | 1 | holdup         | 1.8 | 19 | 64  | 388 | 1320 | false-alarm | Trẻ nhỏ theo mẹ vào quầy bấm phải nút.
12 Sat 17:05 | KH-15 | 1 | holdup         | 1.6 | 31 | 88  | 431 | 2700 | disturbance | Hai nhóm thanh niên cãi nhau trước cửa tiệm, đã giải tán.
11 Mon 08:05 | KH-05 | 1 | test           |     |    |     |     |      |             |
11 Mon 08:40 | KH-06 | 1 | test           |     |    |     |     |      |             |
11 Tue 10:16 | KH-09 | 2 | holdup         | 1.4 | 12 | 95  | 540 | 2100 | fault       | Nút ở phòng két bị ẩm, tự kích. Đã thay nút.
11 Thu 14:48 | KH-04 | 1 | holdup         | 1.9 | 17 | 49  | 301 | 1260 | false-alarm | Chủ tiệm dọn két chạm nút.
11 Sun 16:30 | KH-22 | 1 | holdup         | 2.4 | 47 | 120 | 618 | 3300 | theft       | Kẻ gian giật một nhẫn vàng rồi chạy bộ, đã có ảnh camera.
10 Mon 08:15 | KH-10 | 1 | test           |     |    |     |     |      |             |
10 Mon 09:05 | KH-12 | 2 | test           |     |    |     |     |      |             |
10 Wed 09:30 | KH-13 | 1 | holdup         | 1.3 | 9  | 40  | 355 | 900  | drill       | Diễn tập quý III, có báo trước cho trực ban.
10 Thu 16:10 | KH-18 | 1 | holdup         | 1.7 | 14 | 58  | 402 | 1440 | false-alarm | Khách tựa tay vào mép quầy.
10 Sat 10:55 | KH-31 | 1 | fire           | 1.5 | 8  | 26  | 340 | 4200 | fire        | Cháy thùng rác sau trạm xăng, dập tắt tại chỗ.
9 Mon 08:20  | KH-14 | 1 | test           |     |    |     |     |      |             |
9 Mon 08:55  | KH-16 | 1 | test           |     |    |     |     |      |             |
9 Tue 15:36  | KH-07 | 2 | holdup mistake | 1.2 | 11 | 44  | 362 | 1080 | false-alarm | Bấm nhầm khi tìm chìa khóa két.
9 Wed 11:02  | KH-30 | 1 | holdup         | 1.8 | 16 | 52  | 288 | 1800 | disturbance | Khách to tiếng về khoản vay, không có vũ khí.
9 Fri 14:22  | KH-26 | 1 | holdup         | 2.2 | 22 | 81  | 702 | 2400 | fault       | Mất điện chập chờn, bộ phát gửi tin lặp.
8 Mon 08:12  | KH-19 | 1 | test           |     |    |     |     |      |             |
8 Mon 08:50  | KH-20 | 1 | test           |     |    |     |     |      |             |
8 Thu 09:18  | KH-08 | 1 | holdup         | 1.1 | 10 | 38  | 246 | 1200 | false-alarm | Hàng bên cạnh mượn quầy, bấm phải nút.
8 Fri 19:40  | KH-25 | 1 | holdup again   | 1.9 | 26 | 70  | 415 | 5400 | robbery     | Hai đối tượng đi xe máy dùng búa đập tủ kính, đã bắt giữ một.
8 Sun 15:10  | KH-24 | 1 | holdup         | 1.5 | 13 | 51  | 498 | 1500 | other       | Chủ tiệm gọi vì người lạ rình ngoài cửa, kiểm tra không có gì.
7 Mon 08:08  | KH-21 | 1 | test           |     |    |     |     |      |             |
7 Mon 08:45  | KH-22 | 1 | test           |     |    |     |     |      |             |
7 Wed 10:05  | KH-06 | 1 | holdup         | 1.4 | 9  | 36  | 275 | 1140 | false-alarm | Thử ghế mới, đầu gối chạm nút.
7 Thu 17:25  | KH-29 | 1 | holdup         | 1.6 | 18 | 60  | 330 | 1620 | disturbance | Người say đập cửa, đã mời về trụ sở.
6 Mon 08:18  | KH-24 | 1 | test           |     |    |     |     |      |             |
6 Mon 08:52  | KH-25 | 1 | test           |     |    |     |     |      |             |
6 Tue 14:35  | KH-16 | 1 | holdup late    | 2.0 | 75 | 130 | 860 | 2100 | false-alarm | Mưa lớn, đường ngập. Trực ban đang xử lý vụ tai nạn.
6 Thu 09:12  | KH-04 | 2 | holdup         | 1.2 | 8  | 33  | 262 | 1020 | false-alarm | Cháu nhỏ ở tầng trên xuống nghịch.
6 Sat 18:20  | KH-28 | 1 | holdup         | 1.7 | 15 | 47  | 590 | 2700 | theft       | Lấy trộm điện thoại của khách, đã lập biên bản.
5 Mon 08:06  | KH-26 | 1 | test           |     |    |     |     |      |             |
5 Mon 08:44  | KH-28 | 1 | test           |     |    |     |     |      |             |
5 Tue 10:40  | KH-17 | 1 | holdup second  | 1.3 | 7  | 30  | 640 | 2400 | disturbance | Khách đòi gặp giám đốc, giữ nhân viên trong phòng.
5 Wed 15:50  | KH-13 | 1 | fire           | 1.4 | 6  | 22  | 310 | 1500 | false-alarm | Khói do hàn mái nhà bên cạnh.
5 Sun 11:15  | KH-01 | 1 | holdup         | 1.1 | 9  | 34  | 190 | 900  | false-alarm | Lau tủ kính chạm nút.
4 Mon 08:14  | KH-29 | 1 | test           |     |    |     |     |      |             |
4 Mon 08:49  | KH-31 | 1 | test           |     |    |     |     |      |             |
4 Thu 16:02  | KH-07 | 1 | holdup         | 1.2 | 7  | 29  | 255 | 1080 | false-alarm | Nhân viên ca chiều tưởng là nút gọi bảo vệ.
4 Fri 10:30  | KH-27 | 2 | holdup         | 1.5 | 10 | 41  | 236 | 1380 | fault       | Dây nút ở phòng két đứt ngầm. Đã thay.
3 Mon 08:11  | KH-32 | 1 | test           |     |    |     |     |      |             |
3 Mon 08:47  | KH-27 | 1 | test           |     |    |     |     |      |             |
3 Tue 09:55  | KH-10 | 1 | holdup         | 1.3 | 8  | 32  | 460 | 1320 | false-alarm | Bàn giao ca bấm nhầm thay vì bấm thử.
3 Thu 18:35  | KH-19 | 1 | holdup         | 1.4 | 12 | 39  | 322 | 2100 | disturbance | Tranh chấp mua bán, hai bên tự hòa giải.
3 Sat 16:45  | KH-12 | 1 | duress         | 1.0 | 5  | 21  | 298 | 3600 | other       | Chủ tiệm bị đòi nợ, ép mở két. Đã mời các bên về trụ sở.
2 Mon 08:09  | KH-15 | 1 | test           |     |    |     |     |      |             |
2 Mon 08:43  | KH-18 | 1 | test           |     |    |     |     |      |             |
2 Wed 10:20  | KH-09 | 1 | holdup         | 1.1 | 6  | 27  | 284 | 1020 | false-alarm | Kỹ thuật viên camera kéo dây chạm nút.
2 Fri 14:15  | KH-05 | 2 | holdup         | 1.3 | 9  | 35  | 270 | 900  | drill       | Diễn tập phối hợp với xã Hiệp Thạnh.
2 Sun 17:50  | KH-11 | 1 | holdup         | 1.2 | 11 | 37  | 301 | 1260 | disturbance | Khách say không chịu rời tiệm.
1 Mon 08:07  | KH-08 | 1 | test           |     |    |     |     |      |             |
1 Mon 08:41  | KH-11 | 1 | test           |     |    |     |     |      |             |
1 Tue 11:08  | KH-14 | 1 | holdup         | 1.2 | 7  | 28  | 243 | 960  | false-alarm | Bảo vệ mới bấm để xem nút có kêu không.
1 Wed 15:15  | KH-03 | 2 | holdup         | 1.4 | 8  | 31  | 219 | 1140 | fault       | Pin nút phồng, tự kích. Đã thay pin.
1 Fri 09:33  | KH-21 | 1 | holdup         | 1.1 | 6  | 26  | 402 | 1500 | disturbance | Người vay nợ gây sự tại quầy, đã nhắc nhở.
1 Sat 17:40  | KH-18 | 1 | holdup         | 1.0 | 5  | 24  | 233 | 1080 | theft       | Đổi tráo dây chuyền giả, tạm giữ một người.
`
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

export type SampleIncident = {
  /** Days from the Monday of this week; all are before it. */
  day: number
  /** 09:42 */
  time: string
  code: string
  /** Which of the site's, from 0. */
  button: number
  kind: 'holdup' | 'fire' | 'duress' | 'test'
  /** late: it came twelve minutes after it was pressed. again, second: pressed again, with the same button or the site's other one. */
  extra: '' | 'late' | 'again' | 'second' | 'mistake'
  /** Seconds from the press; null: a test press. */
  answer: {
    shown: number
    acknowledged: number
    dispatched: number
    arrived: number
    closed: number
    disposition: string
    note: string
  } | null
}

export const samplePast: readonly SampleIncident[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [when = '', code = '', button = '', kind = '', shown, acknowledged, dispatched, arrived, closed, disposition = '', note = ''] =
      line.split('|').map((cell) => cell.trim())
    const [weeks, weekday = '', time = ''] = when.split(' ')
    const [what = '', extra = ''] = kind.split(' ')
    const [s, a, d, o, c] = [shown, acknowledged, dispatched, arrived, closed].map(Number) as [number, number, number, number, number]
    return {
      day: WEEKDAYS.indexOf(weekday) - 7 * Number(weeks),
      ...{ time, code, button: Number(button) - 1, kind: what as SampleIncident['kind'], extra: extra as SampleIncident['extra'] },
      answer: disposition === '' ? null : { shown: s, acknowledged: a, dispatched: d, arrived: o, closed: c, disposition, note },
    }
  })
