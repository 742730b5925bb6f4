/** Where the person is, as far as WeChat may tell without asking anew. */

/** `unasked`: WeChat asks by itself when it needs to. */
type LocationPermission = 'allowed' | 'unasked' | 'refused'

/** Asks nobody anything. */
export async function locationPermission(): Promise<LocationPermission> {
  try {
    const { authSetting } = await wx.getSetting()
    const allowed = authSetting['scope.userLocation']
    if (allowed === undefined) return 'unasked'
    return allowed ? 'allowed' : 'refused'
  } catch (error) {
    console.warn('setting', error)
    return 'unasked'
  }
}
