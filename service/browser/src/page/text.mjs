import { inBerlin, MONTHS } from '../verify/time.mjs';
import { RANGE_TEXT } from './range-text.mjs';

/** Every sentence of the page, German first. What a check says when it does not pass comes from the verifier's reason codes. */
const TEXT = {
  ...RANGE_TEXT,
  appName: ['Dokument prüfen', 'Check a document'],
  // Start
  startTitle: ['Ist dieses Dokument echt und gültig?', 'Is this document genuine and valid?'],
  startLead: ['Scannen Sie den QR-Code auf dem Papier oder wählen Sie die Datei. Geprüft wird hier auf Ihrem Gerät.', 'Scan the QR code on the paper or choose the file. The check runs here on your device.'],
  scan: ['QR-Code scannen', 'Scan QR code'],
  choose: ['Datei oder Foto wählen', 'Choose a file or photo'],
  drop: ['oder eine PDF-Datei, ein Bündel, einen Beleg, eine Messreihe oder ein Foto hierher ziehen', 'or drop a PDF, a bundle, a receipt, readings or a photo here'],
  stepsTitle: ['Was dabei geschieht', 'What happens'],
  step1: ['Ihr Gerät liest das Siegel aus dem Code. Der Inhalt verlässt das Gerät nicht.', 'Your device reads the seal in the code. Its content does not leave the device.'],
  step2: ['Es holt die Liste der widerrufenen Dokumente und den Eintrag im gemeinsamen Verzeichnis.', 'It gets the list of revoked documents and the entry in the shared register.'],
  step3: ['Es rechnet selbst nach: Unterschrift, Aussteller, Gültigkeit, Widerruf.', 'It works everything out itself: signature, issuer, validity, revocation.'],
  // Camera
  cameraTitle: ['Code in den Rahmen halten', 'Hold the code in the frame'],
  cameraHint: ['Flach und gut beleuchtet, etwa eine Handbreit entfernt.', 'Flat and well lit, about a hand’s breadth away.'],
  cameraRefused: ['Die Kamera ist nicht freigegeben. Erlauben Sie den Zugriff in den Einstellungen des Browsers, oder wählen Sie ein Foto des Codes.', 'The camera is not available. Allow it in the browser’s settings, or choose a photo of the code.'],
  cancel: ['Abbrechen', 'Cancel'],
  working: ['Wird geprüft …', 'Checking …'],
  // States: a word and a sentence
  'valid.title': ['Gültig', 'Valid'],
  'valid.lead': ['Dieses Dokument ist echt und gilt.', 'This document is genuine and in force.'],
  'valid-file.lead': ['Diese Datei wurde mit einem Dokument beglaubigt, das echt ist und gilt.', 'This file was certified with a document that is genuine and in force.'],
  'revoked.title': ['Widerrufen', 'Revoked'],
  'revoked.lead': ['Das Dokument ist echt, aber die Behörde hat es widerrufen. Es gilt nicht mehr.', 'The document is genuine, but the authority has revoked it. It is no longer valid.'],
  'suspended.title': ['Ausgesetzt', 'Suspended'],
  'suspended.lead': ['Das Dokument ist echt, gilt aber zur Zeit nicht: die Behörde hat es vorläufig ausgesetzt.', 'The document is genuine but not in force for now: the authority has suspended it.'],
  'superseded.title': ['Ersetzt', 'Superseded'],
  'superseded.lead': ['Das Dokument ist echt, aber es gibt eine neuere Fassung. Diese hier gilt nicht mehr.', 'The document is genuine, but there is a newer version. This one is no longer valid.'],
  'expired.title': ['Abgelaufen', 'Expired'],
  'expired.lead': ['Das Dokument ist echt, aber seine Gültigkeit ist zu Ende.', 'The document is genuine, but its validity has ended.'],
  'not-yet-valid.title': ['Gilt noch nicht', 'Not valid yet'],
  'not-yet-valid.lead': ['Das Dokument ist echt, aber seine Gültigkeit hat noch nicht begonnen.', 'The document is genuine, but its validity has not begun yet.'],
  'forged.title': ['Verändert oder gefälscht', 'Changed or forged'],
  'forged.lead': ['Die Unterschrift passt nicht zum Inhalt. Verlassen Sie sich nicht auf dieses Dokument.', 'The signature does not fit the content. Do not rely on this document.'],
  'damaged.title': ['Nicht lesbar', 'Unreadable'],
  'damaged.lead': ['Was vorgelegt wurde, ist beschädigt oder kein Siegel einer Behörde. So gilt es nicht.', 'What was presented is damaged or no seal of an authority. As it is, it does not count.'],
  'foreign-issuer.title': ['Aussteller unbekannt', 'Issuer unknown'],
  'foreign-issuer.lead': ['Wer das unterschrieben hat, steht nicht mit diesem Recht im Register der Behörden.', 'Whoever signed this is not in the register of authorities with this right.'],
  'contradicted.title': ['Widerspruch', 'Contradiction'],
  'contradicted.lead': ['Das Dokument passt nicht zu seinem Eintrag im gemeinsamen Verzeichnis. Verlassen Sie sich nicht darauf.', 'The document does not fit its entry in the shared register. Do not rely on it.'],
  'members-seal.title': ['Siegel der Mitglieder falsch', 'Seal of the members wrong'],
  'members-seal.lead': ['Was dem Dokument als Siegel der Rechenzentren beiliegt, ist keines über diesen Stand. Verlassen Sie sich nicht darauf.', 'What comes with the document as the seal of the data centres is none on this state. Do not rely on it.'],
  'invalid.title': ['Ungültig', 'Invalid'],
  'invalid.lead': ['Eine Prüfung ist durchgefallen. Verlassen Sie sich nicht auf dieses Dokument.', 'A check has failed. Do not rely on this document.'],
  'open.title': ['Nicht festzustellen', 'Cannot be determined'],
  'open.lead': ['Ob das Dokument gilt, lässt sich gerade nicht sagen. Das heißt nicht, dass es falsch ist.', 'Whether the document is valid cannot be said right now. That does not mean that it is false.'],
  'clock.title': ['Uhrzeit unklar', 'Time in doubt'],
  'clock.lead': ['Ob das Dokument gilt, hängt vom Datum ab, und die Uhr dieses Geräts kann nicht stimmen.', 'Whether the document is valid depends on the date, and the clock of this device cannot be right.'],
  'clock.next': ['Stellen Sie Datum und Uhrzeit auf automatisch, und prüfen Sie noch einmal.', 'Set date and time to automatic, and check again.'],
  'foreign-issuer.next': ['Verlassen Sie sich nicht darauf. Fragen Sie die Behörde, die auf dem Dokument steht; die Nummer suchen Sie selbst heraus.', 'Do not rely on it. Ask the authority named on the document; look up the number yourself.'],
  'no-policy.next': ['Versuchen Sie es in einigen Minuten noch einmal. Bleibt es dabei, fragen Sie die ausstellende Behörde.', 'Try again in a few minutes. If it stays so, ask the issuing authority.'],
  'no-network.next': ['Prüfen Sie noch einmal, sobald das Gerät wieder Netz hat.', 'Check again as soon as the device has network.'],
  'old-list.next': ['Prüfen Sie noch einmal mit Netz; dann holt das Gerät eine neue Liste.', 'Check again with network; the device then gets a new list.'],
  'no-network.title': ['Kein Netz', 'No network'],
  'no-network.lead': ['Ob das Dokument widerrufen ist, lässt sich ohne Netz nicht sagen: auf diesem Gerät liegt noch keine Liste.', 'Without network it cannot be said whether the document is revoked: there is no list on this device yet.'],
  'no-list.title': ['Status nicht bekannt', 'Status not known'],
  'no-list.lead': ['Die Liste der widerrufenen Dokumente war nicht zu bekommen. Ob dieses noch gilt, ist offen.', 'The list of revoked documents was not available. Whether this one is still in force is open.'],
  'old-list.title': ['Liste zu alt', 'List too old'],
  'old-list.lead': ['Die Liste der widerrufenen Dokumente auf diesem Gerät ist zu alt. Ob das Dokument noch gilt, ist offen.', 'The list of revoked documents on this device is too old. Whether the document is still in force is open.'],
  'no-policy.title': ['Noch nicht prüfbar', 'Cannot be checked yet'],
  'no-policy.lead': ['Diesem Gerät fehlt das Register der Behörden, und der Dienst kann es gerade nicht liefern.', 'This device lacks the register of authorities, and the service cannot deliver it right now.'],
  'pending.title': ['Noch nicht bestätigt', 'Not confirmed yet'],
  'pending.lead': ['Das Dokument ist gerade erst ausgestellt; sein Eintrag im gemeinsamen Verzeichnis ist noch nicht bestätigt.', 'The document was issued just now; its entry in the shared register is not confirmed yet.'],
  'no-evidence.title': ['Beweis fehlt', 'Proof missing'],
  'no-evidence.lead': ['Der Eintrag im gemeinsamen Verzeichnis ließ sich nicht holen.', 'The entry in the shared register could not be fetched.'],
  'unknown-file.title': ['Nichts bekannt', 'Nothing known'],
  'unknown-file.lead': ['Zu dieser Datei kennt der Dienst kein Dokument. Das macht sie nicht falsch; beglaubigt ist sie hier nicht.', 'The service knows no document for this file. That does not make it false; it is not certified here.'],
  // What is no document
  'not-a-seal.title': ['Kein Siegel', 'Not a seal'],
  'not-a-seal.lead': ['Dieser Code gehört nicht zu einem gesiegelten Dokument. Geöffnet wurde er nicht.', 'This code does not belong to a sealed document. It was not opened.'],
  'not-a-seal.next': ['Suchen Sie auf dem Dokument den QR-Code neben dem Hinweis zur Prüfung.', 'Look for the QR code next to the note about checking on the document.'],
  'damaged-link.title': ['Code unvollständig', 'Code incomplete'],
  'damaged-link.lead': ['Die Adresse sieht aus wie die eines gesiegelten Dokuments, aber sie ist unvollständig oder verändert.', 'The address looks like that of a sealed document, but it is incomplete or changed.'],
  'damaged-link.next': ['Scannen Sie den Code noch einmal vom Papier. Ein abgetippter oder weitergeleiteter Link kann gekürzt sein.', 'Scan the code from the paper again. A link that was typed or forwarded may be cut off.'],
  'foreign-host.title': ['Fremde Adresse', 'Foreign address'],
  'foreign-host.lead': ['Der Code führt zu {host}. Diese Seite prüft nur Codes von {own} und öffnet keine fremden.', 'The code leads to {host}. This page checks only codes of {own} and opens no others.'],
  'foreign-host.next': ['Fragen Sie die Behörde, die auf dem Dokument steht, ob diese Adresse ihre ist. Rufen Sie dazu eine Nummer an, die nicht auf dem Dokument steht.', 'Ask the authority named on the document whether this address is theirs. Call a number that is not from the document.'],
  'pdf-without-bundle.title': ['Kein Nachweis in der Datei', 'No credential in the file'],
  'pdf-without-bundle.lead': ['In dieser PDF-Datei steckt kein Nachweis. Vielleicht wurde sie neu gespeichert, gedruckt oder eingescannt.', 'There is no credential in this PDF. It may have been saved anew, printed or scanned.'],
  'pdf-without-bundle.next': ['Scannen Sie den QR-Code auf der Seite, oder lassen Sie sich die ursprüngliche Datei geben.', 'Scan the QR code on the page, or ask for the original file.'],
  'pdf-with-several.title': ['Mehrere Nachweise in der Datei', 'Several credentials in the file'],
  'pdf-with-several.lead': ['In dieser PDF-Datei stecken verschiedene Nachweise. Zu welchem die Seiten gehören, lässt sich nicht sagen.', 'There are different credentials in this PDF. Which of them the pages belong to cannot be said.'],
  'pdf-with-several.next': ['Verlassen Sie sich nicht darauf; lassen Sie sich die Datei von der Behörde geben.', 'Do not rely on it; ask the authority for the file.'],
  'too-large.title': ['Datei zu groß', 'File too large'],
  'too-large.lead': ['Diese Seite prüft Dateien bis 256 MB.', 'This page checks files up to 256 MB.'],
  'too-large.next': ['Prüfen Sie sie mit dem Programm govchain: govchain verify DATEI.', 'Check it with the program govchain: govchain verify FILE.'],
  // Result
  asOf: ['Stand: {time}', 'As of {time}'],
  judgedAt: ['Geprüft: {time}', 'Checked: {time}'],
  certified: ['Das ist bescheinigt', 'What is certified'],
  saysOnly: ['Was im Dokument steht', 'What the document says'],
  saysOnlyNote: ['Diese Angaben sind nicht bestätigt.', 'These statements are not confirmed.'],
  saysNoLongerNote: ['Das war bescheinigt; es gilt so nicht.', 'This was certified; it is not in force as it stands.'],
  compare: ['Vergleichen Sie diese Angaben mit dem Papier. Geprüft ist, was hier steht, nicht was gedruckt ist.', 'Compare this with the paper. What was checked is what stands here, not what is printed.'],
  kind: ['Art', 'Kind'],
  issuedBy: ['Ausgestellt von', 'Issued by'],
  validFrom: ['Gilt ab', 'Valid from'],
  validTo: ['Gilt bis', 'Valid until'],
  openEnded: ['unbefristet', 'no end date'],
  including: ['einschließlich {day}', 'including {day}'],
  issuedOn: ['Ausgestellt am', 'Issued on'],
  anchoredOn: ['Von den Mitgliedern besiegelt', 'Sealed by the members'],
  yes: ['ja', 'yes'],
  no: ['nein', 'no'],
  next: ['Was jetzt?', 'What now?'],
  nextValid: ['Vergleichen Sie die Angaben mit dem Papier und mit der Person, die es vorlegt. Mehr ist nicht nötig.', 'Compare the statements with the paper and with the person who presents it. Nothing else is needed.'],
  checks: ['Alle Prüfungen', 'All checks'],
  checksCount: ['{passed} bestanden, {failed} durchgefallen, {open} offen', '{passed} passed, {failed} failed, {open} open'],
  passed: ['Bestanden', 'Passed'],
  failed: ['Durchgefallen', 'Failed'],
  undetermined: ['Offen', 'Open'],
  'not-needed': ['Offen, hier nicht nötig', 'Open, not needed here'],
  'not-applicable': ['Entfällt', 'Does not apply'],
  again: ['Weiteren Code scannen', 'Scan another code'],
  // The receipt of a hand-over
  'receipt.valid.title': ['Beleg echt', 'Receipt genuine'],
  'receipt.valid.lead': ['Was dieser Beleg sagt, steht im gemeinsamen Protokoll und lässt sich nicht mehr ändern oder bestreiten.', 'What this receipt says is in the shared log and can no longer be changed or denied.'],
  'receipt.valid.next': ['Dass es auch so war, hat der Dienst bezeugt, der das Protokoll führt. Ob das Dokument selbst gilt, sagt dessen Bündel: ziehen Sie es hierher.', 'That it was so is attested by the service that keeps the log. Whether the document itself is valid, its bundle says: drop it here.'],
  'receipt.invalid.title': ['Beleg falsch', 'Receipt wrong'],
  'receipt.invalid.lead': ['Dieser Beleg passt nicht zum gemeinsamen Protokoll. Verlassen Sie sich nicht darauf.', 'This receipt does not fit the shared log. Do not rely on it.'],
  'receipt.invalid.next': ['Lassen Sie sich den Beleg noch einmal von der Seite der Übergabe geben.', 'Get the receipt from the page of the hand-over once more.'],
  'receipt.pending.title': ['Noch ohne Nachweis', 'Not proven yet'],
  'receipt.pending.lead': ['Der Eintrag zu diesem Beleg war noch nicht verankert und besiegelt, als er gespeichert wurde.', 'The entry of this receipt was not anchored and sealed yet when it was saved.'],
  'receipt.pending.next': ['Speichern Sie den Beleg auf der Seite der Übergabe noch einmal.', 'Save the receipt on the page of the hand-over once more.'],
  'receipt.open.title': ['Nicht zu klären', 'Cannot be said'],
  'receipt.open.lead': ['Ob dieser Beleg echt ist, lässt sich mit dem, was diese Seite kennt, nicht sagen.', 'With what this page knows it cannot be said whether this receipt is genuine.'],
  'receipt.open.next': ['Prüfen Sie ihn auf der Prüfseite des Dienstes, der ihn ausgestellt hat, oder mit govchain verify.', 'Check it on the check page of the service that issued it, or with govchain verify.'],
  'receipt.damaged.title': ['Beleg nicht lesbar', 'Receipt unreadable'],
  'receipt.damaged.lead': ['Die Datei nennt sich Beleg einer Übergabe, ist aber beschädigt oder verändert.', 'The file calls itself receipt of a hand-over, but it is damaged or changed.'],
  'receipt.damaged.next': ['Speichern Sie den Beleg noch einmal.', 'Save the receipt once more.'],
  receiptSays: ['Was der Beleg sagt', 'What the receipt says'],
  'receipt.kind': ['Was geschah', 'What happened'],
  'receipt.event.granted': ['Ein Dokument wurde übergeben', 'A document was handed over'],
  'receipt.event.viewed': ['Ein übergebenes Dokument wurde angesehen', 'A document that was handed over was viewed'],
  'receipt.event.refused': ['Eine Ansicht wurde abgelehnt', 'A view was refused'],
  'receipt.event.withdrawn': ['Die Übergabe wurde zurückgenommen', 'The hand-over was withdrawn'],
  'receipt.event.expired': ['Die Übergabe ist abgelaufen', 'The hand-over expired'],
  'receipt.at': ['Wann', 'When'],
  'receipt.purpose': ['Zweck', 'Purpose'],
  'receipt.validUntil': ['Zugang bis', 'Access until'],
  'receipt.view': ['Ansichten', 'Views'],
  'receipt.recipient': ['Empfänger', 'Recipient'],
  'receipt.recipient.bearer': ['wer Link und PIN hatte', 'whoever had link and PIN'],
  'receipt.recipient.mail': ['wer Link, PIN und E-Mail-Adresse hatte', 'whoever had link, PIN and e-mail address'],
  'receipt.recipient.account': ['ein Konto mit Anmeldung', 'an account with a login'],
  'receipt.actor': ['Durch', 'By'],
  'receipt.actor.authority': ['die Behörde', 'the authority'],
  'receipt.actor.holder': ['die Inhaberin oder den Inhaber', 'the holder'],
  'receipt.files': ['Dateien', 'Files'],
  'receipt.document': ['Dokument', 'Document'],
  'receipt.presentation': ['SHA-256 des übergebenen Nachweises', 'SHA-256 of the credential handed over'],
  'receipt.file': ['SHA-256 einer Datei', 'SHA-256 of a file'],
  retry: ['Noch einmal prüfen', 'Check again'],
  // Notes
  'note.clock': ['Die Uhr dieses Geräts weicht ab', 'The clock of this device differs'],
  'note.clock.server': ['Das Gerät zeigt {device}, der Dienst meldet {other}. Stellen Sie Datum und Uhrzeit automatisch ein.', 'The device shows {device}, the service says {other}. Set date and time automatically.'],
  'note.clock.earlier': ['Das Gerät zeigt {device}, beim letzten Besuch war es schon {other}. Stellen Sie Datum und Uhrzeit automatisch ein.', 'The device shows {device}, but at the last visit it was {other} already. Set date and time automatically.'],
  'note.offline': ['Ohne Netz geprüft', 'Checked without network'],
  'note.offline.text': ['Es zählt die Liste, die auf diesem Gerät liegt, von {time}. Was die Behörde danach geändert hat, fehlt.', 'What counts is the list on this device, of {time}. What the authority changed later is missing.'],
  'note.unanchored': ['Noch nicht im gemeinsamen Verzeichnis', 'Not in the shared register yet'],
  'note.unanchored.text': ['Das Siegel ist echt. Sein Eintrag ist noch nicht bestätigt; das dauert gewöhnlich wenige Sekunden. Prüfen Sie dann noch einmal, wenn es darauf ankommt.', 'The seal is genuine. Its entry is not confirmed yet; that usually takes a few seconds. Check again if it matters.'],
  'note.unknown-entry': ['Kein Eintrag gefunden', 'No entry found'],
  'note.unknown-entry.text': ['Das Siegel passt zum Schlüssel der Behörde, aber der Dienst kennt kein Dokument dazu. Fragen Sie die Behörde, bevor Sie sich darauf verlassen.', 'The seal fits the authority’s key, but the service knows no document for it. Ask the authority before you rely on it.'],
  'note.no-entry': ['Eintrag nicht abgefragt', 'Entry not asked for'],
  'note.no-entry.text': ['Der Dienst hat zum Eintrag im gemeinsamen Verzeichnis nicht geantwortet. Für ein Siegel ist er nicht nötig.', 'The service did not answer about the entry in the shared register. A seal does not need it.'],
  'note.policy-offered': ['Der Dienst zeigt ein anderes Register', 'The service shows another register'],
  'note.policy-offered.text': ['Dieses Gerät bleibt bei dem Register, das es kennt. Vergleichen Sie die Prüfsumme am Telefon, bevor Sie das andere übernehmen.', 'This device stays with the register it knows. Compare the digest by phone before you take the other one.'],
  'note.policy-offered.accept': ['Das andere Register übernehmen', 'Take the other register'],
  'note.pdf': ['Geprüft ist der Nachweis in der Datei', 'What was checked is the credential in the file'],
  'note.pdf.text': ['Nicht geprüft sind die gedruckten Seiten und die Unterschrift der PDF-Datei selbst. Vergleichen Sie die Angaben unten mit den Seiten.', 'Not checked are the printed pages and the signature of the PDF itself. Compare the statements below with the pages.'],
  // A past day
  pastTitle: ['Galt es an einem früheren Tag?', 'Was it in force on an earlier day?'],
  pastLead: ['Etwa am Tag einer Beurkundung. Wählen Sie Tag und Uhrzeit (deutsche Zeit).', 'For example on the day of a deed. Choose day and time (German time).'],
  pastDay: ['Tag', 'Day'],
  pastTime: ['Uhrzeit', 'Time'],
  pastAsk: ['Für diesen Tag prüfen', 'Check for this day'],
  pastNoDay: ['Wählen Sie einen Tag und eine Uhrzeit.', 'Choose a day and a time.'],
  pastFuture: ['Dieser Zeitpunkt liegt in der Zukunft. Was dann gilt, steht noch nicht fest.', 'This point in time is in the future. What will hold then is not settled.'],
  pastRecorded: ['Verzeichnet war', 'Recorded was'],
  pastLegal: ['Rechtlich war es', 'In law it was'],
  pastProof: ['Nachweis', 'Proof'],
  pastSince: ['Dieser Stand galt seit', 'This state was in force from'],
  pastUntil: ['Dieser Stand galt bis', 'This state was in force until'],
  pastNotProven: ['nicht bewiesen', 'not proven'],
  'status.valid': ['gültig', 'valid'],
  'status.revoked': ['widerrufen', 'revoked'],
  'status.suspended': ['ausgesetzt', 'suspended'],
  'status.superseded': ['ersetzt', 'superseded'],
  'past-before.title': ['Noch nicht ausgestellt', 'Not issued yet'],
  'past-told.title': ['Nach dem Protokoll {word}', 'By the log {word}'],
  'past-open.title': ['Nicht festzustellen', 'Cannot be determined'],
  'pastProof.chain': ['Das Netzwerk nennt den Stand der Liste von damals.', 'The network names the state of the list at that time.'],
  'pastProof.consortium': ['Die Mitglieder haben den Stand der Liste von damals und den nächsten besiegelt.', 'The members sealed the state of the list at that time and the next one.'],
  'pastProof.signed-list': ['Die Mitglieder haben den Stand der Liste besiegelt; dass er noch galt, hat die Behörde unterschrieben.', 'The members sealed the state of the list; that it was still in force, the authority signed.'],
  'pastProof.change-entries': ['Nur die Änderungen im Protokoll. Ob eine fehlt, lässt sich hier nicht sehen.', 'Only the changes in the log. Whether one is missing cannot be seen here.'],
  'pastProof.none': ['Keiner', 'None'],
  // Trust and privacy
  trustTitle: ['Worauf diese Prüfung beruht', 'What this check rests on'],
  trustHost: ['Sie haben diese Seite bei {host} geöffnet. Wer einem fremden Code folgt, sieht die Seite eines Fremden: vergleichen Sie die Adresse mit der, die Ihre Behörde nennt.', 'You opened this page at {host}. Who follows a stranger’s code sees a stranger’s page: compare the address with the one your authority names.'],
  trustInstalled: ['Diese Seite ist auf dem Gerät installiert und prüft nur Codes von {host}.', 'This page is installed on the device and checks only codes of {host}.'],
  trustFirst: ['Das Register der Behörden (Fassung {version}) wurde gerade zum ersten Mal geladen und bleibt auf diesem Gerät.', 'The register of authorities (version {version}) was loaded for the first time just now and stays on this device.'],
  trustKept: ['Es gilt das Register der Behörden, das dieses Gerät seit {time} kennt (Fassung {version}).', 'What counts is the register of authorities that this device has known since {time} (version {version}).'],
  trustRenewed: ['Das Register der Behörden wurde erneuert (Fassung {version}). Es setzt das bisherige fort.', 'The register of authorities was renewed (version {version}). It continues the former one.'],
  trustMissing: ['Ein Register der Behörden liegt auf diesem Gerät nicht vor.', 'There is no register of authorities on this device.'],
  trustPassing: ['Dieser Browser bewahrt nichts auf; beim nächsten Besuch beginnt alles von vorn.', 'This browser keeps nothing; the next visit begins anew.'],
  digest: ['Prüfsumme', 'Digest'],
  digestNote: ['Die Behörde nennt Ihnen dieselbe Prüfsumme am Telefon, wenn das Register stimmt.', 'The authority tells you the same digest by phone if the register is right.'],
  privacyTitle: ['Was der Betreiber erfährt', 'What the operator learns'],
  privacyText: ['Der Inhalt des Codes verlässt das Gerät nicht. {host} erfährt an einer Prüfzahl, dass dieses Dokument geprüft wird, von welcher Internetadresse und für welchen früheren Tag, wenn Sie nach einem fragen; aber nicht, was darin steht.', 'The content of the code does not leave the device. {host} learns from a digest that this document is being checked, from which internet address, and for which earlier day if you ask about one; but not what it says.'],
  privacyMember: ['Wer auch das vermeiden will, prüft mit dem Programm govchain bei einem anderen Mitglied oder ganz ohne Netz.', 'Who wants to avoid even that checks with the program govchain at another member, or without network.'],
  prepare: ['Für unterwegs vorbereiten', 'Prepare for use without network'],
  prepareText: ['Lädt alle Listen dieses Dienstes auf das Gerät. Dann geht die Prüfung auch ohne Netz, und der Betreiber erfährt von ihr nichts.', 'Loads all lists of this service onto the device. Then checking works without network, and the operator learns nothing of it.'],
  prepared: ['{count} Listen liegen auf dem Gerät, Stand {time}.', '{count} lists are on the device, as of {time}.'],
  notPrepared: ['Die Listen waren nicht zu bekommen. Versuchen Sie es mit Netz noch einmal.', 'The lists were not available. Try again with network.'],
  install: ['App installieren', 'Install as an app'],
  installText: ['Über das Menü des Browsers („Zum Startbildschirm“) wird diese Seite zur App. Sie prüft dann auch ohne Netz und nur Codes von {host}.', 'Through the browser’s menu (“Add to home screen”) this page becomes an app. It then checks without network, too, and only codes of {host}.'],
  technical: ['Für Fachleute', 'For experts'],
  footBuild: ['Fassung {build}', 'Build {build}'],
};

