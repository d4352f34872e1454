import type { Drawing } from '../../../../electron/shared/annotations/drawing.ts';
import type { NewDrawing } from '../../../../electron/shared/annotations/write.ts';

const HEAD = 15;
const PAPER = 'rgba(255,255,255,0.8)';

/** A drawing that was made just now, as it will be read back from Kitsu. The schemas of that are not for a page. */
export function asDrawing(made: NewDrawing, author: string | null): Drawing {
  const common = { id: made.id, author, on: made.on, opacity: 1, holes: [] };
  switch (made.kind) {
    case 'stroke': {
      // A straight line has no pressure in Kitsu.
      const { width } = made;
      const isStraight = made.points.length === 2;
      const points = made.points.map(([x, y, pressure]): [number, number, number] => [
        x,
        y,
        isStraight ? width : pressure * width,
      ]);
      return { ...common, kind: 'stroke', colour: made.colour, points };
    }
    case 'arrow': {
      const { colour, width, from, to } = made;
      return { ...common, kind: 'arrow', colour, width, from, to, head: HEAD };
    }
    case 'text': {
      const { text, at, size, colour } = made;
      return { ...common, kind: 'text', text, at, size, colour, angle: 0, background: PAPER };
    }
  }
}
