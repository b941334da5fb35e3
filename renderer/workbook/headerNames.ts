/** What people write above the columns of lists, and what it stands for. */
import type { Column } from '../../preload/contract';

/** Folded words that people use besides an attribute's own names, by the attribute without its schema. */
const habits: Record<string, readonly string[]> = {
  emails: [
    'email',
    'mail',
    'emailaddress',
    'mailaddress',
    'workemail',
    'businessemail',
    'courriel',
    'adresseemail',
    'adressemail',
    'adressecourriel',
    'adresseelectronique',
    'emailprofessionnel',
  ],
  'name.givenName': ['firstname', 'givenname', 'forename', 'prenom', 'prenoms'],
  'name.familyName': ['lastname', 'familyname', 'surname', 'nomdefamille'],
  userName: ['username', 'login', 'loginname', 'user', 'identifiant', 'nomdutilisateur'],
  phoneNumbers: [
    'phone',
    'phonenumber',
    'telephone',
    'telephonenumber',
    'tel',
    'telno',
    'mobile',
    'mobilephone',
    'cell',
    'cellphone',
    'portable',
    'numerodetelephone',
    'telephoneportable',
  ],
  roles: ['role', 'roles'],
  title: ['title', 'jobtitle', 'job', 'position', 'fonction', 'poste', 'intituledeposte'],
  employeeNumber: [
    'employeenumber',
    'employeeno',
    'employeeid',
    'empno',
    'empid',
    'staffno',
    'staffnumber',
    'staffid',
    'personnelnumber',
    'personnelno',
    'payrollnumber',
    'matricule',
    'numerodematricule',
    'numeromatricule',
    'numerodemploye',
    'numerodesalarie',
  ],
  department: ['department', 'dept', 'departement', 'service'],
  division: ['division', 'businessunit', 'direction'],
  costCenter: ['costcenter', 'costcentre', 'centredecout', 'centredecouts'],
  organization: ['organization', 'organisation', 'company', 'employer', 'societe', 'entreprise', 'employeur'],
};

/** Folded words for a whole name. */
export const wholeNames: readonly string[] = [
  'name',
  'fullname',
  'displayname',
  'nomcomplet',
  'nometprenom',
  'nomprenom',
  'prenomnom',
  'person',
  'personne',
];
/** "Nom" stands for the family name where the first name has a column of its own, else for the whole one. */
export const familyOrWhole = 'nom';

/** A header without accents, blanks, signs and case. */
export function foldHeader(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/** The names of columns in every language of the window. */
export type NamesOf = (column: Column) => readonly string[];

const withoutSchema = (key: string) => key.slice(key.lastIndexOf(':') + 1);

/** All that may stand above a column of lists: its own names and those of habit, folded. */
export function headersOf(column: Column, namesOf: NamesOf): Set<string> {
  const { key, label } = column;
  const own = [key, key.split(/[:.]/).at(-1) ?? '', label, ...namesOf(column)].map(foldHeader);
  return new Set([...own, ...(habits[withoutSchema(key)] ?? [])].filter((name) => name !== ''));
}
