import type { Random } from '../random'
import type { Light } from './light'
import { at, circle, ellipse, line, path, rect, repeat } from './svg'

/** Things that stand in a street; (x, y) is where they touch the ground. */

export function shadow(x: number, y: number, width: number): string {
  return ellipse(x, y, width, width * 0.12, '#000000', { opacity: 0.18 })
}

export function tree(x: number, y: number, scale: number, random: Random, light: Light): string {
  const [dark, bright] = light.leaf
  return at(
    x,
    y,
    scale,
    shadow(0, 0, 70),
    path('M-11 0 C-8 -70 -10 -120 -4 -190 H8 C12 -120 8 -70 13 0 Z', light.night ? '#2C2A30' : '#7A5B44'),
    circle(0, -240, 92, dark),
    circle(-66, -200, 62, dark),
    circle(68, -206, 66, dark),
    circle(-26, -268, 56, bright, { opacity: 0.85 }),
    circle(44, -236, 42, bright, { opacity: 0.7 }),
    circle(-70, -214, 34, bright, { opacity: 0.6 }),
    repeat(9, () => circle(random.between(-80, 80), random.between(-300, -180), 7, bright)),
  )
}

export function sapling(x: number, y: number, light: Light): string {
  const [dark, bright] = light.leaf
  return at(
    x,
    y,
    1,
    shadow(0, 0, 52),
    ellipse(0, 0, 48, 13, '#7B5A41'),
    line('M-44 2 L0 -110 L44 2', '#B98F62', 8),
    rect(-5, -190, 10, 190, '#7A5B44', { radius: 4 }),
    circle(0, -220, 56, dark),
    circle(-30, -196, 34, dark),
    circle(30, -200, 36, bright),
    circle(-8, -242, 30, bright),
  )
}

const CARS = ['#C94F45', '#3D6FA8', '#E7E9EC', '#39424E', '#D8A23A', '#5B8F7B']

export function car(x: number, y: number, scale: number, random: Random): string {
  const paint = random.pick(CARS)
  return at(
    x,
    y,
    scale,
    shadow(0, 4, 150),
    path(
      'M-140 -22 C-144 -64 -120 -72 -92 -76 L-58 -116 C-50 -124 40 -124 54 -116 L96 -76 C132 -72 142 -58 140 -22 Z',
      paint,
    ),
    path('M-74 -78 L-46 -108 H-4 V-78 Z M8 -108 H44 L76 -78 H8 Z', '#BFD9E8'),
    rect(-140, -40, 280, 20, '#000000', { opacity: 0.12, radius: 8 }),
    rect(126, -58, 16, 14, '#FFE7A3', { radius: 5 }),
    rect(-142, -58, 14, 14, '#E2554A', { radius: 5 }),
    rect(-22, -68, 22, 6, '#000000', { opacity: 0.3, radius: 3 }),
    repeat(2, (index) => wheel(index === 0 ? -82 : 84)),
  )
}

function wheel(x: number): string {
  return circle(x, -18, 29, '#20242B') + circle(x, -18, 14, '#A9B1BA') + circle(x, -18, 5, '#59616B')
}

const CLOTHES = ['#C75B4A', '#3E6C9E', '#3F7F74', '#D1973C', '#7C6AA0', '#4A4F5C']

export function person(x: number, y: number, scale: number, random: Random): string {
  const coat = random.pick(CLOTHES)
  return at(
    x,
    y,
    scale,
    shadow(0, 0, 26),
    rect(-13, -52, 11, 52, '#39424E', { radius: 5 }),
    rect(3, -52, 11, 52, '#39424E', { radius: 5 }),
    path('M-22 -50 C-24 -104 -16 -116 0 -116 C18 -116 24 -104 22 -50 Z', coat),
    line('M-18 -104 L-30 -66', coat, 10),
    line('M18 -104 L30 -66', coat, 10),
    circle(0, -134, 18, '#F0C9A4'),
    path('M-19 -136 C-20 -160 20 -160 19 -136 C10 -146 -8 -146 -19 -136 Z', '#33291F'),
  )
}

export function cone(x: number, y: number, scale = 1): string {
  return at(
    x,
    y,
    scale,
    shadow(0, 0, 40),
    rect(-38, -10, 76, 12, '#D9692B', { radius: 4 }),
    path('M-26 -8 L-7 -92 H7 L26 -8 Z', '#EE7F35'),
    path('M-19 -38 L-14 -58 H14 L19 -38 Z', '#FFFFFF'),
  )
}

export function plant(x: number, y: number, light: Light): string {
  return at(
    x,
    y,
    1,
    shadow(0, 0, 40),
    path('M-30 -46 H30 L22 0 H-22 Z', '#B66B4A'),
    circle(-16, -64, 24, light.leaf[0]),
    circle(16, -68, 26, light.leaf[1]),
    circle(0, -86, 24, light.leaf[0]),
    circle(-10, -90, 6, '#F3B0C0'),
    circle(14, -74, 6, '#F3B0C0'),
    circle(-20, -64, 5, '#FFFFFF'),
  )
}
