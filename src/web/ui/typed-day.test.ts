import { expect, it } from 'vitest'
import { typedDay } from './typed-day.ts'

it.each(['2026-7-9', '2026.7.09', '2026/07/9', '2026年7月9日', ' 2026 年 7 月 9 日 ', '2026-07-09'])(
  'reads %j as a whole day',
  (text) => expect(typedDay(text)).toBe('2026-07-09'),
)
it.each(['', '2026-7', '2026-2-30', '2026-13-1', '26-7-9', '2026-7-9号', '今天'])('reads no day in %j', (text) =>
  expect(typedDay(text)).toBeNull(),
)
