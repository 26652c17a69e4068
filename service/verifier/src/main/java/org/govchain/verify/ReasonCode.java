package org.govchain.verify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.govchain.consortium.SealRefusal;

/**
 * Why a check did not pass, in one word that Java, browser, HTTP and vectors share (docs/spec/reason-codes.md), with a sentence
 * and a next step for people in German and English.
 */
public enum ReasonCode {
    // Reading what was presented
    BUNDLE_MALFORMED(
            "Das Bündel ist beschädigt oder kein govchain-Bündel.",
            "The bundle is damaged or not a govchain bundle.",
            "Lassen Sie sich die Datei noch einmal geben.",
            "Ask for the file again."),
    CREDENTIAL_MALFORMED(
            "Der elektronische Nachweis ist beschädigt oder hat nicht die vorgeschriebene Form.",
            "The credential is damaged or not of the prescribed form.",
            "Lassen Sie sich den Nachweis noch einmal geben.",
            "Ask for the credential again."),
    SEAL_MALFORMED(
            "Das digitale Siegel ist beschädigt oder keines nach TR-03171.",
            "The digital seal is damaged or not one of TR-03171.",
            "Scannen Sie den QR-Code noch einmal, gut beleuchtet und flach.",
            "Scan the QR code again, flat and in good light."),
    PAYLOAD_MALFORMED(
            "Der Protokolleintrag des Dokuments ist beschädigt.",
            "The document's log entry is damaged.",
            "Lassen Sie sich die Datei noch einmal geben.",
            "Ask for the file again."),
    TYPE_MISMATCH(
            "Nachweis, Siegel und Protokolleintrag nennen verschiedene Dokumentarten.",
            "Credential, seal and log entry name different types of document.",
            "Verlassen Sie sich nicht darauf; fragen Sie die ausstellende Behörde.",
            "Do not rely on it; ask the issuing authority."),

    // SIGNATURE
    CREDENTIAL_SIGNATURE_WRONG(
            "Die Unterschrift unter dem elektronischen Nachweis ist falsch: er wurde verändert oder gefälscht.",
            "The signature of the credential is wrong: it was changed or forged.",
            "Verlassen Sie sich nicht darauf; fragen Sie die ausstellende Behörde.",
            "Do not rely on it; ask the issuing authority."),
    SEAL_SIGNATURE_WRONG(
            "Die Unterschrift im digitalen Siegel ist falsch: es wurde verändert oder gefälscht.",
            "The signature of the digital seal is wrong: it was changed or forged.",
            "Verlassen Sie sich nicht darauf; fragen Sie die ausstellende Behörde.",
            "Do not rely on it; ask the issuing authority."),
    DISCLOSURE_MISMATCH(
            "Eine offengelegte Angabe gehört nicht zu diesem Nachweis oder wurde verändert.",
            "A disclosed claim does not belong to this credential or was changed.",
            "Verlassen Sie sich nicht darauf; fragen Sie die ausstellende Behörde.",
            "Do not rely on it; ask the issuing authority."),
    SIGNING_KEY_NOT_AT_HAND(
            "Der Schlüssel, mit dem gesiegelt wurde, liegt nicht vor.",
            "The key that sealed the document is not at hand.",
            "Aktualisieren Sie die Vertrauensdatei oder prüfen Sie mit Netz.",
            "Update the trust policy or check with network."),
    KEY_UNRELATED(
            "Das Bündel enthält einen Schlüssel, der zu keiner Unterschrift gehört.",
            "The bundle contains a key that belongs to no signature in it.",
            "Verlassen Sie sich nicht darauf; lassen Sie sich die Datei von der Behörde geben.",
            "Do not rely on it; ask the authority for the file."),

