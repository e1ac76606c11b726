import { exercises as exercisesEn } from '../i18n/en/exercises.ts'
import { addTexts } from '../i18n/i18n.ts'
import { exercises } from '../i18n/vi/exercises.ts'

addTexts('exercises', exercises, exercisesEn)
