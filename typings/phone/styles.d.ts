/** The bundler puts them into the page; they export nothing. */
declare module '*.css'
