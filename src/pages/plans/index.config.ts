export default definePageConfig({ navigationBarTitleText: '日程', enableShareAppMessage: true })
