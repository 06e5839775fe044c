import { keepAside } from './aside.ts'
import type { VolumeOrder, VolumePart } from './volume.ts'

/** What is done to papers in a thread of its own: looking into a PDF that came in, counting its pages, binding a volume or the files of one paper. */
export type PaperOrder =
  | { look: string }
  | { count: readonly Pick<VolumePart, 'kind' | 'file'>[] }
  | { bind: VolumeOrder }
  | { join: readonly Pick<VolumePart, 'kind' | 'file'>[] }
/** The pages of a PDF and a picture of its first one; null where it does not open. */
export type Looked = { pages: number; first: Uint8Array | null } | null

const ask = keepAside<unknown>(new URL('./paper-worker.ts', import.meta.url))
export const askAside = <T>(order: PaperOrder): Promise<T> => ask(order) as Promise<T>
