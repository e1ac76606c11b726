/**
 * The 32 sites of the demo. Every name, number and challenge word is invented; streets and distances are those of a
 * small town, 0.2 to 6 km from its station.
 */
import type { NewSite } from '../contract/resources.ts'

/** code | kind | name | address | lat lon | outside contact, role | challenge | buttons | lamp | notes */
const TABLE = `
KH-01 | gold-shop | Tiệm vàng Ngọc Hà | 8 Thống Nhất | 11.7397 108.3736 | Chị Hà, chủ tiệm | suối Tía | 2 | on | Mặt tiền kính, nhìn rõ từ vỉa hè đối diện.
KH-02 | bank | NH Nông nghiệp — CN Đức Trọng | 172 Thống Nhất | 11.7388 108.3761 | Anh Quốc, giám đốc | đồi Gió | 3 | on | Bảo vệ trực ngoài cửa đến 17:00. Kho tiền ở tầng hầm.
KH-03 | bank | NH Công thương — PGD Liên Nghĩa | 231 Quốc lộ 20 | 11.7419 108.3707 | Chị Thảo, trưởng phòng | lá thông | 2 | on |
KH-04 | gold-shop | Tiệm vàng Phú Quý | 45 Trần Hưng Đạo | 11.7366 108.3769 | Anh Phú, chủ tiệm | bến đò cũ | 3 | on | Gia đình ở tầng trên, có hai cháu nhỏ.
KH-05 | credit-fund | QTDND Liên Nghĩa | 19 Nguyễn Văn Linh | 11.7329 108.3711 | Bác Lộc, chủ tịch | hồ Nam Sơn | 2 | on |
KH-06 | bank | NH Ngoại thương — PGD Đức Trọng | 88 Lê Hồng Phong | 11.7414 108.3670 | Anh Việt, trưởng phòng | nắng sớm | 1 | on |
KH-07 | gold-shop | Tiệm vàng Kim Hoa | 12 Trần Hưng Đạo | 11.7339 108.3772 | Anh Tâm, quản lý | sông Đa Nhim | 2 | on | Cửa sau ra hẻm 14. 4 nhân viên ca chiều. Két ở tầng 1 bên trái.
KH-08 | gold-shop | Tiệm vàng Kim Thành | 5 Chợ Liên Nghĩa | 11.7376 108.3780 | Chị Thành, chủ tiệm | mưa tháng sáu | 1 | discreet | Trong chợ, xe không vào được: đi bộ từ cổng số 2.
KH-09 | bank | NH Đầu tư — PGD Liên Nghĩa | 310 Quốc lộ 20 | 11.7460 108.3716 | Anh Khải, trưởng phòng | cầu gỗ | 2 | on |
KH-10 | credit-fund | QTDND Phú Hội | 64 Phú Thịnh, Phú Hội | 11.7120 108.3707 | Bác Sáu, giám đốc | vườn hồng | 1 | on | Cách trụ sở thôn 50 m, hỏi bác bảo vệ Tư.
KH-11 | gold-shop | Tiệm vàng Hồng Phát | 27 Phan Đình Phùng | 11.7358 108.3670 | Anh Phát, chủ tiệm | trăng rằm | 1 | on |
KH-12 | gold-shop | Tiệm vàng Minh Châu | 141 Hoàng Văn Thụ | 11.7397 108.3630 | Chị Châu, chủ tiệm | hạt cà phê | 2 | off | Chủ tiệm xin tắt đèn báo ở quầy.
KH-13 | bank | NH Chính sách — PGD Đức Trọng | 3 Lý Tự Trọng | 11.7320 108.3668 | Chị Diệu, phó giám đốc | đường tàu cũ | 1 | on |
KH-14 | bank | NH Sài Gòn Xanh — PGD Liên Nghĩa | 256 Thống Nhất | 11.7416 108.3794 | Anh Huy, trưởng phòng | gió bấc | 1 | on |
KH-15 | gold-shop | Tiệm vàng Tân Tiến | 78 Nguyễn Trãi | 11.7279 108.3768 | Anh Tiến, chủ tiệm | mùa dã quỳ | 1 | on | Hẻm cụt phía sau, cổng sắt khóa ngoài.
KH-16 | credit-fund | QTDND Tân Hội | 22 Tân Trung, Tân Hội | 11.7310 108.3221 | Cô Nhạn, giám đốc | ruộng bậc thang | 2 | on | Đường đất vào mùa mưa, đi lối cầu Tân Phú.
KH-17 | bank | NH Nông nghiệp — PGD số 3 | 17 Quốc lộ 20, Ninh Gia | 11.6911 108.3476 | Anh Nghĩa, trưởng phòng | thác Gougah | 2 | on |
KH-18 | gold-shop | Tiệm vàng Bảo Tín Đức Trọng | 60 Trần Phú | 11.7449 108.3789 | Chị Tín, chủ tiệm | áo len | 1 | discreet |
KH-19 | gold-shop | Tiệm vàng Kim Long | 9 Hai Bà Trưng | 11.7496 108.3740 | Anh Long, chủ tiệm | hoa ban | 1 | on |
KH-20 | bank | NH Phương Đông Cao Nguyên | 402 Quốc lộ 20 | 11.7519 108.3692 | Chị Yến, trưởng phòng | sương mù | 1 | on |
KH-21 | credit-fund | QTDND Liên Hiệp | 115 Gần, Liên Hiệp | 11.7560 108.3564 | Bác Tường, chủ tịch | nhà kính | 1 | on |
KH-22 | gold-shop | Tiệm vàng Thanh Bình | 33 An Phước, Liên Hiệp | 11.7600 108.3555 | Anh Bình, chủ tiệm | cây đa | 1 | on | Nhà hàng xóm số 35 có camera nhìn sang.
KH-23 | bank | NH Nông nghiệp — PGD Sân bay | 1 Đường Sân bay Liên Khương | 11.7583 108.3655 | Anh Dũng, trưởng phòng | đường băng | 1 | on | Ngoài giờ bay cổng số 1 khóa, gọi tổ an ninh sân bay.
KH-24 | gold-shop | Tiệm vàng Kim Liên | 54 Phú An, Phú Hội | 11.7176 108.3767 | Chị Liên, chủ tiệm | giếng nước | 1 | on |
KH-25 | gold-shop | Tiệm vàng Hoàng Gia | 7 Bùi Thị Xuân | 11.7313 108.3849 | Anh Gia, chủ tiệm | tiếng ve | 1 | on |
KH-26 | credit-fund | QTDND Bình Thạnh | 48 Thanh Bình, Bình Thạnh | 11.7521 108.3333 | Cô Sương, giám đốc | nhà thờ đá | 1 | on |
KH-27 | bank | NH Công thương — PGD Chợ | 2 Chợ Liên Nghĩa | 11.7370 108.3786 | Chị Ngân, trưởng phòng | bánh tráng | 2 | on | Cửa cuốn đóng lúc 17:00, lối thoát ra bãi xe chợ.
KH-28 | gold-shop | Tiệm vàng Mỹ Ngọc | 208 Quốc lộ 20, Phú Hội | 11.7056 108.3742 | Chị Mỹ, chủ tiệm | ghế đá | 1 | on |
KH-29 | gold-shop | Tiệm vàng Đại Phát | 15 Finôm | 11.7506 108.3873 | Anh Đại, chủ tiệm | ngã ba | 1 | on | Gần ranh xã Hiệp Thạnh: hai trụ sở cùng đến.
KH-30 | bank | NH Nông nghiệp — PGD Finôm | 71 Quốc lộ 27, Finôm | 11.7478 108.3873 | Anh Sơn, trưởng phòng | xe đò | 2 | on | Gần ranh xã Hiệp Thạnh: hai trụ sở cùng đến.
KH-31 | other | Trạm xăng dầu Liên Nghĩa | 388 Quốc lộ 20 | 11.7558 108.3704 | Anh Cường, cửa hàng trưởng | đèn vàng | 1 | discreet | Chất dễ cháy: không hút thuốc, không nổ súng.
KH-32 | other | Bưu cục Đức Trọng | 1 Thống Nhất | 11.7407 108.3735 | Chị Vân, trưởng bưu cục | con tem | 1 | off |
`

