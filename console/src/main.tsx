import './look/styles.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './api/client.ts'
import { App } from './app.tsx'
import { startI18n } from './i18n/i18n.ts'
import { schemeOf } from './look/color-scheme.ts'
import { pageOf } from './path.ts'

startI18n()
// Before the first paint, so that a dark wall never flashes white.
document.documentElement.dataset.mantineColorScheme = schemeOf(pageOf(location.pathname))
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)
