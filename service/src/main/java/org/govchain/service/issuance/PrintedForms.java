package org.govchain.service.issuance;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.govchain.credential.CredentialPayload;
import org.govchain.credential.SignedCredential;
import org.govchain.seal.QrText;
import org.govchain.seal.SealBytes;
import org.govchain.service.anchoring.AnchoringDelay;
import org.govchain.service.anchoring.EntryRef;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.service.authority.Authorities;
import org.govchain.service.documents.Documents;
import org.govchain.service.documents.PdfFiles;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.signing.KeyPurpose;
import org.govchain.service.signing.Signing;
import org.govchain.service.trust.Trust;
import org.govchain.service.web.PublicUrl;
import org.govchain.types.CredentialType;
import org.springframework.stereotype.Component;

/** The forms of a copy that go on paper. */
@Component
public class PrintedForms {

    /** A file, or why there is none now. */
    public sealed interface Printed {

        /** The PDF file; do not change the array. */
        @SuppressWarnings("ArrayRecordComponent") // sent at once, never compared
        record File(byte[] pdf) implements Printed {

            /** Never the content. */
            @Override
            public String toString() {
                return "File[" + pdf.length + " bytes]";
            }
        }

        /** Nothing was signed. */
        record Refused(Refusal refusal) implements Printed {}
    }

    /** Longer than an anchor usually takes: a file made a moment later carries its proof for good. */
    private static final int LOOKS_FOR_ANCHOR = 40;

    private static final long PAUSE_MILLIS = 100;

    private final Documents documents;
    private final Authorities authorities;
    private final PdfFiles files;
    private final Bundles bundles;
    private final IssuedTypes types;
    private final TransparencyLog log;
    private final AnchoringDelay delay;
    private final Trust trust;
    private final Signing signing;
    private final PublicUrl publicUrl;
    private final Clock clock;

    PrintedForms(
            Documents documents,
            Authorities authorities,
            PdfFiles files,
            Bundles bundles,
            IssuedTypes types,
            TransparencyLog log,
            AnchoringDelay delay,
            Trust trust,
            Signing signing,
            PublicUrl publicUrl,
            Clock clock) {
        this.documents = documents;
        this.authorities = authorities;
        this.files = files;
        this.bundles = bundles;
        this.types = types;
        this.log = log;
        this.delay = delay;
        this.trust = trust;
        this.signing = signing;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** The signed PDF file of a copy: made when it is first asked for, with the bundle as it stands then. */
    public Printed pdf(CopyForms forms) {
        UUID document = documentOf(forms);
        if (!files.isMade(forms.authority(), forms.id())) {
            Optional<Refusal> refusal = trust.maySign(
                    forms.authority(), signing.key(forms.authority(), KeyPurpose.DOCUMENT), clock.instant());
            if (refusal.isPresent()) {
                return new Printed.Refused(refusal.get());
            }
            if (type(forms, forms.signedCredential()).isEmpty()) {
                return new Printed.Refused(Refusal.of(
                        RefusalCode.UNKNOWN_TYPE,
                        "how this document is printed says its type, which is not known here"));
            }
            awaitAnchor(forms.entry());
        }
        return new Printed.File(
                files.of(new PdfFiles.Wanted(forms.authority(), forms.id(), document, () -> layout(forms))));
    }

    byte[] qrPng(CopyForms forms) {
        return documents.qrPng(qrText(forms));
    }

    /** Empty when the document came from elsewhere with a type that is not known here. */
    private Optional<CredentialType> type(CopyForms forms, SignedCredential credential) {
        return types.find(forms.id(), credential.facts().type());
    }

    private byte[] layout(CopyForms forms) {
        SignedCredential credential = forms.signedCredential();
        CredentialType type = type(forms, credential).orElseThrow();
        Instant now = clock.instant();
        return documents.pdf(
                new NoticeText(type, credential, authorityName(forms)).write(credential),
                qrText(forms),
                hint(),
                bundles.complete(forms).toJson(),
                now);
    }

    /** A file that is made before its document is anchored never carries the proof; while anchoring is delayed nobody waits. */
    private void awaitAnchor(EntryRef entry) {
        for (int i = 0;
                i < LOOKS_FOR_ANCHOR && !delay.isDelayed() && log.anchor(entry).isEmpty();
                i++) {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static UUID documentOf(CopyForms forms) {
        if (CredentialPayload.parse(forms.payload()) instanceof CredentialPayload.Accepted(var payload)) {
            return payload.documentId().value();
        }
        throw new IllegalStateException("a stored payload cannot be read back");
    }

    private String qrText(CopyForms forms) {
        return new QrText(publicUrl.hostAndPort(), SealBytes.of(forms.seal())).toString();
    }

    private String authorityName(CopyForms forms) {
        return authorities.find(forms.authority()).orElseThrow().name();
    }

    private String hint() {
        return "Scannen Sie den Code mit einem Telefon: es öffnet sich " + publicUrl.of("/s")
                + ". Unabhängig vom Aussteller prüft das Programm govchain diese Datei, das Papier oder den Code,"
                + " auch ohne Netz.";
    }
}
