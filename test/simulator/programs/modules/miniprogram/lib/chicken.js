import { egg } from './egg'

export const chicken = () => '鸡'
export const hatch = () => egg() + '→' + chicken()