    // ISSUER
    NO_TRUST_POLICY(
            "Ohne Vertrauensdatei lässt sich nicht sagen, wer das Dokument ausgestellt hat.",
            "Without a trust policy nobody can say who issued the document.",
            "Besorgen Sie die Vertrauensdatei und vergleichen Sie ihre Prüfsumme am Telefon.",
            "Get the trust policy and compare its digest by phone."),
    POLICY_MALFORMED(
            "Die Vertrauensdatei ist beschädigt oder keine.",
            "The trust policy is damaged or not one.",
            "Besorgen Sie die Vertrauensdatei neu und vergleichen Sie ihre Prüfsumme.",
            "Get the trust policy again and compare its digest."),
    POLICY_JOURNAL_MISMATCH(
            "Das Register in der Vertrauensdatei wurde verändert: seine Prüfsumme stimmt nicht.",
            "The registry in the trust policy was changed: its running hash differs.",
            "Besorgen Sie die Vertrauensdatei neu und vergleichen Sie ihre Prüfsumme.",
            "Get the trust policy again and compare its digest."),
    POLICY_KEY_UNNAMED(
            "Die Vertrauensdatei enthält etwas, das ihr Register nicht nennt.",
            "The trust policy contains something that its registry does not name.",
            "Besorgen Sie die Vertrauensdatei neu und vergleichen Sie ihre Prüfsumme.",
            "Get the trust policy again and compare its digest."),
    POLICY_OUTDATED(
            "Das Register im Netzwerk hat sich seit der Vertrauensdatei geändert.",
            "The registry on the network has changed since the trust policy.",
            "Erzeugen Sie die Vertrauensdatei neu (govchain trust export).",
            "Export the trust policy again (govchain trust export)."),
    REGISTRY_CONTRADICTS_POLICY(
            "Das Register im Netzwerk passt nicht zur Vertrauensdatei.",
            "The registry on the network does not continue the one in the trust policy.",
            "Fragen Sie einen anderen Knoten; bleibt es dabei, fragen Sie den Betreiber.",
            "Ask another node; if it stays so, ask the operator."),
    SEALED_REGISTRY_UNKNOWN(
            "Das Register, das mit dem Dokument besiegelt wurde, steht nicht in der Vertrauensdatei.",
            "The registry that was sealed with the document is not in the trust policy.",
            "Aktualisieren Sie die Vertrauensdatei (govchain trust export) oder prüfen Sie mit Netz.",
            "Update the trust policy (govchain trust export) or check with network."),
    ISSUER_UNKNOWN(
            "Der Aussteller steht nicht im Register.",
            "The issuer is not in the registry.",
            "Verlassen Sie sich nicht darauf; aktualisieren Sie die Vertrauensdatei, wenn sie älter ist als das Dokument.",
            "Do not rely on it; update the trust policy if it is older than the document."),
    ISSUER_KEY_UNKNOWN(
            "Der Schlüssel der Unterschrift gehört keiner eingetragenen Behörde.",
            "The signing key belongs to no registered authority.",
            "Verlassen Sie sich nicht darauf; aktualisieren Sie die Vertrauensdatei, wenn sie älter ist als das Dokument.",
            "Do not rely on it; update the trust policy if it is older than the document."),
    ISSUER_KEY_PURPOSE_WRONG(
            "Der Schlüssel der Unterschrift ist für diesen Zweck nicht zugelassen.",
            "The signing key is not registered for this purpose.",
            "Verlassen Sie sich nicht darauf; fragen Sie die ausstellende Behörde.",
            "Do not rely on it; ask the issuing authority."),
    ISSUER_KEY_NOT_YET_VALID(
            "Der Schlüssel war zu der Zeit, die zählt, noch nicht gültig.",
            "The signing key was not valid yet at the time that counts.",
            "Verlassen Sie sich nicht darauf; fragen Sie die ausstellende Behörde.",
            "Do not rely on it; ask the issuing authority."),
    ISSUER_KEY_EXPIRED(
            "Der Schlüssel war zu der Zeit, die zählt, nicht mehr gültig.",
            "The signing key was no longer valid at the time that counts.",
            "Verlassen Sie sich nicht darauf; fragen Sie die ausstellende Behörde.",
            "Do not rely on it; ask the issuing authority."),
    ISSUER_KEY_REVOKED(
            "Der Schlüssel war zu der Zeit, die zählt, gesperrt.",
            "The signing key was revoked at the time that counts.",
            "Verlassen Sie sich nicht darauf; es kann mit einem gestohlenen Schlüssel unterschrieben sein.",
            "Do not rely on it; it may be signed with a stolen key."),
    ISSUER_TIME_UNPROVEN(
            "Schlüssel oder Recht sind inzwischen erloschen, und der Zeitpunkt der Ausstellung ist nicht bewiesen.",
            "Key or right have ended since, and the time of issue is not proven.",
            "Prüfen Sie mit Netz: die Verankerung beweist den Zeitpunkt.",
            "Check with network: the anchor proves the time."),
    TYPE_NOT_ALLOWED(
            "Die Behörde darf diese Art von Dokument nicht ausstellen.",
            "The authority has no right to issue this type of document.",
            "Verlassen Sie sich nicht darauf; aktualisieren Sie die Vertrauensdatei, wenn sie älter ist als das Dokument.",
            "Do not rely on it; update the trust policy if it is older than the document."),
    TYPE_RIGHT_WITHDRAWN(
            "Der Behörde war das Recht, diese Art von Dokument auszustellen, entzogen.",
            "The authority's right to issue this type of document had been withdrawn.",
            "Verlassen Sie sich nicht darauf; fragen Sie die ausstellende Behörde.",
            "Do not rely on it; ask the issuing authority."),
    ISSUER_MISMATCH(
            "Nachweis und Siegel stammen von verschiedenen Behörden.",
            "Credential and seal come from different authorities.",
            "Verlassen Sie sich nicht darauf; fragen Sie die ausstellende Behörde.",
            "Do not rely on it; ask the issuing authority."),

