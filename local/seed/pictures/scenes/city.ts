import { sky } from '../backdrop'
import { cone, person, plant, sapling, shadow, tree } from '../props'
import type { Draw } from '../scene'
import { WIDTH, at, circle, ellipse, line, path, polygon, rect, repeat } from '../svg'

/** Lamps, trees, sites, chimneys, roofs and poles. */

export const lamp: Draw = ({ random, light, after }) => {
  const posts = [230, 620, 1010]
  const post = (x: number) =>
    [
      after
        ? polygon(
            [
              [x + 96, 262],
              [x + 150, 262],
              [x + 330, 880],
              [x - 90, 880],
            ],
            '#FFE29A',
            { opacity: 0.28 },
          ) + ellipse(x + 120, 800, 250, 60, '#FFE7AE', { opacity: 0.3 })
        : '',
      shadow(x, 668, 40),
      rect(x - 8, 250, 16, 420, '#6D7686', { radius: 6 }),
      line(`M${x} 262 Q${x + 10} 222 ${x + 90} 232`, '#6D7686', 12),
      rect(x + 82, 222, 84, 26, '#59616F', { radius: 10 }),
      rect(x + 90, 244, 68, 12, after ? '#FFF3C9' : '#2C3242', { radius: 6 }),
      after ? circle(x + 124, 252, 66, '#FFE9A8', { opacity: 0.35 }) : '',
    ].join('')
  const dark = after ? '' : rect(0, 560, WIDTH, 340, '#060B18', { opacity: 0.45 })
  return [
    dark,
    ...posts.map(post),
    person(460, 690, 1.05, random),
    after ? person(800, 690, 1.05, random) + plant(100, 664, light) : '',
  ].join('')
}

export const fallenTree: Draw = ({ random, light, after }) => {
  if (after)
    return [sapling(560, 660, light), person(760, 672, 1.05, random), plant(930, 664, light)].join('')
  const [dark, bright] = light.leaf
  return [
    path('M230 640 l30 -44 l26 20 l20 -34 l18 40 l10 40 z', '#8A6549'),
    ellipse(270, 650, 96, 20, '#6B4E38'),
    `<g transform="rotate(9 300 640)">${path('M270 590 L760 640 L760 688 L262 646 Z', '#7A5B44')}${repeat(5, (index) => line(`M${320 + index * 86} ${608 + index * 9} h46`, '#5F4633', 4))}${circle(820, 640, 110, dark)}${circle(920, 690, 96, dark)}${circle(900, 590, 84, dark)}${circle(780, 580, 62, bright)}${circle(850, 700, 70, bright)}${circle(990, 640, 66, bright)}${repeat(16, () => circle(random.between(760, 1030), random.between(560, 740), 9, bright))}</g>`,
    repeat(22, () =>
      ellipse(random.between(420, 1120), random.between(700, 870), 12, 5, random.pick([dark, bright])),
    ),
    cone(170, 780, 1),
    cone(640, 860, 1),
  ].join('')
}

/** Hoarding along the whole street; the crane and the machine only while work goes on. */
export const site: Draw = ({ random, light, after }) =>
  [
    rect(0, 150, WIDTH, 430, light.sky[1], { opacity: light.night ? 0 : 0.35 }),
    after ? '' : crane(320) + shell(560, random),
    after ? repeat(4, (index) => tree(140 + index * 300, 600, 0.9, random, light)) : excavator(960, 560),
    repeat(
      9,
      (index) =>
        rect(index * 136, 470, 132, 150, index % 2 ? '#3F8F7F' : '#4A9C8B') +
        rect(index * 136, 470, 132, 18, '#2F6F63'),
    ),
    rect(0, 606, WIDTH, 18, '#D9B44A'),
    after
      ? ''
      : repeat(3, (index) =>
          line(
            `M${700 + index * 46} ${380 - index * 20} q40 ${50 + index * 18} 0 ${100 + index * 36}`,
            '#FFB547',
            9,
            { opacity: 0.85 - index * 0.2 },
          ),
        ),
    person(300, 672, 1.05, random),
  ].join('')

function crane(x: number): string {
  return [
    rect(x - 12, 90, 24, 480, '#E2A32E'),
    repeat(12, (index) =>
      line(`M${x - 12} ${100 + index * 40} L${x + 12} ${140 + index * 40}`, '#A8741A', 4),
    ),
    rect(x - 150, 84, 640, 18, '#E2A32E'),
    polygon(
      [
        [x, 30],
        [x - 140, 90],
        [x + 440, 90],
      ],
      'none',
      { stroke: '#A8741A', width: 5 },
    ),
    rect(x - 150, 100, 70, 50, '#7B818A'),
    line(`M${x + 380} 100 V290`, '#3A4048', 4),
    rect(x + 340, 290, 80, 26, '#8A8F98'),
    rect(x + 14, 104, 44, 44, '#BFD9E8', { radius: 6 }),
  ].join('')
}

function shell(x: number, random: { chance(probability: number): boolean }): string {
  return repeat(
    5,
    (row) =>
      rect(x, 250 + row * 66, 300, 12, '#A7ABB0') +
      repeat(5, (column) => rect(x + column * 72, 256 + row * 66, 12, 60, '#8F9499')) +
      (random.chance(0.5) ? rect(x + 90, 264 + row * 66, 54, 48, '#3F7F74', { opacity: 0.5 }) : ''),
  )
}

