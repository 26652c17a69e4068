package org.govchain.service.issuance;

import java.time.Instant;
import org.govchain.credential.SignedCredential;
import org.govchain.seal.QrText;
import org.govchain.seal.SealBytes;
import org.govchain.service.documents.Documents;
import org.govchain.service.types.CredentialTypes;
import org.govchain.service.web.PublicUrl;
import org.govchain.types.CredentialType;
import org.govchain.verify.Bundle;
import org.springframework.stereotype.Component;

/** The forms of a copy that go on paper, rendered when asked for, so that a later print carries the anchor. */
@Component
class PrintedForms {

    private final Documents documents;
    private final CredentialTypes types;
    private final PublicUrl publicUrl;

    PrintedForms(Documents documents, CredentialTypes types, PublicUrl publicUrl) {
        this.documents = documents;
        this.types = types;
        this.publicUrl = publicUrl;
    }

    byte[] pdf(CopyForms forms, Bundle bundle, Instant now) {
        SignedCredential credential = credential(forms);
        String name = credential.facts().type().uri();
        CredentialType type = types.find(name.substring(name.lastIndexOf('/') + 1))
                .orElseThrow(() -> new IllegalStateException("the type of an issued document is gone: " + name));
        return documents.pdf(
                new NoticeText(type, credential).write(credential), qrText(forms), hint(), bundle.toJson(), now);
    }

    byte[] qrPng(CopyForms forms) {
        return documents.qrPng(qrText(forms));
    }

    private String qrText(CopyForms forms) {
        return new QrText(publicUrl.hostAndPort(), SealBytes.of(forms.seal())).toString();
    }

    private String hint() {
        return "Scannen Sie den Code mit einem Telefon. Es öffnet sich eine Seite unter " + publicUrl.of("/s")
                + ", die zeigt, wie Sie Siegel und Gültigkeit prüfen. Unabhängig vom Aussteller prüft das Programm"
                + " govchain diese PDF-Datei, das Papier oder den Code, auch ohne Netz.";
    }

    private static SignedCredential credential(CopyForms forms) {
        if (SignedCredential.parse(forms.credential()) instanceof SignedCredential.Accepted accepted) {
            return accepted.credential();
        }
        throw new IllegalStateException("a stored credential cannot be read back");
    }
}
