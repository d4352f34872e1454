// Reads documents beside the page's own work; a built file of our own.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
