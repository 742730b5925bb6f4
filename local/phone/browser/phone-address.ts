const STANDARD_FONT_SIZE = 16

/** Who holds the phone, which page is open, and the type size: `/phone?as=PERSON&page=/pages/a/b?id=1&fontSize=23`. */
export interface PhoneAddress {
  person: string
  page: string | undefined
  /** What is chosen in WeChat's settings, in px; 16 is the standard. */
  fontSize: number
}

export function readPhoneAddress(search: string = location.search): PhoneAddress {
  const values = new URLSearchParams(search)
  return {
    person: values.get('as') ?? '',
    page: values.get('page') ?? undefined,
    fontSize: Number(values.get('fontSize') ?? STANDARD_FONT_SIZE),
  }
}

/** Writes the page in view into the address without a new entry in the browser's history. */
export function writePage(page: string): void {
  const values = new URLSearchParams(location.search)
  values.set('page', page)
  history.replaceState(null, '', `${location.pathname}?${values}`)
}