    // VALIDITY_PERIOD
    NOT_YET_ISSUED(
            "Das Dokument gibt eine Ausstellung an, die später liegt als der geprüfte Zeitpunkt.",
            "The document claims to be issued later than the instant judged.",
            "Prüfen Sie Uhr und Datum Ihres Geräts.",
            "Check the clock of your device."),
    NOT_YET_VALID(
            "Das Dokument gilt noch nicht.",
            "The document is not valid yet.",
            "Prüfen Sie wieder, wenn die Gültigkeit begonnen hat.",
            "Check again when its validity has begun."),
    EXPIRED(
            "Die Gültigkeit des Dokuments ist abgelaufen.",
            "The document's validity has lapsed.",
            "Verlangen Sie ein neues Dokument.",
            "Ask for a new document."),

    // STATUS
    STATUS_REFERENCE_MISSING(
            "Das Dokument nennt keine Statusliste.",
            "The document names no status list.",
            "Fragen Sie die ausstellende Behörde, ob es noch gilt.",
            "Ask the issuing authority whether it is still valid."),
    STATUS_REFERENCE_MISMATCH(
            "Nachweis und Siegel verweisen auf verschiedene Stellen der Statusliste.",
            "Credential and seal refer to different status entries.",
            "Verlassen Sie sich nicht darauf; fragen Sie die ausstellende Behörde.",
            "Do not rely on it; ask the issuing authority."),
    STATUS_NOT_AVAILABLE(
            "Ob das Dokument widerrufen ist, ließ sich nicht feststellen: die Statusliste war nicht zu bekommen.",
            "Whether the document is revoked could not be found out: the status list was not available.",
            "Versuchen Sie es mit Netz noch einmal.",
            "Try again with network."),
    STATUS_LIST_MALFORMED(
            "Die Statusliste ist beschädigt.",
            "The status list is damaged.",
            "Versuchen Sie es noch einmal; bleibt es dabei, fragen Sie die ausstellende Behörde.",
            "Try again; if it stays so, ask the issuing authority."),
    STATUS_LIST_URI_MISMATCH(
            "Die vorgelegte Statusliste ist nicht die, die das Dokument nennt.",
            "The status list at hand is not the one that the document names.",
            "Holen Sie die Statusliste von der Adresse, die das Dokument nennt.",
            "Get the status list from the address in the document."),
    STATUS_LIST_SIGNATURE_WRONG(
            "Die Unterschrift unter der Statusliste ist falsch.",
            "The signature of the status list is wrong.",
            "Versuchen Sie es noch einmal; bleibt es dabei, fragen Sie die ausstellende Behörde.",
            "Try again; if it stays so, ask the issuing authority."),
    STATUS_LIST_KEY_NOT_ENTITLED(
            "Die Statusliste ist mit einem Schlüssel unterschrieben, der dafür nicht zugelassen ist.",
            "The status list is signed with a key that is not registered for it.",
            "Versuchen Sie es noch einmal; bleibt es dabei, fragen Sie die ausstellende Behörde.",
            "Try again; if it stays so, ask the issuing authority."),
    STATUS_LIST_NOT_REGISTERED(
            "Die Statusliste ist nicht für diese Behörde eingetragen.",
            "The status list is not registered for this authority.",
            "Verlassen Sie sich nicht darauf; aktualisieren Sie die Vertrauensdatei, wenn sie älter ist als das Dokument.",
            "Do not rely on it; update the trust policy if it is older than the document."),
    STATUS_INDEX_OUT_OF_RANGE(
            "Die Statusliste hat keinen Eintrag für dieses Dokument.",
            "The status list has no entry for this document.",
            "Verlassen Sie sich nicht darauf; fragen Sie die ausstellende Behörde.",
            "Do not rely on it; ask the issuing authority."),
    STATUS_LIST_EXPIRED(
            "Die Statusliste ist abgelaufen.",
            "The status list has expired.",
            "Holen Sie mit Netz eine neue.",
            "Get a new one with network."),
    STATUS_LIST_TOO_OLD(
            "Die Statusliste ist zu alt, um noch zu zählen.",
            "The status list is too old to count.",
            "Holen Sie mit Netz eine neue.",
            "Get a new one with network."),
    STATUS_LIST_OUTDATED(
            "Im Netzwerk ist eine neuere Statusliste verankert als die vorgelegte.",
            "A newer status list is anchored on the network than the one at hand.",
            "Holen Sie die neue Liste und prüfen Sie wieder.",
            "Get the new list and check again."),
    STATUS_LIST_DIGEST_MISMATCH(
            "Die Statusliste hat einen anderen Inhalt als den, der im Netzwerk verankert ist.",
            "The status list has other content than the one anchored on the network.",
            "Verlassen Sie sich nicht darauf; melden Sie es der ausstellenden Behörde.",
            "Do not rely on it; report it to the issuing authority."),
    STATUS_LIST_LATER(
            "Die Statusliste ist jünger als der geprüfte Zeitpunkt und sagt nichts über ihn.",
            "The status list is later than the instant judged and says nothing about it.",
            "Prüfen Sie mit Netz: die Kette weiß, welche Liste an dem Tag galt.",
            "Check with network: the chain knows which list was in force that day."),
    REVOKED(
            "Die Behörde hat das Dokument widerrufen.",
            "The authority has revoked the document.",
            "Es gilt nicht mehr; Auskunft gibt die ausstellende Behörde.",
            "It is no longer valid; the issuing authority can say more."),
    SUSPENDED(
            "Die Behörde hat das Dokument vorläufig ausgesetzt.",
            "The authority has suspended the document.",
            "Es gilt zur Zeit nicht; Auskunft gibt die ausstellende Behörde.",
            "It is not valid for now; the issuing authority can say more."),
    SUPERSEDED(
            "Das Dokument ist durch eine neuere Fassung ersetzt.",
            "The document was replaced by a newer version.",
            "Verlangen Sie die neue Fassung.",
            "Ask for the new version."),

