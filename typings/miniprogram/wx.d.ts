// What WeChat's typings lack or say wrongly.
declare namespace WechatMiniprogram {
  /** How somebody answered when WeChat asked for the agreement to the privacy guide. */
  type ResolvePrivacy = (answer: {
    event: 'agree' | 'disagree' | 'exposureAuthorization'
    /** The button of `open-type="agreePrivacyAuthorization"` that was tapped. */
    buttonId?: string
  }) => void

  /** A tap on something that carries `data-…` in the template: what is read of it, by the attributes' names. */
  interface Tap<Dataset extends object> {
    currentTarget: { dataset: Dataset }
  }

  interface Wx {
    /** The official typings declare a listener without parameters; WeChat passes `resolve`. */
    onNeedPrivacyAuthorization(listener: (resolve: ResolvePrivacy) => void): void

    /** The official typings forget what the listener is told, so that the one to take away would be no listener. */
    offNetworkStatusChange(listener: OnNetworkStatusChangeCallback): void

    /** The official typings want a canvas of the page; one that is off screen is taken too. */
    canvasToTempFilePath(
      option: Omit<CanvasToTempFilePathOption, 'canvas'> & { canvas: OffscreenCanvas },
    ): Promise<CanvasToTempFilePathSuccessCallbackResult>
  }
}
