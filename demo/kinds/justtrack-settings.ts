/** The extra settings of a user in a marketing organisation. */
import type { Draw } from '../people/draw';
import { isObject, type JsonObject } from '../scim/resource';
import { attribute, type Schema } from '../scim/schema';
import type { Label, Rule } from './kind';
import type { Texts } from './texts';

const settingsUrn = 'urn:justtrack:params:scim:schemas:extension:settings:1.0:User';

const choices = {
  notifications: {
    all: { en: 'Everything', fr: 'Tout' },
    mentions: { en: 'Only mentions', fr: 'Mentions seulement' },
    none: { en: 'Nothing', fr: 'Rien' },
  },
  startPage: {
    dashboard: { en: 'Dashboard', fr: 'Tableau de bord' },
    campaigns: { en: 'Campaigns', fr: 'Campagnes' },
    reports: { en: 'Reports', fr: 'Rapports' },
  },
  weekStart: {
    monday: { en: 'Monday', fr: 'Lundi' },
    saturday: { en: 'Saturday', fr: 'Samedi' },
    sunday: { en: 'Sunday', fr: 'Dimanche' },
  },
} as const satisfies Record<string, Record<string, Texts>>;

const names: Readonly<Record<string, Texts>> = {
  newsletter: { en: 'Newsletter', fr: 'Lettre d’information' },
  weeklyReport: { en: 'Weekly report', fr: 'Rapport hebdomadaire' },
  notifications: { en: 'Notifications', fr: 'Notifications' },
  startPage: { en: 'Start page', fr: 'Page d’accueil' },
  weekStart: { en: 'Week begins on', fr: 'Premier jour de la semaine' },
};

export const settingsLabels: readonly Label[] = [
  ...Object.entries(names).map(([name, texts]) => ({ attribute: `${settingsUrn}:${name}`, value: null, texts })),
  ...Object.entries(choices).flatMap(([name, values]) =>
    Object.entries(values).map(([value, texts]) => ({ attribute: `${settingsUrn}:${name}`, value, texts })),
  ),
];

const choice = (name: keyof typeof choices, description: string) =>
  attribute(name, 'string', description, { canonicalValues: Object.keys(choices[name]) });

export const settingsSchema: Schema = {
  id: settingsUrn,
  name: 'Settings',
  description: 'How the product behaves for the user',
  attributes: [
    attribute('newsletter', 'boolean', 'Whether the user gets the newsletter'),
    attribute('weeklyReport', 'boolean', 'Whether the user gets a report of each week'),
    choice('notifications', 'What the user is notified of'),
    choice('startPage', 'The page that the user sees first'),
    choice('weekStart', 'The day on which weeks begin in reports'),
  ],
};

const usual: JsonObject = {
  newsletter: false,
  weeklyReport: true,
  notifications: 'mentions',
  startPage: 'dashboard',
  weekStart: 'monday',
};

/** Adds the settings of a generated user. */
export function describeSettings(attributes: JsonObject, draw: Draw): void {
  attributes[settingsUrn] = {
    newsletter: draw.chance(0.3),
    weeklyReport: draw.chance(0.6),
    notifications: draw.pick(['all', 'mentions', 'mentions', 'none']),
    startPage: draw.pick(['dashboard', 'dashboard', 'campaigns', 'reports']),
    weekStart: draw.pick(['monday', 'monday', 'monday', 'sunday', 'saturday']),
  };
}

/** New users have the usual settings unless others are asked for. */
export const usualSettings: Rule = ({ before, draft }) => {
  if (before !== null) return;
  const wanted = draft[settingsUrn];
  draft[settingsUrn] = { ...usual, ...(isObject(wanted) ? wanted : {}) };
};
