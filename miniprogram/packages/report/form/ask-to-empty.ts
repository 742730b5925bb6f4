/** Nothing brings back what was emptied. @returns whether the person still wants it */
export async function askToEmpty(): Promise<boolean> {
  const { confirm } = await wx.showModal({
    title: '清空重填',
    content: '已填写的文字、照片和位置都会删除，不能恢复。',
    confirmText: '清空',
  })
  return confirm
}
