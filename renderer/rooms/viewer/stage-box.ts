/**
 * Where a picture is drawn on the stage. Coordinates of the picture are its own pixels from its top left corner, those of
 * the stage CSS pixels from its own.
 */
export interface Size {
  width: number;
  height: number;
}

export interface Point {
  x: number;
  y: number;
}

/** `zoom`: 1 fits the stage. `pan`: how far the middle of the picture is from the stage's, in CSS pixels. */
export interface StageView {
  zoom: number;
  pan: Point;
}

const FITTED: StageView = { zoom: 1, pan: { x: 0, y: 0 } };

/** CSS pixels. `scale`: CSS pixels for one pixel of the picture. */
export interface StageBox extends Size {
  left: number;
  top: number;
  scale: number;
}

/** The largest scale at which all of the picture is seen. */
const fitScale = (stage: Size, picture: Size): number =>
  Math.min(stage.width / Math.max(1, picture.width), stage.height / Math.max(1, picture.height));

/** The zoom at which one pixel of the picture is one of the screen. */
export const actualZoom = (stage: Size, picture: Size, pixelRatio: number): number =>
  1 / (fitScale(stage, picture) * pixelRatio);

/** The corner lies on a pixel of the screen, so that nothing is blurred by half of one. */
export function stageBox(
  stage: Size,
  picture: Size,
  { zoom, pan }: StageView = FITTED,
  pixelRatio = 1,
): StageBox {
  const scale = fitScale(stage, picture) * zoom;
  const width = picture.width * scale;
  const height = picture.height * scale;
  const snapped = (value: number): number => Math.round(value * pixelRatio) / pixelRatio;
  return {
    left: snapped((stage.width - width) / 2 + pan.x),
    top: snapped((stage.height - height) / 2 + pan.y),
    width,
    height,
    scale,
  };
}

export const toStage = ({ left, top, scale }: StageBox, { x, y }: Point): Point => ({
  x: left + x * scale,
  y: top + y * scale,
});

export const toPicture = ({ left, top, scale }: StageBox, { x, y }: Point): Point => ({
  x: (x - left) / scale,
  y: (y - top) / scale,
});
