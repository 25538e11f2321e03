import { languageOf } from './i18n/index'

App({
  language: languageOf(wx.getAppBaseInfo().language),
  onThemeChange({ theme }) {
    this.theme = theme
    console.log(`theme ${theme}`)
  },
})
