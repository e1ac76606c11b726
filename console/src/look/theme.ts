import { createTheme, type MantineColorsTuple, Modal } from '@mantine/core'
import i18next from 'i18next'

const blue: MantineColorsTuple = [
  '#eef4ff',
  '#dbe7ff',
  '#b9d0ff',
  '#8db6ff',
  '#6da1ff',
  '#4d8dff',
  '#3b7cf2',
  '#2b6dea',
  '#1d5fe0',
  '#174dba',
]
/** Mantine's dark surfaces, in the night blue of the desk. */
const dark: MantineColorsTuple = [
  '#e8edf6',
  '#c5cede',
  '#9aa8c0',
  '#6c7a94',
  '#2b3852',
  '#22304a',
  '#182235',
  '#111827',
  '#0d1422',
  '#0a0f1a',
]

export const theme = createTheme({
  fontFamily: '"Be Vietnam Pro", system-ui, sans-serif',
  colors: { blue, dark },
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 'md',
  respectReducedMotion: true,
  components: {
    // Not by PasswordInput.extend: the patrol's phone would carry it along. Asked at every drawing, in the language of that moment.
    PasswordInput: {
      defaultProps: () => ({
        visibilityToggleButtonProps: { 'aria-label': i18next.t('common.showPassword') },
        visibilityToggleFocusable: true,
        rightSectionWidth: '3rem',
      }),
    },
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        radius: 'lg',
        transitionProps: { duration: 0 },
        padding: 'lg',
        // It is a header element: without this a dialog would be a second banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
    }),
  },
})
