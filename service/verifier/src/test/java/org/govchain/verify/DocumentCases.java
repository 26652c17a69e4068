package org.govchain.verify;

import static org.govchain.verify.Check.HOLDER_BINDING;
import static org.govchain.verify.Check.SCHEMA;
import static org.govchain.verify.Check.SIGNATURE;
import static org.govchain.verify.Check.VALIDITY_PERIOD;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.govchain.credential.HolderKey;
import org.govchain.credential.ValidityPeriod;
import org.govchain.crypto.KeyAlgorithm;
import org.govchain.jose.Base64Url;
import org.govchain.merkle.Sha256Digest;
import org.govchain.status.Status;

/** Cases about the document itself: what it says, whether it was changed, when it is valid. */
final class DocumentCases {

    private final CaseMaker maker;

    DocumentCases(CaseMaker maker) {
        this.maker = maker;
    }

    void all() {
        valid();
        malformed();
        tampered();
        validity();
        holderBinding();
    }

    private void valid() {
        Scene scene = new Scene();
        maker.online("valid-bundle-online", scene).valid(scene.headTime);
        maker.offline("valid-bundle-offline", scene).valid(scene.listIssuedAt);
        maker.offline("valid-pdf-offline", scene)
                .presented(Carrier.PDF, text(scene.bundle()))
                .valid(scene.listIssuedAt);
        maker.seal("valid-seal-with-a-status-list-alone", scene).valid(scene.listIssuedAt);
        maker.credential("valid-credential-with-a-status-list-alone", scene, scene.credential())
                .valid(scene.listIssuedAt);
        String credential = scene.credential();
        maker.credential("valid-credential-without-disclosures", scene, issuerJwt(credential) + "~")
                .valid(scene.listIssuedAt);
        sealOfBrainpool();
        attachment();
        sealWithEvidence();
    }

