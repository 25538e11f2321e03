export default definePageConfig({ navigationBarTitleText: '连麦', enableShareAppMessage: true, disableScroll: true })