    // INCLUSION
    NO_CREDENTIAL_FOUND(
            "Zu dieser Datei wurde kein Nachweis gefunden: wer gefragt wurde, kennt keinen. Gefälscht ist sie deshalb nicht.",
            "No credential was found for this file: whoever was asked knows none. That does not make it a forgery.",
            "Fragen Sie den Dienst der ausstellenden Behörde oder lassen Sie sich PDF, QR-Code oder Bündel geben; ein Foto"
                    + " näher und schärfer aufnehmen.",
            "Ask the service of the issuing authority, or ask for the PDF, QR code or bundle; take a photo again, closer"
                    + " and sharper."),
    EVIDENCE_NOT_AT_HAND(
            "Der Beweis für den Eintrag im Protokoll liegt nicht vor.",
            "The proof of the log entry is not at hand.",
            "Prüfen Sie mit Netz oder lassen Sie sich das Bündel geben.",
            "Check with network or ask for the bundle."),
    LOG_ENTRY_PENDING(
            "Das Dokument ist noch nicht im Protokoll bestätigt.",
            "The document's log entry is not confirmed yet.",
            "Warten Sie einige Sekunden und prüfen Sie wieder.",
            "Wait some seconds and check again."),
    PAYLOAD_CREDENTIAL_MISMATCH(
            "Der Protokolleintrag gehört nicht zu diesem Nachweis.",
            "The log entry does not belong to this credential.",
            "Verlassen Sie sich nicht darauf; fragen Sie die ausstellende Behörde.",
            "Do not rely on it; ask the issuing authority."),
    PAYLOAD_SEAL_MISMATCH(
            "Der Protokolleintrag gehört nicht zu diesem Siegel.",
            "The log entry does not belong to this seal.",
            "Verlassen Sie sich nicht darauf; fragen Sie die ausstellende Behörde.",
            "Do not rely on it; ask the issuing authority."),
    ATTACHMENT_MISMATCH(
            "Die Datei ist nicht die, die mit dem Dokument beglaubigt wurde.",
            "The file is not the one that was certified with the document.",
            "Verlassen Sie sich nicht auf die Datei; verlangen Sie die richtige.",
            "Do not rely on the file; ask for the right one."),
    PROOF_MALFORMED(
            "Der Beweis für den Protokolleintrag ist beschädigt.",
            "The proof of the log entry is damaged.",
            "Lassen Sie sich die Datei noch einmal geben.",
            "Ask for the file again."),
    PROOF_INDEX_MISMATCH(
            "Beweis und Bündel nennen verschiedene Stellen im Protokoll.",
            "Proof and bundle name different positions in the log.",
            "Lassen Sie sich die Datei noch einmal geben.",
            "Ask for the file again."),
    INCLUSION_WRONG(
            "Das Dokument steht nicht an dieser Stelle des Protokolls.",
            "The document is not at this position of the log.",
            "Verlassen Sie sich nicht darauf; fragen Sie die ausstellende Behörde.",
            "Do not rely on it; ask the issuing authority."),