const BANK_HOURS = [{ days: [1, 2, 3, 4, 5], open: '07:30', close: '16:30' }]
const SHOP_HOURS = [{ days: [1, 2, 3, 4, 5, 6, 7], open: '07:00', close: '19:00' }]

/** Where the buttons of a site hang, in this order. */
const LABELS = ['Quầy 1 (dưới mặt bàn)', 'Phòng két', 'Quầy 2']

export type SampleSite = { site: NewSite & { code: string }; labels: string[] }

/** In service from the start: nobody fits out a demo for seven days. */
export const sampleSites: readonly SampleSite[] = TABLE.trim()
  .split('\n')
  .map((line, index) => {
    const [code = '', kind = '', name = '', address = '', place = '', who = '', challenge = '', buttons = '', lamp = '', notes = ''] = line
      .split('|')
      .map((cell) => cell.trim())
    const [lat, lon] = place.split(' ').map(Number) as [number, number]
    const [person = '', role = ''] = who.split(', ')
    const number = String(index + 1).padStart(2, '0')
    const site = {
      code,
      name,
      kind: kind as NewSite['kind'],
      address,
      location: { lat, lon },
      contacts: [
        { name: person, phone: `0900 000 0${number}`, role, where: 'outside' as const, challenge },
        { name: 'Quầy giao dịch', phone: `0263 000 2${number}`, role: 'điện thoại quầy', where: 'inside' as const },
      ],
      hours: kind === 'gold-shop' ? SHOP_HOURS : BANK_HOURS,
      lamp: lamp as 'off' | 'discreet' | 'on',
      ...(notes !== '' && { notes }),
      service: 'in-service' as const,
    }
    return { site, labels: LABELS.slice(0, Number(buttons)) }
  })
