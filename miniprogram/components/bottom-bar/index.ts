/** Fixed bar at the bottom of a page for its one or two main actions; `hint` says what happens next. Use with `<page-root bar>`. */
Component({
  properties: {
    hint: String,
  },
})
