import js from '@eslint/js'
import tseslint from 'typescript-eslint'
import house from './scripts/lint/house.mjs'
import { DOORS, QUERIES, ROOMS } from './scripts/lint/rooms.mjs'

/** WeChat's compiler takes files one by one and without their types. */
const NOT_ON_THE_PHONE = [
  { selector: 'TSEnumDeclaration[const=true]', message: 'No const enum: files are compiled one by one.' },
  { selector: 'TSSatisfiesExpression', message: "No satisfies: WeChat's compiler does not know it." },
]
const NO_CALL = {
  selector: 'MemberExpression[property.name="callFunction"]',
  message: 'Functions are called by services/call.ts: it knows errors, time limits and the session.',
}
const NO_CLOUD = [
  {
    selector: 'MemberExpression[object.name="wx"][property.name="cloud"]',
    message: 'Only services/call.ts calls functions and only services/uploads.ts moves files.',
  },
  {
    selector: 'VariableDeclarator[init.name="wx"] > ObjectPattern',
    message: "Write wx.… in full: a search finds all uses of WeChat's API.",
  },
]
const NO_CLOCK = {
  selector:
    'CallExpression[callee.object.name="Date"][callee.property.name="now"], NewExpression[callee.name="Date"][arguments.length=0]',
  message: 'The time is a parameter.',
}
/** Pure: neither the phone's world nor the server's. */
const NOT_IN_THE_RULES = [
  'wx',
  'App',
  'Page',
  'Component',
  'Behavior',
  'getApp',
  'getCurrentPages',
  'process',
  'Buffer',
  'console',
  'require',
  'fetch',
  'setTimeout',
  'setInterval',
]

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      'dist',
      '.data',
      'miniprogram/miniprogram_npm',
      'coverage',
      'local/test/fixtures',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    // What needs types, promises that nobody awaits, is asked by oxlint (.oxlintrc.json): it has them in a second.
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'max-lines': ['warn', { max: 300, skipComments: true }],
    },
  },
  {
    // Who may use whom: ARCHITECTURE.md, held by tables in scripts/lint/rooms.mjs.
    files: ['**/*.ts'],
    plugins: { house },
    rules: {
      'house/imports': ['error', ROOMS],
      'house/doors': ['error', DOORS],
      'house/queries': ['error', QUERIES],
    },
  },
  {
    files: ['miniprogram/**/*.ts'],
    languageOptions: {
      globals: {
        wx: 'readonly',
        App: 'readonly',
        Page: 'readonly',
        Component: 'readonly',
        Behavior: 'readonly',
        getApp: 'readonly',
        getCurrentPages: 'readonly',
      },
    },
    rules: { 'no-restricted-syntax': ['error', ...NOT_ON_THE_PHONE, ...NO_CLOUD] },
  },
  {
    // The one place that calls functions; the other moves files.
    files: ['miniprogram/services/call.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NOT_ON_THE_PHONE] },
  },
  {
    files: ['miniprogram/services/uploads.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NOT_ON_THE_PHONE, NO_CALL] },
  },
  {
    files: ['miniprogram/domain/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...NOT_IN_THE_RULES],
      'no-restricted-syntax': ['error', ...NOT_ON_THE_PHONE, NO_CLOCK],
    },
  },
  {
    // The time comes in with the context: a test turns it, and all of one call happens at one moment.
    files: ['cloudfunctions/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', NO_CLOCK] },
  },
  {
    files: ['**/*.mjs', '**/*.js', '**/*.cjs'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', performance: 'readonly' },
    },
  },
)
