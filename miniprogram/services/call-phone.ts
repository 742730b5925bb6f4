/** Lets the person confirm and call. @returns whether they called; a changed mind is no failure */
export async function callPhone(phoneNumber: string): Promise<boolean> {
  return wx.makePhoneCall({ phoneNumber }).then(
    () => true,
    () => false,
  )
}
