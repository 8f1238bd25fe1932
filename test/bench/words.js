/** The phrases of a generated register. Each is picked separately, so that no two actions have similar texts. */

export const subjects = [
  ['custody', 'Custody inspection', 'custody', '7'],
  ['fraud', 'Fraud: time to choose', 'national-thematic', '8'],
  ['stalking', 'Living in fear of stalking', 'national-thematic', '6'],
  ['roads', 'Roads policing: not optional', 'national-thematic', '3'],
  ['cyber', 'Keep the light on: cyber crime', 'national-thematic', '8'],
  ['hate-crime', 'Understanding the difference: hate crime', 'national-thematic', '2'],
  ['child-protection', 'Child protection inspection', 'ncpi', '6'],
  ['crime-data', 'Crime data integrity inspection', 'cdi', '1'],
  ['peel', 'PEEL inspection', 'local-peel', '12'],
  ['firearms-licensing', 'Targeting the risk: firearms licensing', 'national-thematic', '10'],
  ['modern-slavery', 'Stolen freedom: modern slavery', 'national-thematic', '6'],
  ['disclosure', 'Making it fair: disclosure', 'national-thematic', '5'],
  ['mental-health', 'Policing and mental health', 'national-thematic', '4'],
  ['vetting', 'Vetting and counter-corruption', 'national-thematic', '11'],
  ['older-people', 'The poor relation: older people', 'national-thematic', '1'],
  ['audit', 'Internal audit review', 'internal-audit', '12'],
];

export const boards = [
  ['iamb', 'Inspection and Audit Monitoring Board', 'Deputy Chief Constable'],
  ['crime-dag', 'Crime Delivery and Assurance Group', 'ACC Specialist Crime'],
  ['custody-dag', 'Custody Delivery and Assurance Group', 'ACC Local Policing'],
  ['local-policing-dag', 'Local Policing Delivery and Assurance Group', 'ACC Local Policing'],
  ['vulnerability-dag', 'Vulnerability Delivery and Assurance Group', 'ACC Specialist Crime'],
  ['people-dag', 'People Delivery and Assurance Group', 'HR Director'],
  ['resources-dag', 'Resources Delivery and Assurance Group', 'Chief Finance Officer'],
];

export const forceLeads = [
  'Deputy Chief Constable',
  'ACC Local Policing',
  'ACC Specialist Crime',
  'Chief Finance Officer',
];

export const deliveryLeads = [
  'Head of Custody',
  'Head of Crime',
  'Head of Response',
  'Head of Neighbourhood Policing',
  'Head of Protecting Vulnerable People',
  'Head of Criminal Justice',
  'Head of Professional Standards',
  'Head of Force Control Room',
  'Head of Intelligence',
  'Head of Learning and Development',
  'Force Crime Registrar',
];

const themeWords =
  'custody investigation supervision training victims data-quality vetting partnership contact crime-recording safeguarding demand';
export const themes = themeWords.split(' ');

export const verbs = [
  'review',
  'set a standard for',
  'audit',
  'train supervisors in',
  'publish the results of',
  'bring under one owner',
  'put beyond doubt',
  'record the reasons for',
  'measure',
  'reduce delay in',
  'write down the policy on',
  'give enough staff to',
  'test each quarter',
  'report monthly on',
  'explain to victims',
  'clear the backlog in',
  'agree with partners',
  'put right',
  'make consistent',
  'follow up',
];

export const objects = [
  'the grading of emergency calls',
  'searches of detained people',
  'the assessment of risk to children',
  'contact with victims of burglary',
  'investigation plans',
  'the use of force on vulnerable people',
  'stop and search encounters',
  'referrals to the safeguarding hub',
  'the retention of digital devices',
  'bail and release under investigation',
  'the allocation of crime',
  'visits to registered offenders',
  'body-worn video',
  'decisions to take no further action',
  'the cancelling of recorded crimes',
  'renewals of firearms certificates',
  'missing person reports',
  'domestic abuse call-outs',
  'disclosure schedules',
  'the flagging of repeat victims',
  'supervision of new detectives',
  'problem-solving plans',
  'overtime and rest days',
  'complaints of discrimination',
  'care plans in custody',
  'intelligence on organised crime',
  'the property store',
  'welfare checks for officers',
  'witness statements',
  'non-emergency answering times',
];

