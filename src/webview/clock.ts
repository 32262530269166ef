import { positions } from './layer-view';
import { type PanelState, speeds, viewIn } from './state';

export interface Clock {
  last: number | undefined;
  /** Fraction of a position that is still to come. */
  rest: number;
}

/** Moves the timeline by as many positions as the time since the last frame is worth; stops at the last one. */
export function advance(clock: Clock, state: PanelState, now: number): void {
  const view = viewIn(state);
  if (!state.playing || !view || state.hover || state.pin) {
    clock.last = undefined;
    return;
  }
  // After a pause of the whole page, the kernel goes on from where it was.
  const elapsed = Math.min(100, now - (clock.last ?? now));
  clock.last = now;
  clock.rest += (elapsed / 1000) * (speeds[state.speed] ?? 1);
  const steps = Math.floor(clock.rest);
  clock.rest -= steps;
  state.at = Math.min(positions(view) - 1, state.at + steps);
  if (state.at === positions(view) - 1) state.playing = false;
}
