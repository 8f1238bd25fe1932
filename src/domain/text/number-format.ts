/** How a figure is written in words and on pages. */

/** With a comma from a thousand on. */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');
