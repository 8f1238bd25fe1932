/** Contains the help on personal data: what is looked for, how to remove words, and how to remove them from git's past. */

/** The text of `afi help personal-data`. */
export const personalDataTopic = `Personal data

What is looked for
  afi check warns of texts that look like an e-mail address, a telephone number, a collar number, a crime or custody
  reference, a National Insurance number or a postal address. afi report and afi site write nothing for the public that
  contains one, and list each place. Names of people have no form by which a program could recognise them: read what you
  publish. Text in the pictures, headers and footers of templates/reference.docx is not read.

What the public reads of an event
  The words of an event only if register.yaml lists its kind, and ratings only with rag: true. Words of an event with
  internal: true are never published.

    public:
      words: [progress, closed]
      rag: true
      allow:
        - {text: 01632 960001, reason: The switchboard of the force., approved_by: iamb}

  An entry under allow permits what its text contains, such as this number, wherever it is. The mailbox of a role, such as
  hmicfrs.liaison@force.example, needs no entry on a line of a paper that begins with Contact, Presenting officer or For
  further information.

Remove words from the register
    afi redact ID history[3].note --reason "It named a victim." --approved-by iamb --dry-run
    afi redact ID history[3].note --reason "It named a victim." --approved-by iamb

  ID is the id of an action, or a file such as inspections/roads-2020.yaml. history[3] is the fourth event, because events
  are counted from 0. A field that does not exist is refused with a list of those that do.

  [removed] takes the place of the words. A correction records the day, the reason, who approved it, and the fingerprint of
  the former text (sha256), so that afi verify can tell it from tampering. Earlier corrections with the same words get
  fingerprints too. --dry-run prints the difference with the words, on your own terminal only. A fingerprint confirms a guess:
  if only a short number is removed from a sentence, somebody who has the sentence can try all numbers, so remove the text in
  full.

Remove words from git's past
  Until this is done, every clone and every copy still has the words. Tell the data protection officer first. Everybody who
  has a clone stops work, and sends what is not pushed yet.

    1. Remove the words as above, and push.
    2. Make a copy of the repository for the record of this work, and keep it where the officer says.
    3. In a new clone, write each text to remove on a line of a file outside the repository, with \\s+ between its words,
       since lines of a file may end there:
         regex:the\\s+words==>(removed)
       Write (removed) with round brackets: a file with others may not be readable. afi verify knows it. Then run
         git filter-repo --replace-text ../words.txt --replace-message ../words.txt
       (git-filter-repo is a program of its own: https://github.com/newren/git-filter-repo)
    4. Check that nothing is left:
         git log --all --oneline --pickaxe-regex -S "the[[:space:]]+words"
         git log --all --oneline --grep "the words"
    5. Push the new history, with the host's protection of the branch lifted for this once:
         git push --force --all && git push --force --tags
       Ask the host to delete the old commits, pull requests and forks too.
    6. Delete the old clones, and clone again. Delete the caches and the artefacts of CI, backups of the repository, and
       published papers and pages that have the words; write these anew with afi report and afi site.
    7. The commits have new ids. Anchors from before, which are in published papers, no longer match: record the new commit
       with the reason, and use it as the anchor from then on:
         git rev-parse HEAD
    8. Delete the file with the words.
`;
