/** A bar on a terminal for what takes longer than a second: how far it is, drawn over itself, gone when it is done. */

export interface Progress {
  readonly step: (what: string, done: number, of: number) => void;
  readonly end: () => void;
}

export interface ProgressSurface {
  readonly write: (text: string) => void;
  /** Milliseconds since any fixed moment. */
  readonly milliseconds: () => number;
  readonly width: number;
}

export const noProgress: Progress = { step: () => undefined, end: () => undefined };

const after = 1000;
const every = 100;

export function createProgressBar({ write, milliseconds, width }: ProgressSurface): Progress {
  const begun = milliseconds();
  let drawn = Number.NEGATIVE_INFINITY;
  let shown = false;
  return {
    step: (what, done, of) => {
      const now = milliseconds();
      if (now - begun < after || now - drawn < every) return;
      [drawn, shown] = [now, true];
      write(`\r${lineOf(what, done, of, width)}\u001b[K`);
    },
    end: () => {
      if (shown) write('\r\u001b[K');
      shown = false;
    },
  };
}

function lineOf(what: string, done: number, of: number, width: number): string {
  const part = of === 0 ? 1 : Math.min(1, done / of);
  const figures = `${String(Math.floor(part * 100)).padStart(3)} %  ${done} of ${of}`;
  const room = Math.min(30, width - what.length - figures.length - 6);
  if (room < 5) return `${what}${figures}`.slice(0, Math.max(0, width - 1));
  const full = Math.round(part * room);
  return `${what} [${'#'.repeat(full)}${'.'.repeat(room - full)}]${figures}`;
}
