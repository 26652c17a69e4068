/** Why the past of a status is not proven with sentence and next step in German and English: the table of docs/spec/history.md, written by `npm run reasons`. */
export const HISTORY_REASONS = {
  'history-not-at-hand': {
    de: 'Der Stand der Statusliste von damals liegt nicht vor.',
    nextDe: 'Prüfen Sie mit Netz oder lassen Sie sich den Verlauf zum Dokument geben.',
    en: 'The state of the status list at that time is not at hand.',
    nextEn: 'Check with network or ask for the history of the document.',
  },
  'history-of-another-list': {
    de: 'Der Verlauf gehört zu einer anderen Statusliste als der des Dokuments.',
    nextDe: 'Lassen Sie sich den Verlauf zu diesem Dokument geben.',
    en: "The history is of another status list than the document's.",
    nextEn: 'Ask for the history of this document.',
  },
  'history-bits-mismatch': {
    de: 'Der vorgelegte Stand der Statusliste ist nicht der, der damals verankert war.',
    nextDe: 'Verlassen Sie sich nicht darauf; melden Sie es der ausstellenden Behörde.',
    en: 'The state of the status list that was shown is not the one anchored then.',
    nextEn: 'Do not rely on it; report it to the issuing authority.',
  },
  'history-version-hidden': {
    de: 'Der Verlauf verschweigt einen Stand der Statusliste, der damals galt.',
    nextDe: 'Verlassen Sie sich nicht darauf; melden Sie es der ausstellenden Behörde.',
    en: 'The history conceals a state of the status list that was in force then.',
    nextEn: 'Do not rely on it; report it to the issuing authority.',
  },
  'history-version-gap': {
    de: 'Zwischen den beiden gezeigten Ständen der Statusliste kann ein weiterer gegolten haben.',
    nextDe: 'Prüfen Sie mit Netz: die Kette kennt jeden Stand.',
    en: 'Another state of the status list may have been in force between the two shown.',
    nextEn: 'Check with network: the chain knows every state.',
  },
  'history-open-end': {
    de: 'Nichts zeigt, dass dieser Stand der Statusliste zu dem Zeitpunkt noch galt.',
    nextDe: 'Prüfen Sie mit Netz oder mit einer Statusliste, die nach dem Zeitpunkt unterschrieben ist.',
    en: 'Nothing shows that this state of the status list was still in force at that instant.',
    nextEn: 'Check with network or with a status list signed after that instant.',
  },
  'history-unproven': {
    de: 'Wann dieser Stand der Statusliste verankert wurde, ist nicht bewiesen.',
    nextDe: 'Prüfen Sie mit Netz.',
    en: 'When this state of the status list was anchored is not proven.',
    nextEn: 'Check with network.',
  },
  'history-seal-wrong': {
    de: 'Das Siegel des Konsortiums im Verlauf zeigt nicht, was es zeigen soll.',
    nextDe: 'Verlassen Sie sich nicht darauf; lassen Sie sich den Verlauf von der Behörde geben.',
    en: "The consortium's seal in the history does not show what it is said to show.",
    nextEn: 'Do not rely on it; ask the authority for the history.',
  },
  'history-before-document': {
    de: 'Zu diesem Zeitpunkt gab es das Dokument noch nicht.',
    nextDe: 'Prüfen Sie, nach welchem Tag gefragt ist.',
    en: 'The document did not exist yet at that instant.',
    nextEn: 'Check which day is asked about.',
  },
  'history-change-omitted': {
    de: 'Der Verlauf lässt eine Änderung aus, die in der Statusliste steht.',
    nextDe: 'Verlassen Sie sich für die Rechtswirkung nicht darauf; fragen Sie die ausstellende Behörde.',
    en: 'The history leaves out a change that is in the status list.',
    nextEn: 'Do not rely on it for the legal effect; ask the issuing authority.',
  },
  'history-change-wrong': {
    de: 'Eine Änderung im Verlauf ist nicht die, die im Protokoll steht.',
    nextDe: 'Verlassen Sie sich nicht darauf; melden Sie es der ausstellenden Behörde.',
    en: 'A change in the history is not the one in the log.',
    nextEn: 'Do not rely on it; report it to the issuing authority.',
  },
};