/** The checks by name, with what it means that they passed. */
export const CHECKS = {
  SIGNATURE: [['Unterschrift', 'Seit der Unterschrift wurde nichts verändert.'], ['Signature', 'Nothing was changed since it was signed.']],
  ISSUER: [['Aussteller', 'Unterschrieben hat eine eingetragene Behörde, die diese Art von Dokument ausstellen darf.'], ['Issuer', 'It was signed by a registered authority that may issue this kind of document.']],
  VALIDITY_PERIOD: [['Gültigkeit', 'Der Tag der Prüfung liegt im Zeitraum, für den es gilt.'], ['Validity', 'The day of the check is within the period for which it is valid.']],
  SCHEMA: [['Form', 'Es ist vollständig und hat die vorgeschriebene Form.'], ['Form', 'It is complete and has the prescribed form.']],
  STATUS: [['Widerruf', 'Es ist weder widerrufen noch ausgesetzt noch ersetzt.'], ['Revocation', 'It is neither revoked nor suspended nor superseded.']],
  INCLUSION: [['Eintrag', 'Es steht im öffentlichen Protokoll.'], ['Entry', 'It is in the public log.']],
  CHECKPOINT: [['Stand des Protokolls', 'Der Stand des Protokolls ist unterschrieben und eingetragen.'], ['State of the log', 'The state of the log is signed and registered.']],
  ANCHOR: [['Verankerung', 'Das Netzwerk hat diesen Stand bestätigt.'], ['Anchor', 'The network has confirmed this state.']],
  CONSORTIUM: [['Siegel der Mitglieder', 'Die Rechenzentren haben diesen Stand gemeinsam besiegelt.'], ['Seal of the members', 'The data centres have sealed this state together.']],
  HOLDER_BINDING: [['Inhaber', 'Wer es vorzeigt, hat bewiesen, dass es ihm ausgestellt ist.'], ['Holder', 'The presenter has shown that it was issued to them.']],
  COMPLETENESS: [['Vollständigkeit', 'Nichts ist ausgelassen.'], ['Completeness', 'Nothing is left out.']],
  PDF: [['PDF-Datei', 'Die Datei ist als Ganzes unterschrieben, und jede Seite zeigt das Siegel.'], ['PDF file', 'The file is signed as a whole, and every page shows the seal.']],
};
/** This page asks no node of the chain; the members' seal tells the same. */
export const ANCHOR = {
  sealed: ['Diese Seite fragt keinen Knoten des Netzwerks. Dass die Mitglieder diesen Stand besiegelt haben, ist mit der nächsten Zeile bewiesen.', 'This page asks no node of the network. That the members have sealed this state, the next line proves.'],
  'not-asked': ['Diese Seite fragt keinen Knoten des Netzwerks.', 'This page asks no node of the network.'],
};

