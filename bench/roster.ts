import { cpus } from 'node:os'
import { countsOf, solveYear } from '../tests/rosters.ts'

// npm run bench -- roster: a year of five posts and forty lawyers, month by month, each with leave, wishes and rest.
const SITTERS = 40
const months = await solveYear(2026, SITTERS)
for (const { month, shifts, roster, ms } of months)
  console.log(`${month}: ${shifts} shifts, ${roster.holes.length} holes, ${Math.round(ms)} ms`)
const counts = countsOf(months, SITTERS)
const times = months.map(({ ms }) => ms).toSorted((a, b) => a - b)
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, node ${process.version}`
const figures = {
  shifts: months.reduce((sum, { shifts }) => sum + shifts, 0),
  holes: months.reduce((sum, { roster }) => sum + roster.holes.length, 0),
  proved: months.filter(({ roster }) => roster.isProved).length,
  spread: Math.max(...counts) - Math.min(...counts),
  monthMs: Math.round(times[times.length >> 1] ?? 0),
  slowestMonthMs: Math.round(times.at(-1) ?? 0),
}
const ratios = { slowestToMedian: Math.round(((times.at(-1) ?? 0) / (times[times.length >> 1] ?? 1)) * 100) / 100 }
console.log(JSON.stringify({ name: 'roster', date: new Date().toISOString().slice(0, 10), machine, figures, ratios }))
