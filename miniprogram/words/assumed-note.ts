/** Beside a date that reaches into a year whose public holidays are not published yet. */
export const ASSUMED_NOTE = '按法定节假日推算，放假安排公布后如有变化会告知您'
