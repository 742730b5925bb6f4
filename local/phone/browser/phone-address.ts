const STANDARD_FONT_SIZE = 16

/**
 * Who holds the phone, which page is open, what is wrong with it, and the type size chosen in WeChat's settings:
 * `/phone?as=PERSON&page=/pages/a/b?id=1&trouble=heic&fontSize=23`.
 */
export interface PhoneAddress {
  person: string
  page: string | undefined
  troubles: string[]
  /** px */
  fontSize: number
}

export function readPhoneAddress(search: string = location.search): PhoneAddress {
  const values = new URLSearchParams(search)
  const troubles = (values.get('trouble') ?? '').split(',').filter((name) => name !== '')
  return {
    person: values.get('as') ?? '',
    page: values.get('page') ?? undefined,
    troubles,
    fontSize: Number(values.get('fontSize') ?? STANDARD_FONT_SIZE),
  }
}

/** Writes the page in view into the address without a new entry in the browser's history. */
export function writePage(page: string): void {
  const values = new URLSearchParams(location.search)
  values.set('page', page)
  history.replaceState(null, '', `${location.pathname}?${values}`)
}
