/** Who holds the phone and which page is open: `/phone?as=PERSON&page=/pages/a/b?id=1`. */
export interface PhoneAddress {
  person: string
  page: string | undefined
}

export function readPhoneAddress(search: string = location.search): PhoneAddress {
  const values = new URLSearchParams(search)
  return { person: values.get('as') ?? '', page: values.get('page') ?? undefined }
}

/** Writes the page in view into the address without a new entry in the browser's history. */
export function writePage(page: string): void {
  const values = new URLSearchParams(location.search)
  values.set('page', page)
  history.replaceState(null, '', `${location.pathname}?${values}`)
}
