/** What the client build replaces by texts; tests and servers have Node's own `process` instead. */
declare const process: { readonly env: { readonly TARO_ENV: 'weapp' | 'h5'; readonly NODE_ENV: 'development' | 'production'; readonly LIANMAI_SERVER: string } }
