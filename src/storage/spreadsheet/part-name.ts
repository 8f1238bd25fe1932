/** Resolves the names of parts in a workbook, which programs write in several ways. */

/**
 * The name of a part, as the reader of workbooks compares names: from the root, with slashes, in lower case.
 * @param folder of the part that refers to it, with a slash at its end; the root has the empty name
 * @see https://learn.microsoft.com/openspecs/office_standards/ms-oi29500 Open Packaging Conventions, 6.2.2 and 6.5.3
 */
export function resolvePartName(target: string, folder = ''): string {
  const path = decodeEscapes(target).replaceAll('\\', '/');
  const names: string[] = [];
  for (const name of (path.startsWith('/') ? path : folder + path).toLowerCase().split('/'))
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  return names.join('/');
}

function decodeEscapes(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