    // CHECKPOINT
    LOG_NOT_REGISTERED(
            "Das Protokoll ist nicht im Register eingetragen.",
            "The log is not in the registry.",
            "Verlassen Sie sich nicht darauf; aktualisieren Sie die Vertrauensdatei, wenn sie älter ist als das Dokument.",
            "Do not rely on it; update the trust policy if it is older than the document."),
    LOG_KEY_NOT_AT_HAND(
            "Die Vertrauensdatei enthält keinen Schlüssel für dieses Protokoll.",
            "The trust policy has no key for this log.",
            "Aktualisieren Sie die Vertrauensdatei.",
            "Update the trust policy."),
    LOG_CLOSED(
            "Das Protokoll wurde bei einer kleineren Größe geschlossen.",
            "The log was closed at a smaller size.",
            "Verlassen Sie sich nicht darauf; fragen Sie die ausstellende Behörde.",
            "Do not rely on it; ask the issuing authority."),
    CHECKPOINT_SIGNATURE_WRONG(
            "Die Unterschrift des Protokolls ist falsch.",
            "The log's signature is wrong.",
            "Verlassen Sie sich nicht darauf; lassen Sie sich die Datei noch einmal geben.",
            "Do not rely on it; ask for the file again."),
    CHECKPOINT_ORIGIN_MISMATCH(
            "Der Stand des Protokolls ist vom Schlüssel eines anderen Protokolls unterschrieben.",
            "The checkpoint is signed by the key of another log.",
            "Verlassen Sie sich nicht darauf; lassen Sie sich die Datei noch einmal geben.",
            "Do not rely on it; ask for the file again."),

    // ANCHOR
    CHAIN_NOT_ASKED(
            "Das Netzwerk wurde nicht gefragt.",
            "The network was not asked.",
            "Prüfen Sie mit Netz, wenn der Zeitpunkt zählt.",
            "Check with network if the time matters."),
    CHAIN_UNREACHABLE(
            "Das Netzwerk war nicht erreichbar.",
            "The network could not be reached.",
            "Versuchen Sie es später oder bei einem anderen Knoten.",
            "Try later or ask another node."),
    CHAIN_FOREIGN(
            "Der gefragte Knoten gehört nicht zu dem Netzwerk der Vertrauensdatei.",
            "The node asked does not belong to the network of the trust policy.",
            "Fragen Sie einen Knoten des richtigen Netzwerks.",
            "Ask a node of the right network."),
    CHAIN_HEAD_TOO_OLD(
            "Der gefragte Knoten ist nicht auf dem neuesten Stand.",
            "The node asked is not up to date.",
            "Versuchen Sie es später oder bei einem anderen Knoten.",
            "Try later or ask another node."),
    ANCHOR_PENDING(
            "Der Stand des Protokolls ist noch nicht im Netzwerk verankert.",
            "The checkpoint is not anchored on the network yet.",
            "Warten Sie einige Sekunden und prüfen Sie wieder.",
            "Wait some seconds and check again."),
    ANCHOR_LATER(
            "Das Dokument wurde erst nach dem geprüften Zeitpunkt verankert.",
            "The document was anchored after the instant judged.",
            "Wählen Sie einen späteren Zeitpunkt.",
            "Choose a later instant."),
    ANCHOR_ROOT_DIFFERS(
            "Im Netzwerk ist ein anderer Stand des Protokolls verankert.",
            "The network has another state of the log anchored.",
            "Verlassen Sie sich nicht darauf; melden Sie es der ausstellenden Behörde.",
            "Do not rely on it; report it to the issuing authority."),
    ANCHOR_CONTRADICTED(
            "Die Angaben zur Verankerung stimmen nicht.",
            "What the bundle says about its anchor is not true.",
            "Verlassen Sie sich nicht darauf; lassen Sie sich die Datei noch einmal geben.",
            "Do not rely on it; ask for the file again."),

