// Wheel, touchpad and pointer on the drawing: panning, and zooming about the pointer.
import { type Camera, zoom } from './camera.ts';

const moved = (camera: Camera, x: number, y: number): Camera => ({ ...camera, x: camera.x + x, y: camera.y + y });

interface Looking {
  readonly camera: () => Camera;
  readonly look: (camera: Camera) => void;
}

export function listenToPointers({ camera, look }: Looking): void {
  document.addEventListener(
    'wheel',
    event => {
      const view = (event.target as HTMLElement).closest<HTMLElement>('.view');
      if (!view) return;
      event.preventDefault();
      const { left, top } = view.getBoundingClientRect();
      // A pinch on a touchpad comes as a wheel with Ctrl, too.
      if (event.ctrlKey || event.metaKey) {
        look(zoom(camera(), Math.exp(-event.deltaY / 300), { x: event.clientX - left, y: event.clientY - top }));
      } else look(moved(camera(), -event.deltaX, -event.deltaY));
    },
    { passive: false },
  );

  document.addEventListener('pointerdown', event => {
    const view = (event.target as HTMLElement).closest<HTMLElement>('.view');
    if (!view || event.button !== 0 || (event.target as HTMLElement).closest('.node')) return;
    view.setPointerCapture(event.pointerId);
    view.classList.add('held');
    const start = camera();
    const move = ({ clientX, clientY }: PointerEvent) =>
      look(moved(start, clientX - event.clientX, clientY - event.clientY));
    const release = () => {
      view.classList.remove('held');
      view.removeEventListener('pointermove', move);
    };
    view.addEventListener('pointermove', move);
    view.addEventListener('pointerup', release, { once: true });
    view.addEventListener('pointercancel', release, { once: true });
  });
}
