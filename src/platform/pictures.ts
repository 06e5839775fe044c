import sharp from 'sharp'
import { Refusal } from '#kernel/refusal.ts'

/** A page at 200 dots an inch: letters stay sharp, and a photo of the newest telephone becomes a few hundred KB. */
const LONG_SIDE = 2340
const THUMBNAIL = 240
const MOST_PIXELS = 120_000_000

export type CleanPicture = { bytes: Uint8Array; width: number; height: number }

const open = (bytes: Uint8Array) => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
const broken = () => new Refusal('invalid', '这张照片打不开，可能没有传完或者已经损坏；请重新拍照或者另存为 JPG 后上传')

/**
 * A photo as it is kept: turned upright, no larger than a page needs, without what the telephone wrote into it (place, time, owner).
 * Refuses what is no whole picture.
 */
export async function cleanPicture(bytes: Uint8Array): Promise<CleanPicture> {
  try {
    const { data, info } = await open(bytes)
      .rotate()
      .flatten({ background: '#ffffff' })
      .resize(LONG_SIDE, LONG_SIDE, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .jpeg({ quality: 78, mozjpeg: true })
      .toBuffer({ resolveWithObject: true })
    return { bytes: data, width: info.width, height: info.height }
  } catch {
    throw broken()
  }
}

/** The small picture that a list shows. */
export const thumbnailOf = (bytes: Uint8Array): Promise<Uint8Array> =>
  open(bytes).resize(THUMBNAIL, THUMBNAIL, { fit: 'inside', withoutEnlargement: true }).jpeg({ quality: 70 }).toBuffer()

/** Raw pixels, as a page of a PDF is drawn, as a photo is kept. */
export const jpegOf = (pixels: Uint8Array, width: number, height: number): Promise<Uint8Array> =>
  sharp(pixels, { raw: { width, height, channels: 4 } })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 78 })
    .toBuffer()
