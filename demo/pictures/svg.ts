/** The few shapes that the scenes are drawn with; coordinates are pixels of a 1200 × 900 picture. */
export const WIDTH = 1200
export const HEIGHT = 900

const round = (value: number) => Math.round(value * 10) / 10

export interface Look {
  stroke?: string
  width?: number
  opacity?: number
  /** Corner radius of a rectangle. */
  radius?: number
  dash?: string
}

function looks({ stroke, width, opacity, radius, dash }: Look): string {
  return [
    stroke
      ? ` stroke="${stroke}" stroke-width="${width ?? 4}" stroke-linecap="round" stroke-linejoin="round"`
      : '',
    // Of paint, not of the element: a translucent element would cost a layer of the picture's size.
    opacity === undefined ? '' : ` fill-opacity="${opacity}" stroke-opacity="${opacity}"`,
    radius === undefined ? '' : ` rx="${radius}"`,
    dash ? ` stroke-dasharray="${dash}"` : '',
  ].join('')
}

export function rect(
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  look: Look = {},
): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}"${looks(look)}/>`
}

export function ellipse(x: number, y: number, rx: number, ry: number, fill: string, look: Look = {}): string {
  return `<ellipse cx="${round(x)}" cy="${round(y)}" rx="${round(rx)}" ry="${round(ry)}" fill="${fill}"${looks(look)}/>`
}

export function circle(x: number, y: number, radius: number, fill: string, look: Look = {}): string {
  return ellipse(x, y, radius, radius, fill, look)
}

/** @param d an SVG path */
export function path(d: string, fill: string, look: Look = {}): string {
  return `<path d="${d}" fill="${fill}"${looks(look)}/>`
}

export function line(d: string, stroke: string, width: number, look: Look = {}): string {
  return path(d, 'none', { ...look, stroke, width })
}

export function polygon(points: [x: number, y: number][], fill: string, look: Look = {}): string {
  return `<polygon points="${points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')}" fill="${fill}"${looks(look)}/>`
}

export function group(transform: string, ...children: string[]): string {
  return `<g transform="${transform}">${children.join('')}</g>`
}

/** Draws with the origin moved to (x, y) and enlarged. */
export function at(x: number, y: number, scale: number, ...children: string[]): string {
  return group(`translate(${round(x)} ${round(y)}) scale(${scale})`, ...children)
}

export function repeat(count: number, draw: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw(index)).join('')
}
