package org.govchain.service.verification;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.govchain.merkle.Sha256Digest;
import org.govchain.pdf.PdfReader;
import org.govchain.pdf.PdfReading;
import org.govchain.service.issuance.Bundles;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.verify.PdfFacts;
import org.govchain.verify.Presentation;
import org.springframework.stereotype.Component;

/** Reads PDF files that anybody may send: never more at once than there are processors, for drawing pages costs. */
@Component
class PresentedPdfs {

    /** What is to be judged, or why there is nothing. */
    sealed interface Result {
        record Read(Presentation presentation) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    private static final long PATIENCE_SECONDS = 20;

    private final Semaphore readers = new Semaphore(Runtime.getRuntime().availableProcessors());
    private final Bundles bundles;

    PresentedPdfs(Bundles bundles) {
        this.bundles = bundles;
    }

    Result read(byte[] file) {
        try {
            if (!readers.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return refused(RefusalCode.UNAVAILABLE, "too many PDF files are being read, try again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return refused(RefusalCode.UNAVAILABLE, "the service is stopping");
        }
        try {
            return result(file);
        } finally {
            readers.release();
        }
    }

    /** A PDF without bundle may be a file that a document certifies; so may one that this reader does not open. */
    private Result result(byte[] file) {
        Sha256Digest digest = Sha256Digest.hash(file);
        return switch (PdfReader.read(file)) {
            case PdfReading.WithBundle(byte[] bundle, PdfFacts facts) ->
                new Result.Read(Presentation.pdf(bundle, facts));
            case PdfReading.WithoutBundle() -> new Result.Read(new Presentation.Attachment(digest));
            case PdfReading.Unreadable(String reason) ->
                bundles.evidence(digest).bundles().isEmpty()
                        ? refused(RefusalCode.MALFORMED_REQUEST, reason)
                        : new Result.Read(new Presentation.Attachment(digest));
        };
    }

    private static Result refused(RefusalCode code, String detail) {
        return new Result.Refused(Refusal.of(code, detail));
    }
}
