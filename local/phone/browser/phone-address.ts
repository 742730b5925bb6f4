/** Who holds the phone, which page is open, what is wrong with it: `/phone?as=PERSON&page=/pages/a/b?id=1&trouble=heic`. */
export interface PhoneAddress {
  person: string
  page: string | undefined
  troubles: string[]
}

export function readPhoneAddress(search: string = location.search): PhoneAddress {
  const values = new URLSearchParams(search)
  const troubles = (values.get('trouble') ?? '').split(',').filter((name) => name !== '')
  return { person: values.get('as') ?? '', page: values.get('page') ?? undefined, troubles }
}

/** Writes the page in view into the address without a new entry in the browser's history. */
export function writePage(page: string): void {
  const values = new URLSearchParams(location.search)
  values.set('page', page)
  history.replaceState(null, '', `${location.pathname}?${values}`)
}
