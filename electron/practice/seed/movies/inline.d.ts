/** A file as a data address: it is part of the compiled program. */
declare module '*?inline' {
  const address: string;
  export default address;
}