    // CONSORTIUM
    CONSORTIUM_SEAL_NOT_AT_HAND(
            "Der Beweis, dass die Mitglieder des Netzwerks den Block besiegelt haben, liegt nicht vor.",
            "The proof that the members sealed the block is not at hand.",
            "Prüfen Sie mit Netz bei mehreren Knoten.",
            "Check with network at several nodes."),
    CONSORTIUM_HEADER_MALFORMED(
            "Der Blockkopf im Siegel des Netzwerks ist beschädigt.",
            "The block header in the consortium's seal is damaged.",
            "Lassen Sie sich die Datei noch einmal geben.",
            "Ask for the file again."),
    CONSORTIUM_VALIDATORS_FORMER(
            "Der Block nennt Validatoren, die zu dieser Zeit nicht im Amt waren.",
            "The block names validators that were not in office at that time.",
            "Verlassen Sie sich nicht darauf; lassen Sie sich die Datei von der Behörde geben.",
            "Do not rely on it; ask the authority for the file."),
    CONSORTIUM_VALIDATORS_FOREIGN(
            "Der Block nennt andere Validatoren als die Vertrauensdatei.",
            "The block names other validators than the trust policy.",
            "Verlassen Sie sich nicht darauf; vergleichen Sie die Prüfsumme der Vertrauensdatei am Telefon.",
            "Do not rely on it; compare the digest of the trust policy by phone."),
    CONSORTIUM_COMMIT_SEAL_WRONG(
            "Eine Unterschrift unter dem Block kann niemand geleistet haben.",
            "A signature of the block is one that nobody can have made.",
            "Verlassen Sie sich nicht darauf; lassen Sie sich die Datei von der Behörde geben.",
            "Do not rely on it; ask the authority for the file."),
    CONSORTIUM_HEADER_UNSEALED(
            "Keine Unterschrift unter dem Block passt zu ihm: er wurde verändert oder von Fremden besiegelt.",
            "No signature of the block fits it: it was changed or sealed by strangers.",
            "Verlassen Sie sich nicht darauf; lassen Sie sich die Datei von der Behörde geben.",
            "Do not rely on it; ask the authority for the file."),
    CONSORTIUM_COMMIT_SEAL_FOREIGN(
            "Eine Unterschrift unter dem Block stammt von jemandem, der nie Validator war.",
            "A signature of the block is by somebody who never was a validator.",
            "Verlassen Sie sich nicht darauf; lassen Sie sich die Datei von der Behörde geben.",
            "Do not rely on it; ask the authority for the file."),
    CONSORTIUM_COMMIT_SEAL_FORMER(
            "Eine Unterschrift unter dem Block stammt von einem Validator, der damals nicht im Amt war.",
            "A signature of the block is by a validator who was not in office then.",
            "Verlassen Sie sich nicht darauf; lassen Sie sich die Datei von der Behörde geben.",
            "Do not rely on it; ask the authority for the file."),
    CONSORTIUM_COMMIT_SEAL_REPEATED(
            "Ein Validator hat denselben Block mehrfach unterschrieben.",
            "A validator has signed the same block more than once.",
            "Verlassen Sie sich nicht darauf; lassen Sie sich die Datei von der Behörde geben.",
            "Do not rely on it; ask the authority for the file."),
    CONSORTIUM_QUORUM_MISSED(
            "Den Block haben zu wenige Validatoren unterschrieben.",
            "Too few validators have signed the block.",
            "Verlassen Sie sich nicht darauf; lassen Sie sich die Datei von der Behörde geben.",
            "Do not rely on it; ask the authority for the file."),
    CONSORTIUM_RECEIPT_NOT_IN_BLOCK(
            "Der Beleg über die Verankerung gehört nicht zu diesem Block.",
            "The receipt of the anchor does not belong to this block.",
            "Verlassen Sie sich nicht darauf; lassen Sie sich die Datei von der Behörde geben.",
            "Do not rely on it; ask the authority for the file."),
    CONSORTIUM_RECEIPT_MALFORMED(
            "Der Beleg über die Verankerung ist keiner.",
            "The receipt of the anchor is none.",
            "Verlassen Sie sich nicht darauf; lassen Sie sich die Datei von der Behörde geben.",
            "Do not rely on it; ask the authority for the file."),
    CONSORTIUM_TRANSACTION_REVERTED(
            "Die Verankerung ist gescheitert: das Netzwerk hat sie abgelehnt.",
            "The anchor failed: the network refused it.",
            "Verlassen Sie sich nicht darauf; lassen Sie sich die Datei von der Behörde geben.",
            "Do not rely on it; ask the authority for the file."),
    CONSORTIUM_EVENT_MISSING(
            "An der genannten Stelle des Belegs steht keine Verankerung.",
            "The receipt holds no anchor at the place named.",
            "Verlassen Sie sich nicht darauf; lassen Sie sich die Datei von der Behörde geben.",
            "Do not rely on it; ask the authority for the file."),
    CONSORTIUM_CONTRACT_FOREIGN(
            "Die Verankerung stammt von einem anderen Vertrag als dem der Vertrauensdatei.",
            "The anchor is by another contract than that of the trust policy.",
            "Verlassen Sie sich nicht darauf; lassen Sie sich die Datei von der Behörde geben.",
            "Do not rely on it; ask the authority for the file."),
    CONSORTIUM_LOG_MISMATCH(
            "Besiegelt ist ein anderes Protokoll.",
            "What was sealed is another log.",
            "Verlassen Sie sich nicht darauf; lassen Sie sich die Datei von der Behörde geben.",
            "Do not rely on it; ask the authority for the file."),
    CONSORTIUM_SIZE_MISMATCH(
            "Besiegelt ist ein Stand des Protokolls mit anderer Größe.",
            "What was sealed is a state of the log of another size.",
            "Verlassen Sie sich nicht darauf; lassen Sie sich die Datei von der Behörde geben.",
            "Do not rely on it; ask the authority for the file."),
    CONSORTIUM_ROOT_MISMATCH(
            "Besiegelt ist ein anderer Stand des Protokolls.",
            "What was sealed is another state of the log.",
            "Verlassen Sie sich nicht darauf; melden Sie es der ausstellenden Behörde.",
            "Do not rely on it; report it to the issuing authority."),
    CONSORTIUM_VALIDATORS_UNKNOWN(
            "Die Vertrauensdatei sagt nicht, wer Blöcke dieser Höhe besiegelt.",
            "The trust policy does not say who seals blocks of this height.",
            "Aktualisieren Sie die Vertrauensdatei (govchain trust export) oder prüfen Sie mit Netz.",
            "Update the trust policy (govchain trust export) or check with network."),
    CONSORTIUM_VALIDATORS_CHANGED(
            "Die Validatoren haben sich offenbar seit der Vertrauensdatei geändert.",
            "The validators seem to have changed since the trust policy.",
            "Aktualisieren Sie die Vertrauensdatei (govchain trust export) oder prüfen Sie mit Netz.",
            "Update the trust policy (govchain trust export) or check with network."),
    CONSORTIUM_VALIDATORS_LEFT(
            "Den Block haben fast nur Validatoren besiegelt, die inzwischen ausgeschieden sind.",
            "The block was sealed almost only by validators who have left since.",
            "Prüfen Sie mit Netz bei mehreren Knoten.",
            "Check with network at several nodes."),

