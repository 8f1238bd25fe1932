/** Draws a progress bar on a terminal during work that takes longer than a second. */

/** Reports the progress of work. */
export interface Progress {
  readonly step: (task: string, doneCount: number, totalCount: number) => void;
  readonly end: () => void;
}

/** Where a progress bar is drawn. */
export interface ProgressTerminal {
  readonly write: (text: string) => void;
  /** Milliseconds since any fixed moment. */
  readonly milliseconds: () => number;
  readonly width: number;
}

/** Draws nothing. */
export const noProgress: Progress = { step: () => undefined, end: () => undefined };

/** A bar appears after this time. */
const showAfterMilliseconds = 1000;
/** A bar is drawn again after this time. */
const redrawIntervalMilliseconds = 100;

/** A progress bar on a terminal. */
export function createProgressBar({ write, milliseconds, width }: ProgressTerminal): Progress {
  const startedAt = milliseconds();
  let drawnAt = Number.NEGATIVE_INFINITY;
  let isShown = false;
  return {
    step: (task, doneCount, totalCount) => {
      const millisecondsNow = milliseconds();
      if (
        millisecondsNow - startedAt < showAfterMilliseconds ||
        millisecondsNow - drawnAt < redrawIntervalMilliseconds
      )
        return;
      [drawnAt, isShown] = [millisecondsNow, true];
      write(`\r${formatProgress(task, doneCount, totalCount, width)}\u001b[K`);
    },
    end: () => {
      if (isShown) write('\r\u001b[K');
      isShown = false;
    },
  };
}

function formatProgress(task: string, doneCount: number, totalCount: number, width: number): string {
  const fraction = totalCount === 0 ? 1 : Math.min(1, doneCount / totalCount);
  const figures = `${String(Math.floor(fraction * 100)).padStart(3)} %  ${doneCount} of ${totalCount}`;
  const barWidth = Math.min(30, width - task.length - figures.length - 6);
  if (barWidth < 5) return `${task}${figures}`.slice(0, Math.max(0, width - 1));
  const filledWidth = Math.round(fraction * barWidth);
  return `${task} [${'#'.repeat(filledWidth)}${'.'.repeat(barWidth - filledWidth)}]${figures}`;
}
