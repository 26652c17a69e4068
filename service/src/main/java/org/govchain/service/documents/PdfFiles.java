package org.govchain.service.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.govchain.credential.CredentialId;
import org.govchain.credential.DocumentPayload;
import org.govchain.log.Commitment;
import org.govchain.log.LogEntry;
import org.govchain.log.Salt;
import org.govchain.merkle.Sha256Digest;
import org.govchain.pdf.PdfReader;
import org.govchain.pdf.PdfReading;
import org.govchain.service.anchoring.AnchoredProof;
import org.govchain.service.anchoring.EntryRef;
import org.govchain.service.anchoring.TransparencyLog;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.custody.Attachments;
import org.govchain.service.custody.KeptData;
import org.govchain.verify.EntryProof;
import org.govchain.verify.PdfProof;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The PDF file of each copy: laid out and signed when it is first asked for, kept encrypted under the document's key, and the same bytes
 * ever after, but for a timestamp that is appended when it could not be had at once. docs/spec/pdf.md, "When a file is made".
 */
@Service
public class PdfFiles implements KeptData {

    /**
     * Whose file is wanted.
     *
     * @param layout the unsigned file; asked only when there is none yet
     */
    public record Wanted(AuthorityId authority, UUID copy, UUID document, Supplier<byte[]> layout) {}

    private final PdfStore store;
    private final PdfSigner signer;
    private final TimestampAuthority timestamps;
    private final Attachments storage;
    private final TransparencyLog log;
    private final TransactionTemplate transaction;
    private final SecureRandom random;
    private final Clock clock;

    PdfFiles(
            PdfStore store,
            PdfSigner signer,
            TimestampAuthority timestamps,
            Attachments storage,
            TransparencyLog log,
            PlatformTransactionManager transactions,
            SecureRandom random,
            Clock clock) {
        this.store = store;
        this.signer = signer;
        this.timestamps = timestamps;
        this.storage = storage;
        this.log = log;
        this.transaction = new TransactionTemplate(transactions);
        this.random = random;
        this.clock = clock;
    }

    /** Whether the copy has its file, so that no layout would be asked for. */
    public boolean isMade(AuthorityId authority, UUID copy) {
        return store.find(authority, copy).isPresent();
    }

    /** The file. Of two who ask first at the same time both get the one that was stored. */
    public byte[] of(Wanted wanted) {
        return store.find(wanted.authority(), wanted.copy()).map(this::read).orElseGet(() -> make(wanted));
    }

    /** What proves that the file with this signed range is in the log; empty for a file that nobody here made, or that was erased. */
    public Optional<PdfProof> proof(Sha256Digest signedRange) {
        return store.logged(signedRange)
                .map(logged -> new PdfProof(
                        DocumentPayload.parse(logged.payload()).orElseThrow(),
                        logged.salt(),
                        log.proof(logged.entry()).map(AnchoredProof::claimed).orElseGet(EntryProof::none)));
    }

    /** Forgets the files of a document that is erased; what remains in the log is a commitment that nobody can open. */
    @Override
    public void erase(UUID document) {
        store.forget(document); // the files are noise without the key; the sweep of the storage removes them
    }

    private byte[] make(Wanted wanted) {
        // Step 1: lay out. Step 2: sign, with a timestamp when there is one.
        PdfSigner.Signed signed =
                signer.sign(wanted.authority(), wanted.layout().get());

        // Step 3: read it as everybody else will.
        Sha256Digest signedRange = signedRange(signed.file());

        // Step 4: the file is durable, then its row and its log entry in one transaction; a crash leaves a file that
        // the sweep removes.
        Attachments.Stored file = stored(wanted.authority(), wanted.document(), signed.file());
        boolean kept = false;
        try {
            kept = keep(wanted, signed.timestamped(), file, signedRange);
        } finally {
            if (!kept) {
                storage.delete(file.storageKey());
            }
        }
        return kept
                ? signed.file()
                : store.find(wanted.authority(), wanted.copy()).map(this::read).orElseThrow();
    }

    private boolean keep(Wanted wanted, boolean timestamped, Attachments.Stored file, Sha256Digest signedRange) {
        PdfState state = timestamped
                ? PdfState.TIMESTAMPED
                : timestamps.isConfigured() ? PdfState.TIMESTAMP_PENDING : PdfState.SIGNED;
        PdfStore.Row row =
                new PdfStore.Row(wanted.copy(), wanted.document(), wanted.authority(), file.storageKey(), state);
        byte[] payload = new DocumentPayload(new CredentialId(wanted.copy()), signedRange).encode();
        Salt salt = Salt.random(random);
        Instant now = clock.instant();
        return Boolean.TRUE.equals(transaction.execute(status -> {
            EntryRef entry = log.append(List.of(LogEntry.document(Commitment.of(salt, payload))))
                    .getFirst();
            boolean first = store.insert(row, file, signedRange, payload, salt, entry, now);
            if (!first) {
                status.setRollbackOnly();
            }
            return first;
        }));
    }

    /** Adds a timestamp to a file that lacks it; whether there was one to be had. */
    boolean addTimestamp(PdfStore.Row row) {
        Optional<byte[]> longer = signer.timestamp(read(row));
        if (longer.isEmpty()) {
            return false;
        }
        var _ = signedRange(longer.get());
        Attachments.Stored file = stored(row.authority(), row.document(), longer.get());
        boolean kept = false;
        try {
            kept = store.timestamped(row, file, clock.instant());
        } finally {
            storage.delete(kept ? row.storageKey() : file.storageKey());
        }
        return true;
    }

    /** What the signature covers, according to the reader that verifiers use. */
    private static Sha256Digest signedRange(byte[] file) {
        if (PdfReader.readWithoutPages(file) instanceof PdfReading.WithBundle(byte[] _, var facts)
                && facts.finding().isEmpty()
                && facts.signer().isPresent()) {
            return facts.signedRange().orElseThrow();
        }
        throw new IllegalStateException("self-check: the signed PDF file does not read back as it should");
    }

    private Attachments.Stored stored(AuthorityId authority, UUID document, byte[] file) {
        try {
            return storage.store(authority, document, new ByteArrayInputStream(file))
                    .orElseThrow(() -> new IllegalStateException(
                            "govchain.storage.largest-file is smaller than a PDF of " + file.length + " bytes"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot store a PDF file", e);
        }
    }

    private byte[] read(PdfStore.Row row) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(256 * 1024);
        try {
            storage.read(row.document(), row.storageKey(), plain);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a stored PDF file", e);
        }
        return plain.toByteArray();
    }
}
