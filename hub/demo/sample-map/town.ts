/**
 * A drawing of the demo's town: streets through its invented shops, a lake, a river, an airfield. It is not the real place, and
 * the map says so; names are spelt as a map of Viet Nam spells them, so that every diacritic is seen.
 */
type Place = readonly [lat: number, lon: number]
export type Drawn = {
  layer: 'roads' | 'water' | 'landuse' | 'places'
  shape: 'point' | 'line' | 'area'
  tags: Record<string, string | number>
  /** From this zoom on. */
  from: number
  at: Place[]
}

/** layer | shape | kind | detail | from zoom | name | lat lon, lat lon, … */
const TABLE = `
roads | line | major_road | trunk | 8 | Quốc lộ 20 | 11.790 108.412, 11.772 108.398, 11.7625 108.383, 11.7585 108.3735, 11.7558 108.3704, 11.7519 108.3692, 11.7460 108.3716, 11.7419 108.3707, 11.7375 108.3722, 11.7290 108.3735, 11.7176 108.3755, 11.7056 108.3742, 11.6985 108.366, 11.6911 108.3476, 11.676 108.332
roads | line | major_road | primary | 8 | Quốc lộ 27 | 11.7419 108.3707, 11.7440 108.3790, 11.7478 108.3873, 11.7520 108.400, 11.7505 108.425, 11.742 108.452
roads | line | major_road | secondary | 9 | Đường tỉnh 724 | 11.7419 108.3707, 11.7405 108.352, 11.7360 108.338, 11.7310 108.3221, 11.729 108.300
roads | line | major_road | secondary | 10 | Đường Liên Hiệp | 11.7519 108.3692, 11.7535 108.360, 11.7560 108.3564, 11.7600 108.3555, 11.770 108.350
roads | line | major_road | secondary | 10 | Đường Bình Thạnh | 11.7560 108.3564, 11.7540 108.344, 11.7521 108.3333, 11.748 108.312
roads | line | major_road | tertiary | 11 | Thống Nhất | 11.7407 108.3735, 11.7397 108.3736, 11.7388 108.3761, 11.7392 108.3782, 11.7416 108.3794, 11.7449 108.3805
roads | line | major_road | tertiary | 11 | Trần Hưng Đạo | 11.7388 108.3761, 11.7366 108.3769, 11.7339 108.3772, 11.7310 108.3768, 11.7279 108.3768, 11.724 108.3752
roads | line | major_road | tertiary | 11 | Hoàng Văn Thụ | 11.7407 108.3735, 11.7402 108.3690, 11.7397 108.3630, 11.7392 108.3560
roads | line | major_road | tertiary | 11 | Đường Sân bay Liên Khương | 11.7558 108.3704, 11.7583 108.3655, 11.7570 108.3640
roads | line | minor_road | residential | 12 | Lê Hồng Phong | 11.7419 108.3707, 11.7414 108.3670, 11.7420 108.3615
roads | line | minor_road | residential | 12 | Phan Đình Phùng | 11.7397 108.3668, 11.7358 108.3670, 11.7320 108.3668
roads | line | minor_road | residential | 12 | Nguyễn Văn Linh | 11.7339 108.3772, 11.7334 108.3740, 11.7329 108.3711, 11.7320 108.3668, 11.7312 108.3600
roads | line | minor_road | residential | 12 | Lý Tự Trọng | 11.7358 108.3670, 11.7352 108.3720, 11.7350 108.3771
roads | line | minor_road | residential | 12 | Nguyễn Trãi | 11.7290 108.3735, 11.7279 108.3768, 11.7275 108.3830
roads | line | minor_road | residential | 12 | Bùi Thị Xuân | 11.7339 108.3772, 11.7325 108.3810, 11.7313 108.3849, 11.7330 108.3900
roads | line | minor_road | residential | 12 | Hai Bà Trưng | 11.7460 108.3716, 11.7478 108.3730, 11.7496 108.3740, 11.7520 108.3745
roads | line | minor_road | residential | 12 | Trần Phú | 11.7460 108.3716, 11.7452 108.3755, 11.7449 108.3789, 11.7470 108.3830
roads | line | minor_road | residential | 13 | Chợ Liên Nghĩa | 11.7388 108.3761, 11.7376 108.3780, 11.7370 108.3786, 11.7362 108.3792
roads | line | minor_road | residential | 13 | Hẻm 14 | 11.7339 108.3772, 11.7337 108.3783, 11.7343 108.3788
roads | line | minor_road | residential | 12 | Phú Thịnh | 11.7176 108.3755, 11.7150 108.372, 11.7120 108.3707, 11.7090 108.3695
roads | line | minor_road | residential | 12 | Phú An | 11.7176 108.3755, 11.7178 108.3800, 11.7190 108.3860
roads | line | minor_road | residential | 12 | Finôm | 11.7478 108.3873, 11.7506 108.3873, 11.7540 108.3890, 11.7575 108.3920, 11.7625 108.3950
roads | line | minor_road | residential | 12 | Tân Trung | 11.7310 108.3221, 11.7270 108.3240, 11.7230 108.3230
roads | line | minor_road | residential | 13 | Đường 3 Tháng 4 | 11.7375 108.3722, 11.7380 108.3750, 11.7388 108.3761
roads | line | minor_road | residential | 13 | Nguyễn Thị Minh Khai | 11.7440 108.3690, 11.7436 108.3640, 11.7438 108.3600
roads | line | minor_road | residential | 13 | Ngô Quyền | 11.7436 108.3712, 11.7430 108.3755, 11.7428 108.3795
roads | line | minor_road | residential | 13 | Cao Bá Quát | 11.7310 108.3730, 11.7308 108.3768, 11.7305 108.3810
roads | line | aeroway | runway | 10 | | 11.7545 108.3560, 11.7500 108.3785
landuse | area | aerodrome | | 9 | | 11.7560 108.3565, 11.7515 108.3670, 11.7503 108.3800, 11.7488 108.3795, 11.7500 108.3660, 11.7530 108.3550
landuse | area | park | | 11 | Công viên Liên Nghĩa | 11.7372 108.3735, 11.7372 108.3752, 11.7360 108.3753, 11.7361 108.3736
landuse | area | forest | | 8 | | 11.725 108.398, 11.735 108.420, 11.722 108.446, 11.703 108.440, 11.697 108.410, 11.708 108.395
landuse | area | forest | | 8 | | 11.778 108.318, 11.792 108.345, 11.776 108.362, 11.767 108.340
landuse | area | forest | | 8 | | 11.700 108.296, 11.716 108.310, 11.702 108.338, 11.686 108.318
water | area | lake | | 9 | Hồ Nam Sơn | 11.7305 108.3640, 11.7318 108.3620, 11.7300 108.3596, 11.7276 108.3600, 11.7262 108.3622, 11.7270 108.3650, 11.7288 108.3658
water | area | lake | | 9 | | 11.7090 108.3830, 11.7110 108.3880, 11.7085 108.3925, 11.7050 108.3905, 11.7055 108.3850
water | line | river | | 9 | Sông Đa Nhim | 11.770 108.455, 11.757 108.440, 11.7440 108.4330, 11.7330 108.4060, 11.7240 108.3960, 11.7130 108.3920, 11.7030 108.3800, 11.6950 108.3700, 11.6860 108.3660, 11.672 108.352
water | line | stream | | 11 | | 11.7640 108.3350, 11.7480 108.3420, 11.7380 108.3480, 11.7300 108.3596
places | point | locality | town | 8 | Liên Nghĩa | 11.7397 108.3700
places | point | neighbourhood | | 10 | Phú Hội | 11.7110 108.3780
places | point | neighbourhood | | 10 | Liên Hiệp | 11.7630 108.3540
places | point | neighbourhood | | 10 | Tân Hội | 11.7290 108.3190
places | point | neighbourhood | | 10 | Bình Thạnh | 11.7500 108.3290
places | point | neighbourhood | | 10 | Ninh Gia | 11.6890 108.3420
places | point | neighbourhood | | 10 | Hiệp Thạnh | 11.7600 108.3990
places | point | neighbourhood | | 11 | Finôm | 11.7450 108.3910
`

export const TOWN: readonly Drawn[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [layer, shape, kind = '', detail = '', from = '', name = '', at = ''] = line.split('|').map((cell) => cell.trim())
    const zoom = Number(from)
    return {
      layer: layer as Drawn['layer'],
      shape: shape as Drawn['shape'],
      from: zoom,
      tags: {
        ...{ kind, min_zoom: zoom, population_rank: 8 },
        ...(detail !== '' && { kind_detail: detail }),
        ...(name !== '' && { name }),
      },
      at: at.split(', ').map((place) => place.split(' ').map(Number) as unknown as Place),
    }
  })

/** West, south, east, north in degrees. */
export const TOWN_BOUNDS = [108.28, 11.66, 108.47, 11.8] as const
export const TOWN_ATTRIBUTION = 'Sơ đồ minh họa, không phải đường thật · Not the real roads'
