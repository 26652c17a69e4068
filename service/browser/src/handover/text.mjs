/** Every sentence of the two pages, German first. */
const TEXT = {
  recipientTitle: ['Ihnen wurde ein Dokument übergeben', 'A document was handed over to you'],
  recipientLead: ['Öffnen Sie es mit der PIN, die Sie auf einem anderen Weg bekommen haben.', 'Open it with the PIN that you were given in another way.'],
  pin: ['PIN (6 Ziffern)', 'PIN (6 digits)'],
  mail: ['Ihre E-Mail-Adresse, nur wenn die Übergabe an sie ging', 'Your e-mail address, only if it was handed over to that address'],
  open: ['Öffnen', 'Open'],
  opening: ['Wird geöffnet …', 'Opening …'],
  counts: ['Das Öffnen zählt als Ansicht. Wer das Dokument übergeben hat, sieht, wann es geöffnet oder abgelehnt wurde.', 'Opening counts as a view. Whoever handed the document over sees when it was opened or refused.'],
  copies: ['Was Sie speichern oder abschreiben, kann niemand zurückrufen – auch nicht durch das Ende oder den Widerruf der Übergabe.', 'What you save or copy nobody can call back – not even by ending or withdrawing the hand-over.'],
  copiesTitle: ['Eine gespeicherte Kopie bleibt', 'A saved copy stays'],
  refusedTitle: ['Das lässt sich nicht öffnen', 'This cannot be opened'],
  refused: ['Link oder PIN stimmt nicht, oder die Übergabe ist abgelaufen, aufgebraucht, gesperrt oder zurückgenommen. Welches davon, sagt der Dienst nicht. Nach fünf falschen PINs bleibt sie gesperrt. Fragen Sie, wer Ihnen den Link gegeben hat.', 'Link or PIN is wrong, or the hand-over has expired, is used up, locked or withdrawn. The service does not say which. After five wrong PINs it stays locked. Ask whoever gave you the link.'],
  failedTitle: ['Das hat nicht geklappt', 'That did not work'],
  failed: ['Der Dienst ist gerade nicht erreichbar, oder die Antwort war nicht zu entschlüsseln. Versuchen Sie es in einem Augenblick noch einmal.', 'The service cannot be reached right now, or its answer could not be decrypted. Try again in a moment.'],
  noSecretTitle: ['Der Link ist unvollständig', 'The link is incomplete'],
  noSecret: ['Hinter dem Zeichen # der Adresse fehlt der Schlüssel. Öffnen Sie den ganzen Link.', 'The key behind the # of the address is missing. Open the whole link.'],
  status: ['Stand heute', 'Status today'],
  valid: ['gültig', 'valid'],
  revoked: ['widerrufen', 'revoked'],
  suspended: ['ausgesetzt', 'suspended'],
  superseded: ['durch eine neue Fassung ersetzt', 'superseded by a new version'],
  expired: ['abgelaufen', 'expired'],
  unchecked: ['So sagt es der Dienst. Prüfen Sie das Bündel auf der Prüfseite oder mit govchain verify, ohne dem Dienst zu vertrauen.', 'The service says so. Check the bundle on the check page or with govchain verify, without trusting the service.'],
  purpose: ['Zweck', 'Purpose'],
  until: ['Zugang bis', 'Access until'],
  view: ['Ansicht', 'View'],
  of: ['von', 'of'],
  content: ['Was übergeben wurde', 'What was handed over'],
  files: ['Dateien', 'Files'],
  bundle: ['Bündel zum Prüfen speichern', 'Save the bundle for checking'],
  receipt: ['Beleg über diese Ansicht speichern', 'Save the receipt of this view'],
  receiptHint: ['Der Beleg beweist später, was Ihnen wann übergeben wurde. Vollständig ist er, sobald der Eintrag verankert ist: meist nach einigen Sekunden.', 'The receipt proves later what was handed over to you and when. It is complete once the entry is anchored: usually after some seconds.'],
  holderTitle: ['Ihr Dokument', 'Your document'],
  holderLead: ['Wer dieses Dokument von Ihnen oder der Behörde zur Ansicht bekommen hat und was damit geschah.', 'Who was given access to this document by you or the authority, and what became of it.'],
  holderSecret: ['Wer den Link zu dieser Seite hat, sieht Ihr Dokument und kann es übergeben. Geben Sie ihn nicht weiter.', 'Whoever has the link to this page sees your document and can hand it over. Do not pass it on.'],
  holderRefused: ['Dieser Link führt nirgendwohin: er ist falsch, oder die Behörde hat Ihnen einen neuen gegeben.', 'This link leads nowhere: it is wrong, or the authority has given you a new one.'],
  newGrant: ['Dokument übergeben', 'Hand the document over'],
  recipient: ['An wen', 'To whom'],
  days: ['Wie viele Tage', 'How many days'],
  views: ['Wie viele Ansichten', 'How many views'],
  claims: ['Welche Angaben', 'Which items'],
  grant: ['Link und PIN erzeugen', 'Make link and PIN'],
  granted: ['Link und PIN werden nur jetzt gezeigt. Geben Sie beide auf verschiedenen Wegen weiter.', 'Link and PIN are shown only now. Pass them on in different ways.'],
  grantedTitle: ['Übergeben', 'Handed over'],
  grants: ['Übergaben', 'Hand-overs'],
  none: ['Bisher keine.', 'None so far.'],
  withdraw: ['Zurücknehmen', 'Withdraw'],
  'state.open': ['offen', 'open'],
  'state.used-up': ['aufgebraucht', 'used up'],
  'state.expired': ['abgelaufen', 'expired'],
  'state.withdrawn': ['zurückgenommen', 'withdrawn'],
  'state.locked': ['gesperrt nach falschen PINs', 'locked after wrong PINs'],
  'event.granted': ['übergeben', 'handed over'],
  'event.viewed': ['angesehen', 'viewed'],
  'event.refused': ['abgelehnt', 'refused'],
  'event.withdrawn': ['zurückgenommen', 'withdrawn'],
  'event.expired': ['abgelaufen', 'expired'],
  'reason.pin': ['falsche PIN oder Adresse', 'wrong PIN or address'],
  'reason.locked': ['gesperrt', 'locked'],
  'reason.withdrawn': ['war zurückgenommen', 'had been withdrawn'],
  'reason.expired': ['war abgelaufen', 'had expired'],
  'reason.used-up': ['war aufgebraucht', 'was used up'],
};

let place = navigator.language?.startsWith('de') === false ? 1 : 0;

export function language() {
  return place === 0 ? 'de' : 'en';
}

export function speak(wanted) {
  place = wanted === 'en' ? 1 : 0;
  document.documentElement.lang = wanted;
}

export function say(key) {
  return TEXT[key]?.[place] ?? key;
}

export function time(instant) {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
}
