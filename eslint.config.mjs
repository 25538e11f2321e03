export { rules as default } from './config/eslint.config.mjs'
