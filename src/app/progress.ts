/** Draws a progress bar on a terminal during work that takes longer than a second. */

/** Reports the progress of work. */
export interface Progress {
  readonly step: (what: string, done: number, total: number) => void;
  readonly end: () => void;
}

/** Where a progress bar is drawn. */
export interface ProgressSurface {
  readonly write: (text: string) => void;
  /** Milliseconds since any fixed moment. */
  readonly milliseconds: () => number;
  readonly width: number;
}

/** Draws nothing. */
export const noProgress: Progress = { step: () => undefined, end: () => undefined };

/** In milliseconds. */
const showAfter = 1000;
const redrawInterval = 100;

/** A progress bar on a terminal. */
export function createProgressBar({ write, milliseconds, width }: ProgressSurface): Progress {
  const startedAt = milliseconds();
  let drawnAt = Number.NEGATIVE_INFINITY;
  let shown = false;
  return {
    step: (what, done, total) => {
      const now = milliseconds();
      if (now - startedAt < showAfter || now - drawnAt < redrawInterval) return;
      [drawnAt, shown] = [now, true];
      write(`\r${formatProgress(what, done, total, width)}\u001b[K`);
    },
    end: () => {
      if (shown) write('\r\u001b[K');
      shown = false;
    },
  };
}

function formatProgress(what: string, done: number, total: number, width: number): string {
  const part = total === 0 ? 1 : Math.min(1, done / total);
  const figures = `${String(Math.floor(part * 100)).padStart(3)} %  ${done} of ${total}`;
  const room = Math.min(30, width - what.length - figures.length - 6);
  if (room < 5) return `${what}${figures}`.slice(0, Math.max(0, width - 1));
  const full = Math.round(part * room);
  return `${what} [${'#'.repeat(full)}${'.'.repeat(room - full)}]${figures}`;
}
