import {
  Color,
  DirectionalLight,
  GridHelper,
  HemisphereLight,
  PerspectiveCamera,
  Scene,
  WebGLRenderer,
  type AnimationAction,
} from 'three';
import { EYE_ANGLE, eyeOf, type Orbit } from './orbit.ts';
import { materialsOf, type Model } from './read-model.ts';

/** The same in both themes: a model is judged before a neutral grey. */
const BACKGROUND = 0x5a5a5a;
const GRID = [0x8a8a8a, 0x707070] as const;

/** A model on its grid, in neutral light, drawn when it is asked for. */
export interface ModelScene {
  draw(orbit: Orbit): void;
  resize(width: number, height: number, ratio: number): void;
  showEdges(shown: boolean): void;
  showGrid(shown: boolean): void;
  /** Moves it by so many seconds. */
  advance(seconds: number): void;
  close(): void;
}

/** `null` where this computer draws no WebGL. */
export function sceneOf(canvas: HTMLCanvasElement, model: Model): ModelScene | null {
  const renderer = rendererOf(canvas);
  if (!renderer) return null;
  const { radius, centre } = model.ball;
  const scene = new Scene();
  scene.background = new Color(BACKGROUND);
  const key = new DirectionalLight(0xffffff, 2);
  key.position.set(1, 2, 1.5);
  scene.add(model.scene, new HemisphereLight(0xffffff, 0x8c8c8c, 2), key);
  const grid = new GridHelper(radius * 4, 20, ...GRID);
  grid.position.set(centre[0], centre[1] - radius, centre[2]);
  scene.add(grid);
  const camera = new PerspectiveCamera((EYE_ANGLE * 180) / Math.PI, 1, radius / 100, radius * 200);
  const actions: AnimationAction[] = model.clips.map((clip) => model.mixer.clipAction(clip).play());
  return {
    draw(orbit) {
      camera.position.set(...eyeOf(orbit));
      camera.lookAt(...orbit.target);
      renderer.render(scene, camera);
    },
    resize(width, height, ratio) {
      renderer.setPixelRatio(ratio);
      renderer.setSize(width, height, false);
      camera.aspect = width / Math.max(1, height);
      camera.updateProjectionMatrix();
    },
    showEdges(shown) {
      model.scene.traverse((object) => {
        for (const material of materialsOf(object))
          if ('wireframe' in material) material.wireframe = shown;
      });
    },
    showGrid: (shown) => void (grid.visible = shown),
    advance: (seconds) => void model.mixer.update(seconds),
    close() {
      for (const action of actions) action.stop();
      model.close();
      grid.geometry.dispose();
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
}

function rendererOf(canvas: HTMLCanvasElement): WebGLRenderer | null {
  try {
    return new WebGLRenderer({ canvas, antialias: true, preserveDrawingBuffer: true });
  } catch {
    return null;
  }
}
