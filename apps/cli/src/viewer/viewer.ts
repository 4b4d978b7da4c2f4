import {
  BufferAttribute,
  BufferGeometry,
  Color,
  Line,
  LineBasicMaterial,
  PerspectiveCamera,
  Points,
  PointsMaterial,
  Scene,
  WebGLRenderer,
} from "three";
import { OrbitControls } from "three/addons/controls/OrbitControls.js";
import { decodePoints, extentOf } from "./points.ts";

type Name = "truth" | "network";

/** Draws both attractors into an element that carries their points; says so in words where WebGL is absent. */
export function startViewer(element: HTMLElement): void {
  const canvas = element.querySelector("canvas");
  if (!canvas) return;
  let renderer: WebGLRenderer;
  try {
    renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true, preserveDrawingBuffer: true });
  } catch {
    element.classList.add("without-webgl");
    return;
  }

  const points = {
    truth: decodePoints(element.dataset.truth ?? ""),
    network: decodePoints(element.dataset.network ?? ""),
  };
  const scenes = { truth: sceneOf(points.truth), network: sceneOf(points.network) };
  const camera = new PerspectiveCamera(35, 1, 0.01, 1000);
  const controls = new OrbitControls(camera, canvas);
  const { center, radius } = extentOf(points.truth);
  controls.target.set(...center);
  camera.up.set(0, 0, 1);
  camera.position.set(center[0] + 2.1 * radius, center[1] - 3.6 * radius, center[2] + 1.1 * radius);
  controls.enableDamping = true;
  controls.autoRotate = !matchMedia("(prefers-reduced-motion: reduce)").matches;
  controls.autoRotateSpeed = 0.6;
  controls.enableZoom = false; // the wheel scrolls the page until the reader takes hold of the picture
  controls.addEventListener("start", () => {
    controls.autoRotate = false;
    controls.enableZoom = true;
  });

  const takeColors = (): void => {
    const style = getComputedStyle(element);
    for (const name of ["truth", "network"] as const) {
      const color = new Color(style.getPropertyValue(`--${name}`).trim());
      for (const material of scenes[name].materials) material.color = color;
    }
  };
  takeColors();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", takeColors);

  const draw = (): void => {
    controls.update();
    const { clientWidth: width, clientHeight: height } = canvas;
    if (width === 0) return;
    renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    renderer.setSize(width, height, false);
    renderer.setScissorTest(true);
    const shown = (["truth", "network"] as const).filter((name) => isShown(element, name));
    const beside = isBeside(element) && shown.length === 2;
    const wide = width >= height;
    renderer.setScissor(0, 0, width, height);
    renderer.clear();
    renderer.autoClear = false;
    shown.forEach((name, k) => {
      const [w, h] = beside ? (wide ? [width / 2, height] : [width, height / 2]) : [width, height];
      const x = beside && wide ? k * w : 0;
      const y = beside && !wide ? (1 - k) * h : 0;
      renderer.setViewport(x, y, w, h);
      renderer.setScissor(x, y, w, h);
      camera.aspect = w / h;
      camera.zoom = 0.94 * Math.min(1, w / h);
      camera.updateProjectionMatrix();
      renderer.render(scenes[name].scene, camera);
    });
  };
  whileVisible(element, draw);
}

/** A path, with a dot at its end: of a network that has come to rest nothing else is to be seen. */
function sceneOf(points: Float32Array<ArrayBuffer>): {
  scene: Scene;
  materials: (LineBasicMaterial | PointsMaterial)[];
} {
  const path = new LineBasicMaterial({ transparent: true, opacity: 0.55, depthWrite: false });
  const dot = new PointsMaterial({ size: 7, sizeAttenuation: false });
  const scene = new Scene();
  scene.add(new Line(geometryOf(points), path));
  scene.add(new Points(geometryOf(points.slice(-3)), dot));
  return { scene, materials: [path, dot] };
}

function geometryOf(points: Float32Array<ArrayBuffer>): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(points, 3));
  return geometry;
}

function isShown(element: HTMLElement, name: Name): boolean {
  return element.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.checked ?? true;
}

function isBeside(element: HTMLElement): boolean {
  return element.querySelector<HTMLInputElement>('input[name="beside"]')?.checked ?? false;
}

/** Draws in every frame, as long as the element can be seen. */
function whileVisible(element: HTMLElement, draw: () => void): void {
  let visible = false;
  const frame = (): void => {
    draw();
    if (visible) requestAnimationFrame(frame);
  };
  new IntersectionObserver(([entry]) => {
    const begins = entry.isIntersecting && !visible;
    visible = entry.isIntersecting;
    if (begins) requestAnimationFrame(frame);
  }).observe(element);
}
