/** The address of a built worker, for `startWorker`. */
declare module '*?worker&url' {
  const address: string;
  export default address;
}
