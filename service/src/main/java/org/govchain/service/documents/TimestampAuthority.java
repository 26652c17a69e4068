package org.govchain.service.documents;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Selector;
import org.govchain.crypto.CryptoProviders;
import org.govchain.service.trust.NamedTimestampAuthorities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Asks the configured authority for timestamps over HTTP (RFC 3161 section 3.4) and takes only those that verify with a trusted certificate. */
@Component
@EnableConfigurationProperties(TsaProperties.class)
class TimestampAuthority implements NamedTimestampAuthorities {

    /** After a failure nobody waits for it for a while: the round that adds timestamps later finds out that it is back. */
    static final Duration REST = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(TimestampAuthority.class);
    private static final int NONCE_BITS = 64;
    private static final int OK = 200;

    private final TsaProperties properties;
    private final List<X509Certificate> trusted;
    private final HttpClient http;
    private final SecureRandom random;
    private final Clock clock;
    private volatile Instant restsUntil = Instant.MIN;
    private volatile Optional<String> trouble = Optional.empty();

    TimestampAuthority(TsaProperties properties, SecureRandom random, Clock clock) {
        this.properties = properties;
        this.trusted = Optional.ofNullable(properties.trust())
                .map(TimestampAuthority::read)
                .orElse(List.of());
        this.http =
                HttpClient.newBuilder().connectTimeout(properties.patience()).build();
        this.random = random;
        this.clock = clock;
    }

    @Override
    public List<X509Certificate> certificates() {
        return trusted;
    }

    boolean isConfigured() {
        return properties.address().isPresent();
    }

    /** Why the last request failed; empty when it did not. */
    Optional<String> trouble() {
        return trouble;
    }

    /** Whether it failed so recently that asking again would only cost the caller time. */
    boolean isResting() {
        return clock.instant().isBefore(restsUntil);
    }

    /**
     * A token over a SHA-256 digest, DER.
     *
     * @return empty when there is none to be had now; {@link #trouble} says why
     */
    Optional<byte[]> token(byte[] sha256) {
        try {
            byte[] token = ask(properties.address().orElseThrow(), sha256);
            if (trouble.isPresent()) {
                LOG.info("the timestamping authority answers again");
            }
            trouble = Optional.empty();
            restsUntil = Instant.MIN;
            return Optional.of(token);
        } catch (IOException
                | TSPException
                | OperatorCreationException
                | GeneralSecurityException
                | IllegalArgumentException e) {
            String why = e.getClass().getSimpleName()
                    + Optional.ofNullable(e.getMessage())
                            .map(message -> ": " + message)
                            .orElse("");
            if (trouble.isEmpty()) {
                LOG.warn("no timestamp from {}: {}", properties.url(), why);
            }
            trouble = Optional.of(why);
            restsUntil = clock.instant().plus(REST);
            return Optional.empty();
        }
    }

    private byte[] ask(URI url, byte[] sha256)
            throws IOException, TSPException, OperatorCreationException, GeneralSecurityException {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        TimeStampRequest question =
                generator.generate(TSPAlgorithms.SHA256, sha256, new BigInteger(NONCE_BITS, random));
        TimeStampResponse answer = new TimeStampResponse(post(url, question.getEncoded()));
        answer.validate(question);
        TimeStampToken token = answer.getTimeStampToken();
        if (token == null) {
            throw new TSPException("refused: " + answer.getStatusString());
        }
        requireTrusted(token);
        return token.getEncoded();
    }

    private byte[] post(URI url, byte[] question) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(properties.patience())
                .header("Content-Type", "application/timestamp-query")
                .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != OK) {
                throw new IOException("HTTP status " + answer.statusCode());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    // Bouncy Castle's selector of a signer is raw.
    @SuppressWarnings("unchecked")
    private void requireTrusted(TimeStampToken token)
            throws TSPException, OperatorCreationException, GeneralSecurityException {
        Selector<X509CertificateHolder> signer = token.getSID();
        X509CertificateHolder holder = token.getCertificates().getMatches(signer).stream()
                .findFirst()
                .orElseThrow(() -> new TSPException("the token brings no certificate"));
        X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(holder);
        token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                .setProvider(CryptoProviders.bouncyCastle())
                .build(holder));
        if (trusted.stream().noneMatch(anchor -> anchor.equals(certificate) || isIssuedBy(certificate, anchor))) {
            throw new TSPException("its certificate is none of govchain.documents.tsa.trust");
        }
    }

    private static boolean isIssuedBy(X509Certificate certificate, X509Certificate anchor) {
        if (anchor.getBasicConstraints() < 0
                || !certificate.getIssuerX500Principal().equals(anchor.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(anchor.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static List<X509Certificate> read(Path pem) {
        try (var in = Files.newInputStream(pem)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .map(Objects::requireNonNull)
                    .toList();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("govchain.documents.tsa.trust: cannot read certificates from " + pem, e);
        }
    }
}
