package org.govchain.service.issuance;

import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.govchain.credential.CredentialFacts;
import org.govchain.credential.CredentialId;
import org.govchain.credential.DocumentId;
import org.govchain.credential.IssuerId;
import org.govchain.credential.UnsignedCredential;
import org.govchain.seal.SealContent;
import org.govchain.seal.SealLinks;
import org.govchain.seal.SealSigner;
import org.govchain.seal.SealStatus;
import org.govchain.seal.UnsignedSeal;
import org.govchain.service.authority.Authorities;
import org.govchain.service.authority.Authority;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.signing.KeyPurpose;
import org.govchain.service.signing.Signing;
import org.govchain.service.signing.SigningKey;
import org.govchain.service.status.StatusIndex;
import org.govchain.service.status.StatusLists;
import org.govchain.service.web.PublicUrl;
import org.govchain.status.StatusListId;
import org.govchain.status.StatusReference;
import org.govchain.types.SealText;
import org.springframework.stereotype.Component;

/** Writes the exact bytes that are to be signed, and refuses a seal over the type's budget while nothing is stored yet. */
@Component
class UnsignedCopies {

    /** A profile says once for all whether its seals have a last day; this one stands for none, as in German registers. */
    private static final LocalDate UNLIMITED = LocalDate.of(9999, 12, 31);

    /** What came of it. */
    sealed interface Result {
        record Prepared(List<Intended> copies) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    /** What all copies of one request share. */
    private record Batch(IssuerId issuer, String certificate, SealSigner sealSigner, Instant now, LocalDate today) {}

    private final Authorities authorities;
    private final Signing signing;
    private final Parallel parallel;
    private final String certificateUri;
    private final StatusIndex longest;
    private final SecureRandom random;
    private final Clock clock;

    UnsignedCopies(
            Authorities authorities,
            Signing signing,
            Parallel parallel,
            PublicUrl publicUrl,
            SecureRandom random,
            Clock clock) {
        this.authorities = authorities;
        this.signing = signing;
        this.parallel = parallel;
        this.certificateUri = publicUrl.hostAndPort() + "/c";
        this.longest = StatusLists.longest(publicUrl);
        this.random = random;
        this.clock = clock;
    }

    Result prepare(AuthorityId authority, List<Checked> requests, List<StatusIndex> statuses) {
        Batch batch = batch(authority);
        List<Integer> places = IntStream.range(0, requests.size()).boxed().toList();
        List<Intended> copies = parallel.inSlices(
                places,
                slice -> slice.stream()
                        .map(i -> prepare(batch, requests.get(i), statuses.get(i)))
                        .toList());
        return copies.stream()
                .map(copy -> overBudget(copy.checked(), copy.seal()))
                .flatMap(Optional::stream)
                .findFirst()
                .<Result>map(Result.Refused::new)
                .orElseGet(() -> new Result.Prepared(copies));
    }

    /** Whether the seal would exceed the type's budget wherever the copy's status entry comes to lie. */
    Optional<Refusal> tooLarge(AuthorityId authority, Checked checked) {
        SealSigner signer = sealSigner(authority);
        LocalDate today = LocalDate.ofInstant(clock.instant(), RequestCheck.PLACE);
        StatusReference status = new StatusReference(new StatusListId(longest.uri()), longest.index());
        return overBudget(checked, seal(signer, today, checked, status));
    }

    private SealSigner sealSigner(AuthorityId id) {
        return SealSigner.ofThumbprint(
                signing.key(id, KeyPurpose.SEAL).publicKey().thumbprint());
    }

    private Batch batch(AuthorityId id) {
        Authority authority = authorities
                .find(id)
                .orElseThrow(
                        () -> new IllegalStateException("step 1 let an authority pass that is not configured: " + id));
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new Batch(
                new IssuerId(authority.issuer().toString()),
                certificate(signing.key(id, KeyPurpose.CREDENTIAL)),
                sealSigner(id),
                now,
                LocalDate.ofInstant(now, RequestCheck.PLACE));
    }

    /** The profile lies below the type's URL, so that the seal names the same type as the credential; https is understood. */
    private SealLinks links(Checked checked) {
        String type = checked.typeId().uri();
        return new SealLinks(type.startsWith("https://") ? type.substring("https://".length()) : type, certificateUri);
    }

    private Intended prepare(Batch batch, Checked checked, StatusIndex index) {
        CredentialId id = CredentialId.random(random);
        DocumentId announced = checked.request().document();
        DocumentId document = announced == null ? DocumentId.random(random) : announced;
        StatusReference status = new StatusReference(new StatusListId(index.uri()), index.index());
        CredentialFacts facts = new CredentialFacts(
                batch.issuer,
                checked.typeId(),
                id,
                batch.now,
                checked.validity(),
                Optional.of(status),
                batch.certificate,
                Optional.empty());
        UnsignedCredential credential = UnsignedCredential.of(facts, RequestCheck.claims(checked.request()), random);
        return new Intended(
                checked, id, document, index, credential, seal(batch.sealSigner, batch.today, checked, status));
    }

    private UnsignedSeal seal(SealSigner signer, LocalDate today, Checked checked, StatusReference status) {
        SealContent content = new SealContent(
                checked.type().profile(),
                Optional.of(checked.days().from()),
                Optional.of(checked.days().until().orElse(UNLIMITED)),
                Optional.of(links(checked)),
                Optional.of(SealStatus.of(status)),
                SealText.of(checked.type(), checked.request().claims()));
        return UnsignedSeal.of(signer, today, today, content);
    }

    private static Optional<Refusal> overBudget(Checked checked, UnsignedSeal seal) {
        int budget = checked.type().seal().budget();
        int length = seal.signedLength();
        return length <= budget
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        RefusalCode.SEAL_TOO_LARGE,
                        "the seal would have " + length + " bytes, the type allows " + budget
                                + "; shorten what goes into the seal"));
    }

    private static String certificate(SigningKey key) {
        try {
            return CredentialFacts.encodeCertificate(key.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was loaded cannot be encoded", e);
        }
    }
}
