/** A picture as a data URL that the settings can keep. */
import { LOGO_MAX_BYTES, LOGO_PIXELS } from '../../../hub/contract/logo.ts'

/** Null when the browser cannot read it. */
export async function smallPicture(file: Blob): Promise<string | null> {
  try {
    const picture = await createImageBitmap(file)
    for (let pixels = LOGO_PIXELS; pixels >= 48; pixels = Math.floor(pixels / 1.5)) {
      const made = await drawn(picture, pixels)
      if (made.size <= LOGO_MAX_BYTES) return await dataUrl(made)
    }
    return null
  } catch {
    return null
  }
}

function drawn(picture: ImageBitmap, pixels: number): Promise<Blob> {
  const scale = Math.min(1, pixels / Math.max(picture.width, picture.height))
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale)))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas.convertToBlob({ type: 'image/png' })
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}
