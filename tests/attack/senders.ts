import type { House } from './house.ts'
import { OPERATION_NAMES, type OperationName, type Sample, sampleOf } from './samples.ts'

export type Drive = { name: OperationName; sample: Sample; accountId: string | null }

/** Every operation with the person whose work it is, ready to be done for real. */
export async function drivesOf(house: House): Promise<Drive[]> {
  const drives: Drive[] = []
  const hired = new Map<string, string>()
  for (const name of OPERATION_NAMES) {
    const sample = sampleOf(name)
    if (!sample) continue
    const { by } = sample
    const key = JSON.stringify(by)
    if (by && !hired.has(key)) hired.set(key, await house.hire(by.role, by.at, by.handles ? house.counsel.own : null))
    const accountId = by && (hired.get(key) as string)
    await sample.before?.(house.api(accountId ?? undefined, sample.day), house.matters[sample.on])
    drives.push({ name, sample, accountId })
  }
  return drives
}
