// 具名导出、默认导出、活绑定
export let counted = 0
export function add(a, b) {
  counted += 1
  return a + b
}
export const PI = 3
const half = (n) => n / 2
export { half, half as halve }
export default class Circle {
  #radius
  constructor(radius) { this.#radius = radius }
  get area() { return PI * this.#radius ** 2 }
}
