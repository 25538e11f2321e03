import zh from './zh'
import en from './en'

const words = { zh, en }
export const languageOf = (language) => (language.startsWith('zh') ? 'zh' : 'en')
export const t = (key) => words[getApp().language][key]
export default words
