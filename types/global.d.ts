/// <reference types="@tarojs/taro" />

declare module '*.module.scss' {
  const classes: Readonly<Record<string, string>>
  export default classes
}
declare module '*.scss'
declare module '*.png' {
  const url: string
  export default url
}
declare module '*.svg' {
  const url: string
  export default url
}
declare module '*.webp' {
  const url: string
  export default url
}

declare const process: { readonly env: { readonly TARO_ENV: 'weapp' | 'h5'; readonly NODE_ENV: 'development' | 'production'; readonly LIANMAI_SERVER: string } }
