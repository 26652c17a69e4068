package org.govchain.service.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Executors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.govchain.crypto.CryptoProviders;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.crypto.KeyPairs;

/**
 * A timestamping authority on this machine (RFC 3161 over HTTP, loopback only). Its times are worth nothing to anybody else: production
 * names a qualified one.
 */
public final class LocalTimestampAuthority implements AutoCloseable {

    private static final int LARGEST_REQUEST = 16 << 10;
    private static final Duration VALIDITY = Duration.ofDays(3653);
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.3.6.1.4.1.13762.3");
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;

    private static final String ALIAS = "timestamps";

    /** A key and the certificate that its tokens verify with. */
    private record Identity(PrivateKey key, X509Certificate certificate) {

        /** Never the key. */
        @Override
        public String toString() {
            return "Identity[" + certificate.getSubjectX500Principal() + "]";
        }
    }

    private final HttpServer server;
    private final Identity identity;
    private final SecureRandom random;
    private final Clock clock;
    private volatile boolean down;

    private LocalTimestampAuthority(HttpServer server, Identity identity, SecureRandom random, Clock clock) {
        this.server = server;
        this.identity = identity;
        this.random = random;
        this.clock = clock;
    }

    /** Starts on a free port of the loopback interface, with a key of its own. */
    public static LocalTimestampAuthority start(SecureRandom random, Clock clock) throws IOException {
        return start(fresh(random, clock), random, clock);
    }

    /** The same with the key in this PKCS#12 file, which is made when it is missing: who trusted it once trusts it after the next start. */
    static LocalTimestampAuthority start(Path keyStore, String password, SecureRandom random, Clock clock)
            throws IOException {
        return start(kept(keyStore, password.toCharArray(), random, clock), random, clock);
    }

    private static LocalTimestampAuthority start(Identity identity, SecureRandom random, Clock clock)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        LocalTimestampAuthority authority = new LocalTimestampAuthority(server, identity, random, clock);
        server.createContext("/tsa", authority::answer);
        server.setExecutor(Executors.newFixedThreadPool(
                2, Thread.ofPlatform().daemon().name("timestamp-authority-", 0).factory()));
        server.start();
        return authority;
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/tsa");
    }

    /** Writes the certificate that its tokens verify with, PEM. */
    public Path writeCertificate(Path file) throws IOException {
        try {
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(identity.certificate().getEncoded());
            return Files.writeString(
                    file,
                    "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n",
                    StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was just made has no encoding", e);
        }
    }

    /** Whether it answers "unavailable" from now on, as an authority in trouble does. */
    public void setDown(boolean isDown) {
        down = isDown;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] question = exchange.getRequestBody().readNBytes(LARGEST_REQUEST);
            if (down) {
                exchange.sendResponseHeaders(UNAVAILABLE, -1);
                return;
            }
            byte[] token = stamp(new TimeStampRequest(question));
            exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
            exchange.sendResponseHeaders(OK, token.length);
            exchange.getResponseBody().write(token);
        } catch (TSPException | OperatorCreationException | GeneralSecurityException | IllegalArgumentException e) {
            exchange.sendResponseHeaders(BAD_REQUEST, -1);
        }
    }

    private byte[] stamp(TimeStampRequest question)
            throws IOException, TSPException, OperatorCreationException, GeneralSecurityException {
        var digests = new JcaDigestCalculatorProviderBuilder()
                .setProvider(CryptoProviders.bouncyCastle())
                .build();
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder()
                        .setProvider(CryptoProviders.bouncyCastle())
                        .build("SHA256withECDSA", identity.key(), identity.certificate()),
                digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                POLICY);
        tokens.addCertificates(new JcaCertStore(List.of(identity.certificate())));
        return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                .generate(question, new BigInteger(64, random), Date.from(clock.instant()))
                .getEncoded();
    }

    private static Identity kept(Path file, char[] password, SecureRandom random, Clock clock) throws IOException {
        try {
            if (Files.exists(file)) {
                KeyStore store = KeyStore.getInstance(file.toFile(), password);
                return new Identity(
                        (PrivateKey) store.getKey(ALIAS, password), (X509Certificate) store.getCertificate(ALIAS));
            }
            Identity made = fresh(random, clock);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry(ALIAS, made.key(), password, new Certificate[] {made.certificate()});
            Path beside =
                    Files.createTempFile(file.toAbsolutePath().getParent(), "timestamps", ".new", DemoFiles.OWNER_ONLY);
            try (OutputStream out = Files.newOutputStream(beside)) {
                store.store(out, password);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            return made;
        } catch (GeneralSecurityException e) {
            throw new IOException("the key of the local timestamping authority cannot be kept in " + file, e);
        }
    }

    private static Identity fresh(SecureRandom random, Clock clock) {
        KeyPair pair = KeyPairs.generate(KeyAlgorithm.P256, random);
        return new Identity(pair.getPrivate(), certificate(pair, random, clock.instant()));
    }

    private static X509Certificate certificate(KeyPair pair, SecureRandom random, Instant now) {
        X500Name name = new X500Name("CN=Demo timestamps (worthless)");
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    new BigInteger(127, random).add(BigInteger.ONE),
                    Date.from(now.minusSeconds(60)),
                    Date.from(now.plus(VALIDITY)),
                    name,
                    pair.getPublic());
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .setProvider(CryptoProviders.bouncyCastle())
                            .build(pair.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot make the certificate of the local timestamping authority", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
