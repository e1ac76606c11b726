import '../silence/texts.ts'
import { shift as shiftEn } from '../../i18n/en/shift.ts'
import '../../watched/texts.ts'
import { addTexts } from '../../i18n/i18n.ts'
import { shift } from '../../i18n/vi/shift.ts'

addTexts('shift', shift, shiftEn)
