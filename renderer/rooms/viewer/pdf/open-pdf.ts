import {
  getDocument,
  PDFWorker,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { startWorker } from '../../../lib/worker-url.ts';
import type { PageSize } from './page-layout.ts';
import workerAddress from './pdf-worker.ts?worker&url';

/** Where a link on a page leads: out of the document, or to one of its pages (from 0). */
export type LinkTarget = { kind: 'web'; address: string } | { kind: 'page'; page: number };

/** A link on a page, as parts of the page's width and height from its top left. */
export interface PageLink {
  target: LinkTarget;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A document that is open. `close` gives its memory back. */
export interface PdfFile {
  /** In CSS pixels at 100 %. */
  sizes: PageSize[];
  /** Draws a page (from 0); `scale`: pixels of the screen for one CSS pixel at 100 %. Rejects when stopped or damaged. */
  draw(page: number, canvas: HTMLCanvasElement, scale: number, signal: AbortSignal): Promise<void>;
  links(page: number): Promise<PageLink[]>;
  close(): Promise<void>;
}

export type PdfOutcome = { kind: 'pdf'; pdf: PdfFile } | { kind: 'words'; text: string };

/** More pages than any brief has; their sizes are asked for one by one. */
const MOST_PAGES = 2000;
/** Pixels of a picture within a page, and of a page as it is drawn. */
const MOST_PIXELS = 40_000_000;
/** Points are of an inch's 72nd, CSS pixels of its 96th. */
const CSS_PIXELS = 96 / 72;

/** Opens a document: no script of it runs, nothing is loaded for it, and its forms are drawn as they are. */
export async function openPdf(bytes: Uint8Array<ArrayBuffer>): Promise<PdfOutcome> {
  const worker = startWorker(workerAddress);
  // Its types know of no worker.
  const port = new PDFWorker({ port: worker as unknown as null });
  try {
    const task = getDocument({
      data: bytes,
      worker: port,
      isEvalSupported: false,
      enableXfa: false,
      useWorkerFetch: false,
      useSystemFonts: true,
      maxImageSize: MOST_PIXELS,
      canvasMaxAreaInBytes: MOST_PIXELS * 4,
      disableAutoFetch: true,
      verbosity: 0,
    });
    const file = await task.promise;
    const sizes = await sizesOf(file);
    const close = async (): Promise<void> => {
      await task.destroy();
      port.destroy();
      worker.terminate();
    };
    return { kind: 'pdf', pdf: { sizes, ...pagesOf(file), close } };
  } catch (error) {
    port.destroy();
    worker.terminate();
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return { kind: 'words', text: isLocked ? WITH_PASSWORD : DAMAGED };
  }
}

const WITH_PASSWORD = 'This document has a password and is not shown here. Save it to open it.';
const DAMAGED = 'This document cannot be read. Save it to open it.';

async function sizesOf(file: PDFDocumentProxy): Promise<PageSize[]> {
  const sizes: PageSize[] = [];
  for (let page = 1; page <= Math.min(file.numPages, MOST_PAGES); page += 1) {
    const { width, height } = (await file.getPage(page)).getViewport({ scale: CSS_PIXELS });
    sizes.push({ width, height });
  }
  return sizes;
}

function pagesOf(file: PDFDocumentProxy): Pick<PdfFile, 'draw' | 'links'> {
  return {
    async draw(page, canvas, scale, signal) {
      const proxy = await file.getPage(page + 1);
      const whole = proxy.getViewport({ scale: CSS_PIXELS });
      const most = Math.sqrt(MOST_PIXELS / (whole.width * whole.height));
      const viewport = proxy.getViewport({ scale: CSS_PIXELS * Math.min(scale, most) });
      const context = canvas.getContext('2d');
      if (signal.aborted || !context) return;
      canvas.width = Math.max(1, Math.round(viewport.width));
      canvas.height = Math.max(1, Math.round(viewport.height));
      const drawing = proxy.render({ canvasContext: context, viewport });
      signal.addEventListener('abort', () => drawing.cancel(), { once: true });
      await drawing.promise;
    },
    async links(page) {
      const proxy = await file.getPage(page + 1);
      const found = (await proxy.getAnnotations({ intent: 'display' })) as Annotation[];
      const links = await Promise.all(found.map((one) => linkOf(file, proxy, one)));
      return links.filter((link) => link !== null);
    },
  };
}

interface Annotation {
  subtype?: string;
  rect?: number[];
  /** Of a scheme that pdf.js lets through. */
  url?: string;
  dest?: string | unknown[];
}

async function linkOf(
  file: PDFDocumentProxy,
  page: PDFPageProxy,
  { subtype, rect, url, dest }: Annotation,
): Promise<PageLink | null> {
  if (subtype !== 'Link' || rect?.length !== 4) return null;
  const target = url ? webTarget(url) : dest ? await pageTarget(file, dest) : null;
  if (!target) return null;
  const viewport = page.getViewport({ scale: 1 });
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = viewport.convertToViewportRectangle(rect) as number[];
  return {
    target,
    left: Math.min(x1, x2) / viewport.width,
    top: Math.min(y1, y2) / viewport.height,
    width: Math.abs(x2 - x1) / viewport.width,
    height: Math.abs(y2 - y1) / viewport.height,
  };
}

function webTarget(address: string): LinkTarget | null {
  return /^https?:\/\//i.test(address) ? { kind: 'web', address } : null;
}

async function pageTarget(
  file: PDFDocumentProxy,
  dest: string | unknown[],
): Promise<LinkTarget | null> {
  try {
    const found: unknown[] | null =
      typeof dest === 'string' ? await file.getDestination(dest) : dest;
    const [first] = found ?? [];
    if (typeof first === 'number') return { kind: 'page', page: first };
    const page = await file.getPageIndex(first as { num: number; gen: number });
    return { kind: 'page', page };
  } catch {
    return null;
  }
}
