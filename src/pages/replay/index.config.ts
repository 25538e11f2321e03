export default definePageConfig({ navigationBarTitleText: '录像' })