function excavator(x: number, y: number): string {
  return at(
    x,
    y,
    1,
    rect(-70, -30, 170, 34, '#2E333A', { radius: 17 }),
    rect(-50, -92, 120, 62, '#E9B02F', { radius: 8 }),
    rect(20, -140, 54, 54, '#BFD9E8', { radius: 6 }),
    line('M-40 -86 L-130 -190 L-210 -110', '#D79B1E', 20),
    path('M-230 -116 l44 0 l-6 44 l-40 -10 z', '#59616B'),
  )
}

export const smoke: Draw = ({ random, light, after }) =>
  [
    rect(0, 360, WIDTH, 220, '#A9A49B', { opacity: light.night ? 0.2 : 0.5 }),
    repeat(
      3,
      (index) =>
        rect(120 + index * 330, 400, 300, 190, ['#B8C2CC', '#C9BBA8', '#AEB9B2'][index] ?? '#B8C2CC') +
        repeat(5, (column) => rect(146 + index * 330 + column * 54, 470, 34, 44, '#6F93AE')) +
        polygon(
          [
            [120 + index * 330, 400],
            [220 + index * 330, 340],
            [220 + index * 330, 400],
            [320 + index * 330, 340],
            [320 + index * 330, 400],
            [420 + index * 330, 340],
            [420 + index * 330, 400],
          ],
          '#8F969E',
        ),
    ),
    chimney(250),
    chimney(900),
    after
      ? ''
      : plume(250, random) + plume(900, random) + rect(0, 0, WIDTH, 580, '#6B6459', { opacity: 0.18 }),
    after ? repeat(5, (index) => tree(80 + index * 260, 596, 0.7, random, light)) : '',
    person(640, 672, 1.05, random),
  ].join('')

function chimney(x: number): string {
  return (
    polygon(
      [
        [x - 34, 400],
        [x - 22, 150],
        [x + 22, 150],
        [x + 34, 400],
      ],
      '#C9C4BC',
    ) +
    rect(x - 27, 190, 54, 24, '#C9524A') +
    rect(x - 30, 250, 60, 24, '#C9524A')
  )
}

function plume(x: number, random: { between(low: number, high: number): number }): string {
  return repeat(9, (index) =>
    circle(
      x + index * 44 + random.between(-14, 14),
      130 - index * 14 + random.between(-16, 16),
      34 + index * 9,
      '#4E4A45',
      { opacity: 0.7 - index * 0.06 },
    ),
  )
}

/** The roof over the street, near enough to see what was put on it. */
export const rooftop: Draw = ({ random, light, after }) =>
  [
    sky(random, light),
    rect(0, 600, WIDTH, 300, '#C9BCA6'),
    rect(0, 574, WIDTH, 34, '#DDD2BE'),
    rect(0, 604, WIDTH, 8, '#000000', { opacity: 0.15 }),
    repeat(
      7,
      (index) =>
        rect(70 + index * 160, 690, 90, 130, '#FFFFFF', { opacity: 0.7 }) +
        rect(78 + index * 160, 698, 74, 114, '#6F93AE'),
    ),
    after
      ? repeat(5, (index) => plant(220 + index * 180, 576, light)) +
        rect(880, 470, 90, 106, '#AEBBC6', { radius: 10 })
      : shack(),
  ].join('')

function shack(): string {
  return [
    rect(300, 330, 560, 246, '#5B8DB8'),
    repeat(18, (index) => rect(306 + index * 31, 336, 6, 240, '#4A789E')),
    polygon(
      [
        [268, 340],
        [340, 262],
        [840, 262],
        [894, 340],
      ],
      '#C9524A',
    ),
    repeat(12, (index) => line(`M${330 + index * 44} 268 L${306 + index * 48} 336`, '#A53F38', 5)),
    rect(420, 420, 110, 156, '#3A4048'),
    rect(620, 410, 150, 84, '#CFE6F2'),
    rect(910, 380, 12, 196, '#8A8F98'),
    rect(1010, 380, 12, 196, '#8A8F98'),
    line('M900 400 H1040 M900 470 H1040', '#8A8F98', 8),
  ].join('')
}

export const wires: Draw = ({ random, light, after }) => {
  const pole = (x: number, tilt: number) =>
    `<g transform="rotate(${tilt} ${x} 670)">${rect(x - 10, 190, 20, 480, '#A29A8E')}${rect(x - 80, 220, 160, 14, '#7D766C')}${repeat(3, (index) => rect(x - 70 + index * 64, 200, 10, 22, '#4E6A8A', { radius: 4 }))}</g>`
  if (after)
    return [
      pole(220, 0),
      pole(960, 0),
      repeat(3, (index) =>
        line(`M${150 + index * 64} 204 Q590 ${236 + index * 8} ${890 + index * 64} 204`, '#2C3036', 4),
      ),
      rect(176, 300, 90, 110, '#8A949E', { radius: 8 }),
      plant(600, 664, light),
      person(720, 672, 1.05, random),
    ].join('')
  return [
    pole(220, 0),
    pole(960, 11),
    repeat(3, (index) =>
      line(
        `M${150 + index * 64} 204 Q${560 + index * 30} ${560 + index * 34} ${980 + index * 50} ${220 + index * 12}`,
        '#2C3036',
        4,
      ),
    ),
    line('M430 430 q30 120 10 200 q60 20 90 -10', '#2C3036', 5),
    rect(176, 300, 90, 110, '#8A949E', { radius: 8 }),
    path('M214 322 l-18 40 h18 l-10 36 l36 -50 h-20 l14 -26 z', '#F0C63C'),
    cone(420, 700, 1),
    cone(640, 704, 1),
  ].join('')
}
