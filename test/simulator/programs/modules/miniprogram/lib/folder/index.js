export * from '../math'
export { default as Circle } from '../math'
export * as text from './text'
