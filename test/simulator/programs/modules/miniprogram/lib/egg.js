import * as farm from './chicken'

export function egg() {
  return '蛋'
}
export const lay = () => farm.chicken() + '→' + egg()