export const places = [
  'in the control room',
  'across every district',
  'at the two largest stations',
  'in neighbourhood teams',
  'on night shifts',
  'within specialist units',
  'in the crime hub',
  'between shifts',
  'in rural areas',
  'in town centres',
  'at first contact',
  'before the first court date',
  'after an arrest',
  'during handover',
  'among probationers',
  'in joint operations',
  'with the ambulance service',
  'with the local council',
  'for repeat callers',
  'for victims under eighteen',
  'in the detained property process',
  'for cases open over a year',
  'in the professional standards team',
  'wherever a child is present',
  'at the weekend',
];

export const occasions = [
  'without delay',
  'in every case',
  'as the code requires',
  'in plain language',
  'to a written standard',
  'so that nothing is lost',
  'from start to finish',
  'with the reasons on record',
  'and show that it works',
  'and keep it so',
];

export const findings = [
  'we found records in which the reason was missing',
  'supervisors rarely looked at the file again',
  'staff told us that they had never been trained for it',
  'the same faults had been raised by an earlier audit',
  'the figures given to the board did not match those in the system',
  'good work by individuals was not shared',
  'no one could say who owned the policy',
  'victims had waited for weeks without being told why',
  'partners did not receive what they had been promised',
  'the guidance had not been revised since it was written',
  'decisions were sound but seldom written down',
  'the system allowed an entry to be closed with nothing in it',
  'a shortage of trained people left the work to chance',
  'practice differed from one district to the next',
];

export const duties = [
  'name a chief officer who answers for it',
  'dip-sample forty records each month',
  'tell every victim what will happen next',
  'set out what is expected of each rank',
  'agree a timetable with the Crown Prosecution Service',
  'keep a list of those who have been trained',
  'bring the results to the performance board',
  'ask those affected what has changed for them',
  'replace the spreadsheets now in use with one system',
  'fill the vacant posts before the summer',
  'check that lessons reach the front line',
  'compare itself with forces of a similar size',
  'end the practice of closing cases by default',
  'draw up a plan for the busiest nights',
  'make the guidance available on mobile devices',
  'write to the council about shared premises',
  'publish what it finds',
  'review the contract with its provider',
];

export const groups = [
  'Response sergeants',
  'Detectives',
  'Custody staff',
  'Call handlers',
  'Neighbourhood officers',
  'The project team',
  'Trainers',
  'Analysts',
  'The safeguarding hub',
  'Crime auditors',
  'The internal inspection and review team',
];

export const advances = [
  'have taken up the new form',
  'now meet every week to go through open cases',
  'have finished the first round of training',
  'report that the backlog has halved',
  'have agreed a standard with the prosecutor',
  'found the standard met in the larger sample',
  'have moved the records to the new system',
  'have briefed all teams but one',
  'checked the last quarter and published the result',
  'have recruited to six of the eight posts',
];

export const remainders = [
  'the second district starts in the new year',
  'night shifts have yet to be reached',
  'the supplier has not delivered the change to the system',
  'results by ethnicity are still to come',
  'two posts stay vacant',
  'the council has not answered',
  'quality varies more than it should',
  'the next dip sample is due within six weeks',
  'the policy waits for legal advice',
  'no further risk was found',
];

export const reasons = [
  'The supplier moved the release of the new system by a quarter.',
  'Training stopped while courses could not be held in person.',
  'The post of project manager stood vacant for three months.',
  'The board asked for a second sample before it would agree.',
  'Partners could not begin before their own year ended.',
  'Legal advice on the policy came later than planned.',
];

export const documents = [
  'Dip sample of forty records',
  'Training records by team',
  'Policy as approved',
  'Extract of the performance dashboard',
  'Survey of victims',
  'Report of the internal audit',
];