    // HOLDER_BINDING
    HOLDER_BINDING_NOT_SHOWN(
            "Der Vorzeigende hat nicht bewiesen, dass der Nachweis ihm ausgestellt ist.",
            "The presenter has not shown that the credential was issued to them.",
            "Lassen Sie sich den Nachweis aus der Brieftasche vorzeigen.",
            "Have the credential presented from the wallet."),
    HOLDER_BINDING_WRONG(
            "Der Beweis, dass der Nachweis dem Vorzeigenden ausgestellt ist, ist falsch.",
            "The proof that the credential was issued to the presenter is wrong.",
            "Verlassen Sie sich nicht darauf; prüfen Sie, wer es vorzeigt.",
            "Do not rely on it; check who presents it."),

    // PDF
    PDF_NOT_SIGNED(
            "Die PDF-Datei ist nicht unterschrieben: niemand steht für das ein, was auf ihren Seiten steht.",
            "The PDF file is not signed: nobody vouches for what its pages say.",
            "Lassen Sie sich die Datei von der ausstellenden Behörde geben, oder prüfen Sie den QR-Code.",
            "Ask the issuing authority for the file, or check the QR code."),
    PDF_SIGNATURE_MALFORMED(
            "Die Unterschrift in der PDF-Datei ist beschädigt oder unvollständig.",
            "The signature in the PDF file is damaged or incomplete.",
            "Lassen Sie sich die Datei noch einmal von der Behörde geben.",
            "Ask the authority for the file again."),
    PDF_SIGNATURE_PARTIAL(
            "Die Unterschrift in der PDF-Datei lässt Teile der Datei aus.",
            "The signature in the PDF file leaves out parts of the file.",
            "Verlassen Sie sich nicht darauf; lassen Sie sich die Datei von der Behörde geben.",
            "Do not rely on it; ask the authority for the file."),
    PDF_SIGNATURE_WRONG(
            "Die Unterschrift in der PDF-Datei ist falsch: die Datei wurde verändert oder gefälscht.",
            "The signature in the PDF file is wrong: the file was changed or forged.",
            "Verlassen Sie sich nicht darauf; fragen Sie die ausstellende Behörde.",
            "Do not rely on it; ask the issuing authority."),
    PDF_SIGNATURES_SEVERAL(
            "Die PDF-Datei trägt mehr als eine Unterschrift.",
            "The PDF file carries more than one signature.",
            "Lassen Sie sich die Datei geben, wie die Behörde sie ausgestellt hat.",
            "Ask for the file as the authority issued it."),
    PDF_CHANGED_AFTER_SIGNING(
            "Die PDF-Datei wurde nach der Unterschrift verändert.",
            "The PDF file was changed after it was signed.",
            "Verlassen Sie sich nicht darauf; lassen Sie sich die Datei von der Behörde geben.",
            "Do not rely on it; ask the authority for the file."),
    PDF_TIMESTAMP_WRONG(
            "Ein Zeitstempel in der PDF-Datei ist falsch.",
            "A timestamp in the PDF file is wrong.",
            "Verlassen Sie sich nicht darauf; lassen Sie sich die Datei von der Behörde geben.",
            "Do not rely on it; ask the authority for the file."),
    PDF_BUNDLES_SEVERAL(
            "Die PDF-Datei enthält mehr als ein govchain-Bündel.",
            "The PDF file contains more than one govchain bundle.",
            "Lassen Sie sich die Datei geben, wie die Behörde sie ausgestellt hat.",
            "Ask for the file as the authority issued it."),
    PDF_PAGES_NOT_READ(
            "Die Seiten der PDF-Datei ließen sich nicht ansehen.",
            "The pages of the PDF file could not be looked at.",
            "Prüfen Sie die Datei mit dem Programm govchain oder beim Dienst der Behörde.",
            "Check the file with the program govchain or at the authority's service."),
    PDF_CODE_MISSING(
            "Auf einer Seite der PDF-Datei fehlt der QR-Code mit dem Siegel.",
            "A page of the PDF file lacks the QR code with the seal.",
            "Verlassen Sie sich nicht darauf; lassen Sie sich die Datei von der Behörde geben.",
            "Do not rely on it; ask the authority for the file."),
    PDF_CODE_MISMATCH(
            "Der QR-Code auf einer Seite der PDF-Datei ist nicht das Siegel dieses Dokuments.",
            "The QR code on a page of the PDF file is not the seal of this document.",
            "Verlassen Sie sich nicht darauf; fragen Sie die ausstellende Behörde.",
            "Do not rely on it; ask the issuing authority."),
    PDF_SIGNER_NOT_ISSUER(
            "Die PDF-Datei ist nicht mit einem Dokumentenschlüssel der ausstellenden Behörde unterschrieben.",
            "The PDF file is not signed with a document key of the issuing authority.",
            "Verlassen Sie sich nicht darauf; aktualisieren Sie die Vertrauensdatei, wenn sie älter ist als das Dokument.",
            "Do not rely on it; update the trust policy if it is older than the document."),

