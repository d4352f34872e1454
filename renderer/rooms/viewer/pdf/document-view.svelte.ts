import { readBytes, type Reading } from '../read-bytes.ts';
import type { PdfFile } from './open-pdf.ts';
import { inSight, lengthOf, pageAt, placesOf, widthScale } from './page-layout.ts';

const ZOOM_STEP = 1.25;
const LEAST = 0.1;
const MOST = 8;
const LIBRARY =
  'The part of the app that draws documents could not be loaded. Close the viewer and open it again.';

/** A document that is read, a page under the other. Lengths are CSS pixels. */
export class DocumentView {
  pdf = $state.raw<PdfFile | null>(null);
  /** Why nothing is shown. */
  words = $state<string | null>(null);
  reading = $state.raw<Reading | null>(null);
  room = $state.raw({ width: 600, height: 400 });
  scrolled = $state(0);
  /** `null`: as wide as the room. */
  #own = $state<number | null>(null);

  readonly sizes = $derived(this.pdf?.sizes ?? []);
  readonly scale = $derived(this.#own ?? widthScale(this.sizes, this.room.width));
  readonly places = $derived(placesOf(this.sizes, this.scale));
  readonly length = $derived(lengthOf(this.places));
  readonly shown = $derived(inSight(this.places, this.scrolled, this.room.height));
  /** From 0. */
  readonly page = $derived(pageAt(this.places, this.scrolled, this.room.height));
  readonly percent = $derived(Math.round(this.scale * 100));
  readonly isFitted = $derived(this.#own === null);

  /** Reads and opens a file; call the answer when it is looked at no more. */
  open(address: string): () => void {
    const stop = new AbortController();
    void this.#read(address, stop.signal);
    return () => {
      stop.abort();
      void this.pdf?.close();
      this.pdf = null;
    };
  }

  /** Of a page (from 0); the nearest there is. */
  topOf(page: number): number {
    const place = this.places[Math.min(Math.max(page, 0), this.places.length - 1)];
    return place ? place.top - 4 : 0;
  }

  zoom(steps: number): void {
    this.#own = Math.min(Math.max(this.scale * ZOOM_STEP ** steps, LEAST), MOST);
  }

  fit(): void {
    this.#own = null;
  }

  actual(): void {
    this.#own = 1;
  }

  async #read(address: string, signal: AbortSignal): Promise<void> {
    const read = await readBytes(address, signal, (reading) => (this.reading = reading));
    if (!read) return;
    if (read.kind === 'words') return void (this.words = read.text);
    const library = await import('./open-pdf.ts').catch(() => null);
    if (!library) return void (this.words = LIBRARY);
    const opened = await library.openPdf(read.bytes);
    if (signal.aborted) return opened.kind === 'pdf' ? opened.pdf.close() : undefined;
    if (opened.kind === 'words') this.words = opened.text;
    else this.pdf = opened.pdf;
  }
}
