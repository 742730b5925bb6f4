import sharp from 'sharp'
import { seeded } from '../random'
import { street } from './backdrop'
import { lightOf } from './light'
import type { Draw } from './scene'
import { fallenTree, lamp, rooftop, site, smoke, wires } from './scenes/city'
import { bus, guardrail, parking, pothole, rubbish, stall } from './scenes/street'
import { burst, flood, manhole, river } from './scenes/water'
import { HEIGHT, WIDTH, group, rect } from './svg'

interface Scene {
  draw: Draw
  night?: boolean
  /** It draws all of the view; the others stand in a street. */
  whole?: boolean
  /** How near the photographer stands: 1 shows the whole street. */
  zoom: number
}

const SCENES: Record<string, Scene> = {
  road: { draw: pothole, zoom: 1.3 },
  rubbish: { draw: rubbish, zoom: 1.35 },
  lamp: { draw: lamp, night: true, zoom: 1.05 },
  drain: { draw: flood, zoom: 1.2 },
  manhole: { draw: manhole, zoom: 1.35 },
  parking: { draw: parking, zoom: 1.15 },
  signal: { draw: guardrail, zoom: 1.3 },
  stall: { draw: stall, zoom: 1.15 },
  tree: { draw: fallenTree, zoom: 1.05 },
  noise: { draw: site, whole: true, zoom: 1.05 },
  river: { draw: river, whole: true, zoom: 1.05 },
  air: { draw: smoke, whole: true, zoom: 1.05 },
  building: { draw: rooftop, whole: true, zoom: 1.05 },
  water: { draw: burst, zoom: 1.2 },
  power: { draw: wires, zoom: 1 },
  bus: { draw: bus, zoom: 1.1 },
}

/** What the photographer looks at. */
const FOCUS = [600, 790] as const

/** Categories that there is a picture of. */
export const pictured: readonly string[] = Object.keys(SCENES)

export interface Picture {
  /** JPEG, 1200 × 900. */
  full: Buffer
  /** JPEG, 400 × 300. */
  thumb: Buffer
}

export const PICTURE_SIZE = { width: WIDTH, height: HEIGHT }

/** @returns the scene as SVG; the same seed draws the same place before and after */
function draw(categoryId: string, seed: string, after: boolean): string {
  const scene = SCENES[categoryId]
  if (!scene) throw new Error(`there is no picture of ${categoryId}`)
  const place = seeded(`place ${categoryId} ${seed}`)
  const light = lightOf(place, scene.night ?? false)
  const mirrored = place.chance(0.5)
  const background = scene.whole ? '' : street(place, light)
  const subject = scene.draw({ random: scene.whole ? place : seeded(`subject ${seed}`), light, after })
  const near = scene.zoom * place.between(1, 1.12)
  const [x, y] = FOCUS
  const view =
    group(`translate(${x} ${y}) scale(${near.toFixed(3)}) translate(${-x} ${-y})`, background, subject) +
    rect(0, 0, WIDTH, HEIGHT, light.veil.colour, { opacity: light.veil.opacity })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">${
    mirrored ? group(`translate(${WIDTH} 0) scale(-1 1)`, view) : view
  }</svg>`
}

/**
 * Draws a photograph of a problem, or of the same place after the work.
 * @param categoryId one of `pictured`
 * @throws Error for a category without a scene
 */
export async function picture(categoryId: string, seed: string, after: boolean): Promise<Picture> {
  const { data, info } = await sharp(Buffer.from(draw(categoryId, seed, after)))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { raw: { width: info.width, height: info.height, channels: info.channels } }
  const [full, thumb] = await Promise.all([
    sharp(data, raw).jpeg({ quality: 82 }).toBuffer(),
    sharp(data, raw).resize(400, 300).jpeg({ quality: 78 }).toBuffer(),
  ])
  return { full, thumb }
}