    // COMPLETENESS
    STREAM_OPENING_WRONG(
            "Der erste Eintrag des Datenstroms ist nicht der, der angegeben ist: es sind Daten eines anderen Gerätes.",
            "The first entry of the stream is not the one given: the data are those of another device.",
            "Verlassen Sie sich nicht darauf; fragen Sie die Behörde, die die Daten veröffentlicht.",
            "Do not rely on it; ask the authority that publishes the data."),
    RANGE_PROOF_WRONG(
            "Ein Messwert wurde verändert, weggelassen, hinzugefügt oder umgeordnet.",
            "A reading was changed, left out, added or reordered.",
            "Verlassen Sie sich nicht darauf; rufen Sie die Messwerte noch einmal ab.",
            "Do not rely on it; ask for the readings again."),
    STREAM_RULE_BROKEN(
            "Der Datenstrom hält seine eigenen Zeiten nicht ein: der Betreiber hat ihn falsch geführt.",
            "The stream does not keep to its own times: the operator has kept it wrongly.",
            "Verlassen Sie sich nicht darauf; melden Sie es dem Betreiber und den Mitgliedern des Verbundes.",
            "Do not rely on it; tell the operator and the members of the consortium."),
    RANGE_TRIMMED(
            "Am Anfang oder am Ende der Zeitspanne können Messwerte fehlen.",
            "Readings may be missing at the beginning or the end of the time span.",
            "Rufen Sie die Messwerte noch einmal ab.",
            "Ask for the readings again.");

    private final String code;
    private final String german;
    private final String english;
    private final String nextStepGerman;
    private final String nextStepEnglish;

    ReasonCode(String german, String english, String nextStepGerman, String nextStepEnglish) {
        this.code = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.german = german;
        this.english = english;
        this.nextStepGerman = nextStepGerman;
        this.nextStepEnglish = nextStepEnglish;
    }

    /** The kebab-case code, stable across versions. */
    public String code() {
        return code;
    }

    /** One German sentence for people. */
    public String german() {
        return german;
    }

    /** One English sentence for people. */
    public String english() {
        return english;
    }

    /** What to do next, in German. */
    public String nextStepGerman() {
        return nextStepGerman;
    }

    /** What to do next, in English. */
    public String nextStepEnglish() {
        return nextStepEnglish;
    }

    /** The reason that a consortium seal was refused for: its code behind "consortium". */
    static ReasonCode of(SealRefusal refusal) {
        return valueOf("CONSORTIUM_" + refusal.name());
    }

    /** The reason with this code. */
    public static Optional<ReasonCode> ofCode(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst();
    }
}
