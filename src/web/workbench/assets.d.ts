declare module '*.css'
declare module 'virtual:operations' {
  const operations: Readonly<Record<string, unknown>>
  export default operations
}
declare module '*.svg' {
  const address: string
  export default address
}
