import { defineElement } from './element'
import { Image } from './image'

/** <cover-image>: as <image>; over a map or video needs nothing special in a browser. */
class CoverImage extends Image {}

defineElement('cover-image', CoverImage)
