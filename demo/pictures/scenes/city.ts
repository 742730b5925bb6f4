import { ground, sky } from '../backdrop'
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

/** A view of its own: a hoarding along the whole street; the crane and the machine only while work goes on. */
export const site: Draw = ({ random, light, after }) =>
  [
    sky(random, light),
    after ? finishedBlock() : shell(430) + crane(300) + excavator(1000, 520),
    after ? repeat(4, (index) => tree(90 + index * 340, 560, 0.8, random, light)) : '',
    ground(random, light),
    repeat(9, (index) => {
      const colour = index % 2 ? '#3F8F7F' : '#4A9C8B'
      return rect(index * 136, 500, 132, 110, colour) + rect(index * 136, 500, 132, 14, '#2F6F63')
    }),
    rect(0, 600, WIDTH, 12, '#D9B44A'),
    after ? '' : soundWaves(830, 330),
    person(random.between(220, 420), 672, 1.05, random),
    after ? person(760, 676, 1.05, random) : cone(660, 740, 0.9),
  ].join('')

function soundWaves(x: number, y: number): string {
  return repeat(3, (index) => {
    const half = 46 + index * 26
    return line(`M${x + index * 40} ${y - half} q${34 + index * 14} ${half} 0 ${half * 2}`, '#F08A24', 11, {
      opacity: 0.95 - index * 0.22,
    })
  })
}

function finishedBlock(): string {
  return repeat(2, (block) =>
    [
      rect(240 + block * 420, 180 + block * 50, 280, 340, block ? '#DCE6EC' : '#EFE3CF'),
      repeat(20, (index) =>
        rect(
          268 + block * 420 + (index % 4) * 62,
          210 + block * 50 + Math.floor(index / 4) * 58,
          38,
          38,
          '#7FA6BF',
        ),
      ),
    ].join(''),
  )
}

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

function shell(x: number): string {
  return repeat(5, (row) =>
    [
      rect(x, 220 + row * 64, 330, 14, '#A7ABB0'),
      repeat(6, (column) => rect(x + column * 64, 230 + row * 64, 13, 58, '#8F9499')),
      row < 3 ? '' : rect(x + 14, 236 + row * 64, 112, 46, '#3F7F74', { opacity: 0.55 }),
    ].join(''),
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

/** A view of its own: the works behind the road. */
export const smoke: Draw = ({ random, light, after }) =>
  [
    sky(random, light),
    chimney(290),
    chimney(760),
    works(),
    after
      ? ''
      : plume(290, random) + plume(760, random) + rect(0, 0, WIDTH, 600, '#6B6459', { opacity: 0.2 }),
    after ? repeat(5, (index) => tree(80 + index * 270, 588, 0.7, random, light)) : '',
    ground(random, light),
    person(random.between(520, 700), 672, 1.05, random),
    after ? plant(980, 664, light) : '',
  ].join('')

const WALLS = ['#B8C2CC', '#C9BBA8', '#AEB9B2']

function works(): string {
  return WALLS.map((wall, index) => {
    const x = 110 + index * 330
    const roof: [number, number][] = [0, 1, 2].flatMap((tooth): [number, number][] => [
      [x + tooth * 110, 350],
      [x + tooth * 110 + 110, 410],
    ])
    return [
      polygon([[x, 410], ...roof, [x + 330, 410]], '#8F969E'),
      rect(x, 408, 330, 170, wall),
      repeat(5, (column) => rect(x + 24 + column * 60, 450, 36, 48, '#6F93AE')),
      rect(x + 130, 516, 70, 62, '#59616B'),
    ].join('')
  }).join('')
}

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
