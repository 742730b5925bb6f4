import type { Random } from '../random'
import { GROUND, houseRow } from './houses'
import type { Light } from './light'
import { tree } from './props'
import { HEIGHT, WIDTH, circle, ellipse, line, path, rect, repeat } from './svg'

/** Where the street's strips lie, from top to bottom. */
export const KERB = 672
export const ROAD = 690

function cloud(x: number, y: number, size: number, light: Light): string {
  const look = { opacity: light.night ? 0.5 : 0.85 }
  return [
    ellipse(x, y, 90 * size, 26 * size, light.cloud, look),
    ellipse(x - 34 * size, y - 18 * size, 40 * size, 30 * size, light.cloud, look),
    ellipse(x + 26 * size, y - 24 * size, 52 * size, 38 * size, light.cloud, look),
  ].join('')
}

/** Sky, sun or moon, clouds, the hills of 五桂山 and a far skyline. */
export function sky(random: Random, light: Light): string {
  const sunX = random.between(150, 1050)
  return [
    `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${light.sky[0]}"/><stop offset="1" stop-color="${light.sky[1]}"/></linearGradient></defs>`,
    rect(0, 0, WIDTH, 620, 'url(#sky)'),
    circle(sunX, 120, 92, light.sun, { opacity: 0.25 }),
    circle(sunX, 120, light.night ? 40 : 56, light.sun, { opacity: 0.95 }),
    light.night
      ? repeat(26, () =>
          circle(random.between(0, WIDTH), random.between(0, 300), random.between(1, 2.6), '#FFFFFF', {
            opacity: 0.8,
          }),
        )
      : '',
    repeat(4, (index) =>
      cloud(index * 330 + random.between(-80, 160), random.between(60, 230), random.between(0.6, 1.2), light),
    ),
    path(
      `M0 430 C200 ${random.between(300, 360)} 320 420 480 380 S820 ${random.between(270, 340)} 960 380 S1130 340 1200 380 V620 H0 Z`,
      light.hill[0],
    ),
    path(`M0 480 C180 400 340 470 560 430 S980 380 1200 450 V620 H0 Z`, light.hill[1], { opacity: 0.9 }),
    skyline(random, light),
  ].join('')
}

function skyline(random: Random, light: Light): string {
  return repeat(14, (index) => {
    const height = random.between(60, 210)
    return rect(
      index * 88 + random.between(-16, 16),
      520 - height,
      random.between(46, 78),
      height + 80,
      light.skyline,
      { opacity: 0.8 },
    )
  })
}

function pavement(light: Light): string {
  return [
    rect(0, GROUND - 2, WIDTH, KERB - GROUND + 4, light.pavement),
    repeat(16, (index) =>
      line(`M${index * 80} ${GROUND} l-36 ${KERB - GROUND}`, '#000000', 2, { opacity: 0.06 }),
    ),
    line(`M0 620 H${WIDTH}`, '#000000', 2, { opacity: 0.06 }),
    rect(0, 634, WIDTH, 14, '#D9B44A', { opacity: light.night ? 0.3 : 0.75 }),
    rect(0, KERB, WIDTH, ROAD - KERB, light.kerb),
    rect(0, ROAD - 4, WIDTH, 6, '#000000', { opacity: 0.25 }),
  ].join('')
}

function road(random: Random, light: Light): string {
  return [
    rect(0, ROAD, WIDTH, HEIGHT - ROAD, light.road),
    rect(0, ROAD, WIDTH, 40, '#000000', { opacity: 0.1 }),
    repeat(8, (index) =>
      rect(index * 190 - random.between(20, 40), 846, 104, 13, light.marking, { radius: 3, opacity: 0.9 }),
    ),
    repeat(46, () =>
      ellipse(
        random.between(0, WIDTH),
        random.between(ROAD + 14, HEIGHT),
        random.between(2, 6),
        1.6,
        '#FFFFFF',
        { opacity: 0.08 },
      ),
    ),
  ].join('')
}

/** Pavement, kerb and road, as wide as the picture. */
export function ground(random: Random, light: Light): string {
  return pavement(light) + road(random, light)
}

/** A street seen from the other side: houses, trees, pavement, kerb, road. */
export function street(random: Random, light: Light): string {
  return [
    sky(random, light),
    houseRow(random, light),
    repeat(3, (index) =>
      tree(index * 460 + random.between(-40, 90), GROUND + 16, random.between(0.8, 1.1), random, light),
    ),
    ground(random, light),
  ].join('')
}
