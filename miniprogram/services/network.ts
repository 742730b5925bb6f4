/** Calls `listener` whenever the phone is connected to a network again. @returns what ends it */
export function onReconnect(listener: () => void): () => void {
  const follow: WechatMiniprogram.OnNetworkStatusChangeCallback = ({ isConnected }) => {
    if (isConnected) listener()
  }
  wx.onNetworkStatusChange(follow)
  return () => wx.offNetworkStatusChange(follow)
}
