/** Style sheets are imported for their side effect; the build extracts them. */
declare module '*.css';
