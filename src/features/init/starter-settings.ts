/** Contains the register.yaml of a new register: valid as it is, and full of examples to edit. */
export const settingsDraft = (
  name: string,
): string => `# yaml-language-server: $schema=schemas/settings.schema.json
version: 1
force:
  name: ${JSON.stringify(name)}
officer: Force HMICFRS Liaison Officer
marking: OFFICIAL

# The rows of the summary table, in order. Change them to match the paper that your committee receives.
origins:
  - id: local-peel
    label: Local PEEL
  - id: national-peel
    label: National PEEL
  - id: ncpi
    label: National Child Protection Inspection (NCPI)
  - id: cdi
    label: Crime Data Integrity (CDI)
  - id: custody
    label: Unannounced Custody inspection
  - id: national-thematic
    label: Other national thematic inspections
  - id: internal-audit
    label: Internal audit

# The roles that may lead an action. Enter roles, never names of people.
roles:
  - Deputy Chief Constable
  - ACC Local Policing
  - ACC Specialist Crime
  - Head of Crime
  - Head of Custody
  - Head of Corporate Services

# How to read an extract of the monitoring portal.
portal:
  columns:
    ref: Reference
    type: Type
    status: Status
    title: Title
    wording: Text
    inspection: Inspection
  types:
    Cause of concern: cause-of-concern
    Recommendation: recommendation
    Area for improvement: area-for-improvement
  closed_statuses: [Closed]

# When afi due lists an action, in days.
due:
  near_days: 28
  quiet_days: 60
  waiting_days: 90
  return_days: 28

# Files in this folder that are not records.
ignore: ["**/.gitkeep"]
`;
