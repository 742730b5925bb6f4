/** Digits that may belong to one number, however they are spelled and parted: 138-0000-0001, 一三八零零…, 1 3 8 0 0. */

const HAN: Record<string, string> = Object.fromEntries(
  ['0〇零○', '1一壹幺', '2二贰貳', '3三叁參', '4四肆', '5五伍', '6六陆陸', '7七柒', '8八捌', '9九玖'].flatMap(
    ([digit = '', ...letters]) => letters.map((letter) => [letter, digit]),
  ),
)
const DIGIT = `[0-9${Object.keys(HAN).join('')}]`
/** Four stars and more stand for a number that is masked already: nothing is joined across them. */
const BETWEEN = String.raw`(?:(?!\*{4})[\s\-‐‑‒–—―−~·•.。,/_|()\[\]【】〔〕+*]){0,3}`
const RUN = new RegExp(`${DIGIT}(?:${BETWEEN}${DIGIT})*`, 'g')
const GROUP = new RegExp(`${DIGIT}+`, 'g')

/** Digits without anything between them. */
export interface Group {
  /** As 0 to 9. */
  digits: string
  start: number
  end: number
  /** Written in Chinese, at least in part. */
  isHan: boolean
}

/** @returns the letter O where it stands for a zero: 138OO138OOO */
function withZeros(plain: string): string {
  return plain.includes('O') || plain.includes('o')
    ? plain.replace(/\d[Oo]+(?![A-Za-z])/g, (part) => part.replace(/o/gi, '0'))
    : plain
}

/** @param plain in half width @returns the runs of groups, each with what may part the digits of one number in between */
export function digitRuns(plain: string): Group[][] {
  const text = withZeros(plain)
  return [...text.matchAll(RUN)].map(({ 0: run, index }) =>
    [...run.matchAll(GROUP)].map((group) => groupAt(group[0], index + group.index)),
  )
}

function groupAt(written: string, start: number): Group {
  const digits = written.replace(/[^0-9]/g, (letter) => HAN[letter] ?? letter)
  return { digits, start, end: start + written.length, isHan: digits !== written }
}