const LANGUAGES = ['de', 'en'];
const KEY = 'language';
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A language with its sentences and dates, at German time. A phone needs longer to make one Intl.DateTimeFormat than to check a seal. */
export class Language {
  constructor(code) {
    this.code = code;
    this.index = LANGUAGES.indexOf(code);
  }

  /** @param {string} key a sentence @param {object} [values] for the names in braces */
  say(key, values = {}) {
    const sentences = TEXT[key];
    if (sentences === undefined) throw new Error(`no sentence ${key}`);
    return sentences[this.index].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  }

  /** Whether there is such a sentence. */
  has(key) {
    return TEXT[key] !== undefined;
  }

  /** One of a pair or of { de, en }. */
  of(both) {
    return Array.isArray(both) ? both[this.index] : both[this.code];
  }

  time(instant) {
    const { hour, minute, ...day } = inBerlin(new Date(instant).getTime());
    const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    return `${this.#written(day)}, ${time}${this.code === 'de' ? ' Uhr' : ''}`;
  }

  /** A day like 2026-02-28, or the day of an instant at the authority's place. */
  day(date) {
    const [, ...numbers] = DAY.exec(date) ?? [];
    const [year, month, day] = numbers.map(Number);
    return this.#written(numbers.length > 0 ? { year, month, day } : inBerlin(new Date(date).getTime()));
  }

  #written({ year, month, day }) {
    return `${day}${this.code === 'de' ? '.' : ''} ${MONTHS[this.code][month - 1]} ${year}`;
  }
}

/** The language chosen before; else German, unless the browser asks for other languages only. */
export function language() {
  let chosen = null;
  try {
    chosen = localStorage.getItem(KEY);
  } catch {
    // Storage may be switched off; then there is no choice to remember.
  }
  if (LANGUAGES.includes(chosen)) return new Language(chosen);
  return new Language(navigator.languages.some((code) => code.startsWith('de')) ? 'de' : 'en');
}

export function choose(code) {
  try {
    localStorage.setItem(KEY, code);
  } catch {
    // As above: the choice lasts as long as the page.
  }
  return new Language(code);
}
