package org.govchain.cli;

import java.nio.charset.StandardCharsets;
import org.govchain.cli.input.Input;
import org.govchain.seal.QrText;
import org.govchain.verify.Presentation;

/** Says to the verifier what was handed over. */
final class Presentations {

    private Presentations() {}

    static Presentation of(Input input) {
        return switch (input) {
            case Input.Pdf pdf -> Presentation.pdf(pdf.json().bytes(), pdf.facts());
            case Input.Bundle bundle -> Presentation.bundle(bundle.json().bytes());
            // These are no documents: the verifier says so.
            case Input.Receipt receipt -> Presentation.bundle(receipt.json().bytes());
            case Input.Range range -> Presentation.bundle(range.json().bytes());
            case Input.Credential credential -> new Presentation.Credential(credential.text());
            case Input.SealText text -> new Presentation.Seal(sealBytes(text.text()));
            case Input.RawSeal raw -> new Presentation.Seal(raw.seal().bytes());
            case Input.AnyFile file ->
                new Presentation.Attachment(file.content().sha256());
        };
    }

    /** A damaged text has no bytes to show; its letters are none that a seal could have, so the verifier refuses it with a reason. */
    private static byte[] sealBytes(String text) {
        return switch (QrText.parse(text)) {
            case QrText.Accepted(QrText accepted) -> accepted.sealBytes().bytes();
            case QrText.Refused _ -> text.getBytes(StandardCharsets.UTF_8);
        };
    }
}
