package org.govchain.cli;

import java.nio.charset.StandardCharsets;
import org.govchain.cli.input.Input;
import org.govchain.cli.terminal.Terminal;
import org.govchain.credential.CredentialFacts;
import org.govchain.credential.CredentialPayload;
import org.govchain.credential.SignedCredential;
import org.govchain.log.Parsed;
import org.govchain.seal.DigitalSeal;
import org.govchain.seal.SealContent;
import org.govchain.seal.SealValue;
import org.govchain.verify.Bundle;
import org.govchain.verify.Presentation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what a document says, believing none of it. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description =
                "Show what a document says, with the claims it discloses. Nothing is checked: that is what verify does.")
final class InspectCommand implements Runnable {

    @Parameters(paramLabel = "FILE", description = "A file, - for standard input, or the text of a QR code or SD-JWT.")
    @SuppressWarnings("NullAway.Init") // required by picocli
    private String argument;

    private final Context context;
    private final Terminal terminal;

    InspectCommand(Context context) {
        this.context = context;
        this.terminal = context.terminal();
    }

    @Override
    public void run() {
        Input input = UserInput.read(argument, context);
        line("input", input.kind());
        if (input instanceof Input.Receipt receipt) {
            new Receipts(terminal).show(receipt.json().bytes());
            terminal.hint("nothing of this was checked, see: govchain verify");
            return;
        }
        if (input instanceof Input.Range range) {
            new Ranges(terminal).show(range.json().bytes());
            terminal.hint("nothing of this was checked, see: govchain verify");
            return;
        }
        switch (Presentations.of(input)) {
            case Presentation.InBundle in -> bundle(in);
            case Presentation.Credential credential -> credential(credential.text());
            case Presentation.Seal seal -> seal(seal.bytes());
            case Presentation.Attachment file -> line("sha-256", file.digest().toHex());
        }
        terminal.hint("nothing of this was checked, see: govchain verify");
    }

    private void bundle(Presentation.InBundle presented) {
        switch (presented.bundle()) {
            case Parsed.Malformed<Bundle>(String why) -> line("refused", why);
            case Parsed.Ok<Bundle>(Bundle bundle) -> {
                bundle.index().ifPresent(index -> line("entry", Long.toString(index)));
                bundle.anchor()
                        .ifPresent(anchor -> line(
                                "anchor",
                                "chain " + anchor.chainId() + ", block " + anchor.blockNumber() + ", "
                                        + anchor.blockTime()));
                bundle.payload().ifPresent(this::payload);
                bundle.credential().ifPresent(this::credential);
                bundle.seal().ifPresent(this::seal);
            }
        }
    }

    private void payload(byte[] cbor) {
        switch (CredentialPayload.parse(cbor)) {
            case CredentialPayload.Refused refused ->
                line("payload", "refused: " + refused.reason().code());
            case CredentialPayload.Accepted(CredentialPayload payload) -> {
                line("document", payload.documentId() + ", version " + payload.documentVersion());
                payload.attachmentDigests().forEach(digest -> line("attachment", digest.toHex()));
            }
        }
    }

    private void credential(String text) {
        switch (SignedCredential.parse(text)) {
            case SignedCredential.Refused refused ->
                line("credential", "refused: " + refused.reason().code());
            case SignedCredential.Accepted(SignedCredential credential) -> {
                CredentialFacts facts = credential.facts();
                line("credential", facts.id().toString());
                line("issuer", facts.issuer().toString());
                line("type", facts.type().toString());
                line("issued", facts.issuedAt().toString());
                facts.validity().notBefore().ifPresent(from -> line("from", from.toString()));
                facts.validity().expiresAt().ifPresent(until -> line("until", until.toString()));
                facts.status().ifPresent(status -> line("status", status.list() + ", index " + status.index()));
                terminal.line("claims");
                credential.claims().toPrettyString().lines().forEach(line -> terminal.line("  " + line));
            }
        }
    }

    private void seal(byte[] bytes) {
        switch (DigitalSeal.parse(bytes)) {
            case DigitalSeal.Refused refused ->
                line("seal", "refused: " + refused.reason().code());
            case DigitalSeal.Accepted(DigitalSeal seal) -> {
                line("seal", bytes.length + " bytes, " + seal.version() + ", signed " + seal.signatureDate());
                SealContent content = seal.content();
                content.validFrom().ifPresent(day -> line("  from", day.toString()));
                content.validTo().ifPresent(day -> line("  until", day.toString()));
                content.status().ifPresent(status -> line("  status", status.uri() + ", index " + status.index()));
                content.values().forEach((tag, value) -> line("  %02X".formatted(tag), shown(value)));
            }
        }
    }

    /** Text where it is text, else hexadecimal: what a tag means only its profile says. */
    private static String shown(SealValue value) {
        String text = new String(value.bytes(), StandardCharsets.UTF_8);
        boolean readable = text.chars().noneMatch(c -> c == 0xfffd || (Character.isISOControl(c) && c != '\n'));
        return readable ? text.replace("\n", ", ") : value.toHex();
    }

    private void line(String name, String value) {
        terminal.line("%-12s%s".formatted(name, value));
    }
}
