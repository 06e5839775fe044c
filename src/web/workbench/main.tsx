import 'antd/dist/reset.css'
import 'virtual:kit-style.css'
import '../ui/base.css'
import './shell/shell.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ConfigProvider, type ConfigProviderProps } from 'antd'
import zhCN from 'antd/es/locale/zh_CN.js'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import zodZhCN from 'zod/v4/locales/zh-CN.js'
import { queryClient } from '#web/ui/ask.ts'
import { ErrorBoundary } from '#web/ui/error-boundary.tsx'
import { useLook } from '#web/ui/look.ts'
import { themeOf } from '#web/ui/theme.ts'
import { router } from './router.tsx'

dayjs.locale('zh-cn')
z.config(zodZhCN())
// The package's types describe its CommonJS build; what is bundled is the ES one, whose default is the locale itself.
const locale = zhCN as unknown as NonNullable<ConfigProviderProps['locale']>

function Workbench() {
  const theme = themeOf(useLook())
  return (
    <ConfigProvider locale={locale} theme={theme} button={{ autoInsertSpace: false }}>
      <QueryClientProvider client={queryClient}>
        <ErrorBoundary>
          <RouterProvider router={router} />
        </ErrorBoundary>
      </QueryClientProvider>
    </ConfigProvider>
  )
}

const root = createRoot(document.getElementById('root') as HTMLElement)
// Drawn in slices, so that the browser can answer meanwhile.
startTransition(() =>
  root.render(
    <StrictMode>
      <Workbench />
    </StrictMode>,
  ),
)