    private void sealOfBrainpool() {
        Scene scene = new Scene();
        scene.sealKey = TestKey.of(KeyAlgorithm.BRAINPOOL_P256R1);
        scene.changes.key(Scene.ISSUER, scene.sealKey, 2, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");
        scene.policyKeys.add(scene.sealKey);
        maker.seal("valid-seal-of-a-brainpool-key", scene).valid(scene.listIssuedAt);
    }

    private void attachment() {
        Scene scene = new Scene();
        Evidence evidence = Evidence.none().withBundle(scene.bundle());
        String digest = Sha256Digest.hash(Scene.ATTACHMENT).toHex();
        maker.offline("valid-attachment", scene)
                .presented(Carrier.ATTACHMENT, digest)
                .evidence(evidence)
                .valid(scene.listIssuedAt);
        maker.offline("attachment-without-evidence", scene)
                .presented(Carrier.ATTACHMENT, digest)
                .open(SIGNATURE, ReasonCode.EVIDENCE_NOT_AT_HAND);
        maker.offline("attachment-that-nobody-certified", scene)
                .presented(Carrier.ATTACHMENT, digest)
                .evidence(Evidence.none().withoutBundle("https://siegel.musterstadt.example"))
                .open(SIGNATURE, ReasonCode.NO_CREDENTIAL_FOUND);
        maker.online("attachment-that-nobody-certified-online", scene)
                .presented(Carrier.ATTACHMENT, digest)
                .evidence(Evidence.none()
                        .withoutBundle("https://siegel.musterstadt.example")
                        .withChain(new ChainEvidence.Unreachable("no node runs")))
                .open(Check.INCLUSION, ReasonCode.NO_CREDENTIAL_FOUND);
        Scene changed = new Scene();
        maker.offline("attachment-changed", changed)
                .presented(Carrier.ATTACHMENT, Sha256Digest.hash(new byte[] {1}).toHex())
                .evidence(Evidence.none().withBundle(changed.bundle()))
                .fails(Check.INCLUSION, ReasonCode.ATTACHMENT_MISMATCH);
    }

    private void sealWithEvidence() {
        Scene scene = new Scene();
        Scene.Papers papers = scene.papers();
        Bundle found = scene.bundle(papers).toBuilder()
                .credential(issuerJwt(papers.credential()) + "~")
                .build();
        maker.seal("valid-seal-with-evidence-online", scene, papers.seal())
                .evidence(scene.online(papers).withBundle(found))
                .valid(scene.headTime);
        maker.seal("seal-without-evidence-online", scene, papers.seal())
                .evidence(scene.online(papers)
                        .withoutBundle("https://siegel.musterstadt.example")
                        .withStatusList(new StatusListEvidence.Token(scene.statusList())))
                .open(Check.ANCHOR, ReasonCode.EVIDENCE_NOT_AT_HAND);
        maker.credential("valid-credential-with-evidence-online", scene, papers.credential())
                .evidence(scene.online(papers).withBundle(found))
                .valid(scene.headTime);
        Bundle pending = scene.bundle(papers).toBuilder()
                .proof(null)
                .index(null)
                .anchor(null)
                .statusList(null)
                .build();
        maker.online("valid-bundle-from-before-its-anchor", scene)
                .bundle(pending)
                .evidence(scene.online(papers).withBundle(found))
                .valid(scene.headTime);
        maker.offline("evidence-with-another-index-than-its-proof", scene)
                .bundle(pending)
                .evidence(Evidence.none().withBundle(found.toBuilder().index(2L).build()))
                .fails(Check.INCLUSION, ReasonCode.PROOF_INDEX_MISMATCH);
        Scene strangers = new Scene();
        strangers.policyKeys.remove(Scene.sealKey());
        Scene.Papers theirs = strangers.papers();
        maker.seal("valid-seal-with-its-key-from-the-evidence", strangers, theirs.seal())
                .evidence(Evidence.none().withBundle(strangers.bundle(theirs)))
                .valid(strangers.listIssuedAt);
        Scene revoked = new Scene();
        revoked.listSays = Status.INVALID;
        maker.offline("own-status-list-before-that-of-the-evidence", scene)
                .bundle(scene.bundle(papers))
                .evidence(Evidence.none().withBundle(revoked.bundle(papers)))
                .valid(scene.listIssuedAt);
        maker.online("valid-bundle-without-payload-but-evidence", scene)
                .bundle(pending.toBuilder().withoutPayload().build())
                .evidence(scene.online(papers).withBundle(found))
                .valid(scene.headTime);
    }

    private void malformed() {
        Scene scene = new Scene();
        Scene.Papers papers = scene.papers();
        String bundle = text(scene.bundle(papers));
        bundleText("bundle-not-json", "%PDF-1.7");
        bundleText("bundle-with-an-unknown-member", bundle.replaceFirst("\\{", "{\"note\":1,"));
        bundleText("bundle-of-another-format", bundle.replace("govchain-bundle/1", "govchain-bundle/2"));
        bundleText("bundle-with-payload-but-no-salt", bundle.replaceFirst("\"salt\":\"[^\"]*\",", ""));
        bundleText("bundle-with-a-short-salt", bundle.replaceFirst("(\"salt\":\")....", "$1"));
        bundleText("bundle-with-neither-credential-nor-seal", "{\"format\":\"govchain-bundle/1\",\"keys\":[]}");
        bundleText("bundle-with-a-negative-index", bundle.replace("\"index\":3", "\"index\":-3"));
        bundleText("bundle-with-a-member-twice", bundle.replaceFirst("\\{", "{\"index\":3,"));
        maker.credential("credential-of-another-header-type", scene, headerType(papers.credential(), "vc+sd-jwt"))
                .fails(SCHEMA, ReasonCode.CREDENTIAL_MALFORMED);
        maker.credential("credential-without-a-tilde", scene, issuerJwt(papers.credential()))
                .fails(SCHEMA, ReasonCode.CREDENTIAL_MALFORMED);
        maker.seal("seal-truncated", scene, java.util.Arrays.copyOf(papers.seal(), papers.seal().length - 1))
                .fails(SCHEMA, ReasonCode.SEAL_MALFORMED);
        byte[] payload = papers.payload().clone();
        payload[0] ^= 0x40;
        maker.offline("payload-not-deterministic-cbor", scene)
                .bundle(scene.bundle(papers).toBuilder()
                        .payload(payload, papers.salt())
                        .build())
                .fails(SCHEMA, ReasonCode.PAYLOAD_MALFORMED);
        Scene otherType = new Scene();
        otherType.sealProfileUri = "musterstadt.example/types/building-permit";
        otherType.changes.allow(Scene.ISSUER, Scene.OTHER_TYPE, "2026-01-01T00:00:00Z");
        maker.offline("seal-of-another-type-than-the-credential", otherType).fails(SCHEMA, ReasonCode.TYPE_MISMATCH);
        otherType.withCredential = false;
        maker.offline("seal-of-another-type-than-the-payload", otherType).fails(SCHEMA, ReasonCode.TYPE_MISMATCH);
    }

    private void bundleText(String name, String json) {
        maker.offline(name, new Scene()).presented(Carrier.BUNDLE, json).fails(SCHEMA, ReasonCode.BUNDLE_MALFORMED);
    }

    private void tampered() {
        Scene scene = new Scene();
        Scene.Papers papers = scene.papers();
        String credential = papers.credential();
        int signatureEnd = credential.indexOf('~');
        maker.credential("credential-signature-changed", scene, flip(credential, signatureEnd - 20))
                .fails(SIGNATURE, ReasonCode.CREDENTIAL_SIGNATURE_WRONG);
        maker.credential("credential-claim-in-clear-changed", scene, claimChanged(credential))
                .fails(SIGNATURE, ReasonCode.CREDENTIAL_SIGNATURE_WRONG);
        maker.credential("disclosure-changed", scene, flip(credential, credential.length() - 5))
                .fails(SIGNATURE, ReasonCode.DISCLOSURE_MISMATCH);
        String disclosure = credential.substring(credential.lastIndexOf('~', credential.length() - 2) + 1);
        maker.credential("disclosure-twice", scene, credential + disclosure)
                .fails(SIGNATURE, ReasonCode.DISCLOSURE_MISMATCH);
        maker.credential(
                        "disclosure-of-another-credential",
                        scene,
                        issuerJwt(credential) + "~" + new Scene().credential().split("~", 3)[1] + "~")
                .fails(SIGNATURE, ReasonCode.DISCLOSURE_MISMATCH);
        byte[] seal = papers.seal().clone();
        seal[seal.length - 1] ^= 1;
        maker.seal("seal-signature-changed", scene, seal).fails(SIGNATURE, ReasonCode.SEAL_SIGNATURE_WRONG);
        byte[] content = papers.seal().clone();
        content[content.length - 67] ^= 1;
        maker.seal("seal-content-changed", scene, content).fails(SIGNATURE, ReasonCode.SEAL_SIGNATURE_WRONG);
        Scene keyless = new Scene();
        keyless.policyKeys.remove(Scene.sealKey());
        maker.seal("seal-key-named-but-not-at-hand", keyless).open(SIGNATURE, ReasonCode.SIGNING_KEY_NOT_AT_HAND);
        maker.offline("valid-bundle-that-carries-the-seal-key-behind-another", keyless)
                .bundle(keyless.bundle().toBuilder()
                        .keys(List.of(
                                Scene.credentialKey().key().spki(),
                                Scene.sealKey().key().spki()))
                        .build())
                .valid(keyless.listIssuedAt);
        Scene newerPolicy = new Scene();
        newerPolicy.policyCreatedAt = newerPolicy.now;
        maker.offline("bundle-key-changed", newerPolicy)
                .bundle(newerPolicy.bundle().toBuilder()
                        .keys(List.of(Scene.FOREIGN_KEY.key().spki()))
                        .build())
                .fails(SIGNATURE, ReasonCode.KEY_UNRELATED);
        maker.offline("valid-bundle-with-a-key-younger-than-the-policy", scene)
                .bundle(scene.bundle().toBuilder()
                        .keys(List.of(Scene.FOREIGN_KEY.key().spki()))
                        .build())
                .valid(scene.listIssuedAt);
        maker.offline("bundle-key-that-is-none", scene)
                .bundle(scene.bundle().toBuilder().keys(List.of(new byte[91])).build())
                .fails(SIGNATURE, ReasonCode.KEY_UNRELATED);
    }

    private void validity() {
        Scene notYet = new Scene();
        notYet.validity = ValidityPeriod.from(Instant.parse("2026-03-02T10:00:01Z"));
        maker.offline("not-yet-valid", notYet).fails(VALIDITY_PERIOD, ReasonCode.NOT_YET_VALID);
        Scene lapsed = new Scene();
        lapsed.validity = ValidityPeriod.between(lapsed.issuedAt, lapsed.now);
        maker.offline("lapsed-to-the-second", lapsed).fails(VALIDITY_PERIOD, ReasonCode.EXPIRED);
        Scene firstSecond = new Scene();
        firstSecond.validity = ValidityPeriod.between(firstSecond.now, firstSecond.now.plusSeconds(1));
        maker.offline("valid-in-its-only-second", firstSecond).valid(firstSecond.listIssuedAt);
        Scene sealNotYet = new Scene();
        sealNotYet.sealFrom = Optional.of(LocalDate.parse("2026-03-03"));
        maker.seal("seal-not-yet-valid", sealNotYet).fails(VALIDITY_PERIOD, ReasonCode.NOT_YET_VALID);
        Scene sealLapsed = new Scene();
        sealLapsed.sealTo = Optional.of(LocalDate.parse("2026-03-01"));
        maker.seal("seal-lapsed-the-day-before", sealLapsed).fails(VALIDITY_PERIOD, ReasonCode.EXPIRED);
        Scene reversed = new Scene();
        reversed.sealFrom = Optional.of(LocalDate.parse("2026-03-02"));
        reversed.sealTo = Optional.of(LocalDate.parse("2026-02-28"));
        maker.seal("seal-period-that-ends-before-it-begins", reversed).fails(VALIDITY_PERIOD, ReasonCode.EXPIRED);
        Scene sealLastDay = new Scene();
        sealLastDay.sealTo = Optional.of(LocalDate.parse("2026-03-02"));
        maker.seal("valid-seal-on-its-last-day", sealLastDay).valid(sealLastDay.listIssuedAt);
        Scene future = new Scene();
        future.issuedAt = future.now.plusSeconds(61);
        maker.offline("issued-in-the-future", future).fails(VALIDITY_PERIOD, ReasonCode.NOT_YET_ISSUED);
        Scene skew = new Scene();
        skew.issuedAt = skew.now.plusSeconds(60);
        maker.offline("valid-though-the-clock-is-a-minute-slow", skew).valid(skew.listIssuedAt);
    }

    private void holderBinding() {
        Scene scene = new Scene();
        TestKey wallet = TestKey.p256();
        scene.holderKey = Optional.of(new HolderKey(wallet.key()));
        String credential = scene.credential();
        maker.credential("wallet-credential-without-key-binding", scene, credential)
                .validThough(HOLDER_BINDING, ReasonCode.HOLDER_BINDING_NOT_SHOWN);
        maker.credential("key-binding-without-a-challenge", scene, bound(credential, credential, wallet))
                .validThough(HOLDER_BINDING, ReasonCode.HOLDER_BINDING_NOT_SHOWN);
        maker.credential("key-binding-by-another-key", scene, bound(credential, credential, TestKey.p256()))
                .fails(HOLDER_BINDING, ReasonCode.HOLDER_BINDING_WRONG);
        maker.credential(
                        "key-binding-for-other-disclosures",
                        scene,
                        bound(credential, issuerJwt(credential) + "~", wallet))
                .fails(HOLDER_BINDING, ReasonCode.HOLDER_BINDING_WRONG);
        maker.credential("key-binding-that-is-none", scene, credential + "x.y.z")
                .fails(HOLDER_BINDING, ReasonCode.HOLDER_BINDING_WRONG);
    }

    private static String bound(String credential, String hashed, TestKey wallet) {
        String hash = Base64Url.encode(
                Sha256Digest.hash(hashed.getBytes(StandardCharsets.US_ASCII)).bytes());
        String input = part("{\"alg\":\"ES256\",\"typ\":\"kb+jwt\"}") + "."
                + part("{\"iat\":1772445600,\"aud\":\"https://verifier.example\",\"nonce\":\"n-1\",\"sd_hash\":\""
                        + hash + "\"}");
        return credential + input + "." + Base64Url.encode(wallet.sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    static String text(Bundle bundle) {
        return new String(bundle.toJson(), StandardCharsets.UTF_8);
    }

    static String issuerJwt(String credential) {
        return credential.substring(0, credential.indexOf('~'));
    }

    /** Another base64url character at this place, with other bits. */
    static String flip(String text, int place) {
        char other = text.charAt(place) == 'A' ? 'B' : 'A';
        return text.substring(0, place) + other + text.substring(place + 1);
    }

    private static String headerType(String credential, String type) {
        String header = credential.substring(0, credential.indexOf('.'));
        String changed = decoded(header).replace("dc+sd-jwt", type);
        return part(changed) + credential.substring(header.length());
    }

    private static String claimChanged(String credential) {
        String[] parts = credential.split("\\.", 3);
        return parts[0] + "." + part(decoded(parts[1]).replace("\"idx\":42", "\"idx\":43")) + "." + parts[2];
    }

    private static String part(String json) {
        return Base64Url.encode(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String part) {
        return new String(Base64Url.decode(part).orElseThrow(), StandardCharsets.UTF_8);
    }
}
