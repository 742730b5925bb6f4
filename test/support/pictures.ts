import sharp from 'sharp'
import type { Phone } from './phones'

declare const wx: InsideApp['wx']

/** A photo as a phone's camera makes it: large, with shapes that survive compression. @returns a JPEG in base64 */
export async function photo(caption: string, colour: string): Promise<string> {
  const scene = `<svg width="2400" height="1800" xmlns="http://www.w3.org/2000/svg">
    <rect width="2400" height="1100" fill="#bcd3e8"/>
    <rect y="1100" width="2400" height="700" fill="#8b8b86"/>
    <circle cx="1200" cy="1250" r="330" fill="${colour}"/>
    <text x="1200" y="560" font-size="180" text-anchor="middle" fill="#263238">${caption}</text>
  </svg>`
  const image = await sharp(Buffer.from(scene)).jpeg({ quality: 88 }).toBuffer()
  return image.toString('base64')
}

/** The next time the app lets the person choose pictures, they choose these. */
export async function willChoose({ app }: Phone, photos: string[]): Promise<void> {
  await app.mockWxMethod(
    'chooseMedia',
    async (_options: object, images: string[]) => {
      const files = images.map((base64, index) => {
        const filePath = `${wx.env.USER_DATA_PATH}/photo-${Date.now()}-${index}.jpg`
        return new Promise((resolve, reject) => {
          const success = (): void =>
            resolve({
              tempFilePath: filePath,
              fileType: 'image',
              size: base64.length * 0.75,
              width: 2400,
              height: 1800,
            })
          wx.getFileSystemManager().writeFile({
            filePath,
            data: base64,
            encoding: 'base64',
            success,
            fail: reject,
          })
        })
      })
      return { type: 'image', tempFiles: await Promise.all(files) }
    },
    photos,
  )
}

/** The next time the app lets the person choose a place on the map, they choose this one. */
export async function willBeAt(
  { app }: Phone,
  place: { name: string; address: string; latitude: number; longitude: number },
): Promise<void> {
  await app.mockWxMethod('chooseLocation', { ...place, errMsg: 'chooseLocation:ok' })
}
