/** Names on the map are drawn from the page's own font: no glyph server, and every Vietnamese letter as it is written. */
import latin400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff2?url'
import latin600 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-600-normal.woff2?url'
import viet400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff2?url'
import viet600 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-600-normal.woff2?url'

export const REGULAR = 'Be Vietnam Pro Regular'
export const BOLD = 'Be Vietnam Pro SemiBold'

/** As in look/fonts.css: which letters stand in which of the two files. */
const VIETNAMESE = ['U+0102-0103', 'U+0110-0111', 'U+0128-0129', 'U+0168-0169', 'U+01A0-01A1', 'U+01AF-01B0', 'U+1EA0-1EF9', 'U+20AB']
const both = (viet: string, latin: string) => [{ url: viet, 'unicode-range': VIETNAMESE }, { url: latin }]

export const FONT_FACES = { [REGULAR]: both(viet400, latin400), [BOLD]: both(viet600, latin600) }
