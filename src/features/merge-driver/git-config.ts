/** The command that git's configuration names as the merge driver. */

/** If afi is missing or fails, git merges the file as text, so that no conflict is left without markers. */
export const mergeDriver =
  'afi merge-file %O %A %B --path %P --marker-size %L || { [ $? = 1 ] && exit 1; git merge-file --marker-size=%L %A %O %B; }';
