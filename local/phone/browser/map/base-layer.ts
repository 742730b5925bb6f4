import type * as Leaflet from 'leaflet'
import type { L } from './leaflet'

const TILE = 256
const GROUND = '#f3f1ec'
const GREEN = '#e3eddb'
const WATER = '#cfe2ee'
const BLOCK = '#ebe8e1'

/** Lines of a network of roads: every level is twice as dense, and shown once its roads lie far enough apart. */
const LEVELS = [0, 1, 2, 3, 4, 5, 6]
const FIRST_SPACING = 0.0035
const NEAREST_PIXELS = 70

/**
 * A quiet ground for maps without any remote picture: roads, a river and parks that look the same at every zoom because they are drawn from
 * fixed world coordinates. It is a drawing, not a map of the city.
 */
export function baseLayer(leaflet: L): Leaflet.GridLayer {
  const Layer = leaflet.GridLayer.extend({
    createTile(coordinates: Leaflet.Coords) {
      const canvas = document.createElement('canvas')
      const ratio = Math.min(2, devicePixelRatio)
      canvas.width = canvas.height = TILE * ratio
      const context = canvas.getContext('2d')
      if (context) {
        context.scale(ratio, ratio)
        drawTile(context, coordinates)
      }
      return canvas
    },
  }) as new () => Leaflet.GridLayer
  return new Layer()
}

function drawTile(context: CanvasRenderingContext2D, { x, y, z }: Leaflet.Coords): void {
  const view = { left: (x * TILE) / scaleOf(z), top: (y * TILE) / scaleOf(z), scale: scaleOf(z) }
  context.fillStyle = GROUND
  context.fillRect(0, 0, TILE, TILE)
  drawParks(context, view)
  drawRiver(context, view)
  context.lineCap = 'round'
  for (const pass of ['edge', 'fill'] as const)
    for (const level of LEVELS) drawRoads(context, view, level, pass)
}

interface View {
  /** World coordinates of the tile's corner; the world is 1 wide. */
  left: number
  top: number
  /** Pixels per world. */
  scale: number
}

function scaleOf(zoom: number): number {
  return TILE * 2 ** zoom
}

function drawRoads(
  context: CanvasRenderingContext2D,
  view: View,
  level: number,
  pass: 'edge' | 'fill',
): void {
  const spacing = FIRST_SPACING / 16 / 2 ** level
  const pixels = spacing * view.scale
  if (pixels < NEAREST_PIXELS) return
  const width = level === 0 ? 7 : level === 1 ? 5 : level === 2 ? 3.5 : 2
  context.lineWidth = pass === 'edge' ? width + 1.5 : width
  context.strokeStyle = pass === 'edge' ? '#dcd8cf' : level === 0 ? '#fbe9bf' : '#ffffff'
  for (const vertical of [true, false]) {
    const start = vertical ? view.left : view.top
    const first = Math.floor(start / spacing) - 1
    const last = Math.ceil((start + TILE / view.scale) / spacing) + 1
    for (let index = first; index <= last; index += 1)
      strokeRoad(context, view, vertical, index, spacing, level)
  }
}

function strokeRoad(
  context: CanvasRenderingContext2D,
  view: View,
  vertical: boolean,
  index: number,
  spacing: number,
  level: number,
): void {
  const base = (index + (noise(index, level, vertical ? 1 : 2) - 0.5) * 0.6) * spacing
  const bend = spacing * 0.35
  context.beginPath()
  // A little beyond the tile on both sides, so that wide lines meet without a seam.
  for (let step = -2; step <= 10; step += 1) {
    const along = (vertical ? view.top : view.left) + ((step / 8) * TILE) / view.scale
    const across = base + bend * Math.sin(along / spacing / 2 + noise(index, level, 3) * 6.3)
    const px = ((vertical ? across : along) - view.left) * view.scale
    const py = ((vertical ? along : across) - view.top) * view.scale
    if (step === -2) context.moveTo(px, py)
    else context.lineTo(px, py)
  }
  context.stroke()
}

function drawRiver(context: CanvasRenderingContext2D, view: View): void {
  const spacing = FIRST_SPACING / 6
  const first = Math.floor(view.left / spacing) - 1
  const last = Math.ceil((view.left + TILE / view.scale) / spacing) + 1
  context.strokeStyle = WATER
  context.lineWidth = Math.max(3, (spacing / 22) * view.scale)
  for (let index = first; index <= last; index += 1) strokeRoad(context, view, true, index, spacing, 9)
}

function drawParks(context: CanvasRenderingContext2D, view: View): void {
  const spacing = FIRST_SPACING / 40
  const cells = (start: number) => [
    Math.floor(start / spacing) - 1,
    Math.ceil((start + TILE / view.scale) / spacing) + 1,
  ]
  const [left = 0, right = 0] = cells(view.left)
  const [top = 0, bottom = 0] = cells(view.top)
  if ((right - left) * (bottom - top) > 900) return
  for (let column = left; column <= right; column += 1) {
    for (let row = top; row <= bottom; row += 1) {
      const kind = noise(column, row, 5)
      if (kind < 0.8) continue
      const radius = spacing * (0.2 + noise(column, row, 6) * 0.35) * view.scale
      const px = ((column + noise(column, row, 7)) * spacing - view.left) * view.scale
      const py = ((row + noise(column, row, 8)) * spacing - view.top) * view.scale
      context.fillStyle = kind > 0.9 ? GREEN : BLOCK
      context.beginPath()
      context.ellipse(px, py, radius, radius * 0.7, noise(column, row, 9) * 3, 0, 7)
      context.fill()
    }
  }
}

/** A fixed number in 0..1 for three whole numbers. */
function noise(a: number, b: number, c: number): number {
  const value = Math.sin(a * 127.1 + b * 311.7 + c * 74.7) * 43758.5453
  return value - Math.floor(value)
}
