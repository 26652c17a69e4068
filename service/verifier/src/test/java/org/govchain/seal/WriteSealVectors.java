package org.govchain.seal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.govchain.TestKey;
import org.govchain.VectorFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Writes docs/spec/vectors/seal: {@code mvn test -pl service/verifier -am -Dtest='Write*Vectors' -Dgovchain.writeVectors=true
 * -Dsurefire.failIfNoSpecifiedTests=false}. What is expected follows from the mutation; {@link SealVectorsTest} reads what was
 * committed. Every mutated seal is signed anew, so that nothing but the mutation can be the reason.
 */
@EnabledIfSystemProperty(named = "govchain.writeVectors", matches = "true")
class WriteSealVectors {

    private static final HexFormat HEX = HexFormat.of();
    private static final String HEADER =
            "dc036abc6d38dc0519a620372ce13372401c46ad535759e866926d2379bd19ce2678fe348d7ad88d7ad801c9";
    private static final String HEADER_0_8 =
            "dc036abc6d38dbb519a620372ce13372401c46ad535759e866926d2379b98d7ad88d7ad801c8";
    private static final String PROFILE = "0010aabbccdd11223344aabbccdd11223344";
    private static final String LINKS =
            "03146578616d706c652e636f6d2f70726f66696c657304116578616d706c652e636f6d2f6365727473";
    private static final String DATES = "0108323032353031303102083230323531323331";
    private static final String STATUS = "05126578616d706c652e636f6d2f7374617475730603067932";
    private static final String CONTENT = "0a0a4d75737465726d616e6e";
    private static final String MESSAGE = PROFILE + LINKS + CONTENT;

    @Test
    void seals() {
        accepted("liquor-licence", HEX.formatHex(TestProfile.seal()));
        accepted("basic", signed(HEADER + MESSAGE));
        accepted("with-dates-and-status", signed(HEADER + PROFILE + DATES + LINKS + STATUS + CONTENT));
        accepted("without-content", signed(HEADER + PROFILE + LINKS));
        accepted("fields-in-another-order", signed(HEADER + CONTENT + LINKS + PROFILE));
        accepted("value-of-200-bytes", signed(HEADER + PROFILE + LINKS + "0b81c8" + "41".repeat(200)));
        accepted("value-of-300-bytes", signed(HEADER + PROFILE + LINKS + "0b82012c" + "41".repeat(300)));
        accepted("value-empty", signed(HEADER + MESSAGE + "0b00"));
        accepted("status-index-0", signed(HEADER + PROFILE + LINKS + STATUS.replace("0603067932", "060100") + CONTENT));
        String happy = signed(HEADER + MESSAGE);
        refused("empty", "", "seal-bad-header");
        refused("cut-in-the-header", happy.substring(0, 60), "seal-bad-header");
        refused("cut-in-the-message", happy.substring(0, HEADER.length() + 40), "seal-misaligned");
        refused("cut-in-the-signature", happy.substring(0, happy.length() - 2), "seal-misaligned");
        refused("without-signature", HEADER + MESSAGE, "seal-bad-signature-zone");
        refused("bytes-after-the-signature", happy + "00", "seal-bad-signature-zone");
        refused("signature-of-63-bytes", HEADER + MESSAGE + "ff3f" + "01".repeat(63), "seal-bad-signature-zone");
        refused(
                "signature-in-front-of-the-content",
                HEADER + PROFILE + LINKS + "ff40" + "01".repeat(64) + CONTENT,
                "seal-bad-signature-zone");
        refused("signature-length-not-shortest", HEADER + MESSAGE + "ff8140" + "01".repeat(64), "seal-misaligned");
        refused("signature-bit-flipped", happy.substring(0, happy.length() - 1) + flipped(happy), "signature");
        refused("signature-of-zeros", HEADER + MESSAGE + "ff40" + "00".repeat(64), "signature");
        write("signature-of-another-key", happy, TestKey.named("other"), "signature");
        refused("content-changed-after-signing", happy.replace("4d75737465", "4d75737466"), "signature");
        refused(
                "longer-than-a-symbol",
                signed(HEADER + MESSAGE + "0b820800" + "41".repeat(2_048) + "0c820400" + "41".repeat(1_024)),
                "seal-misaligned");
    }

    @Test
    void headers() {
        header("magic-changed", HEADER.replaceFirst("dc", "dd"), "seal-bad-header");
        header("version-3", HEADER.replaceFirst("dc03", "dc02"), "seal-bad-header");
        header("country-not-germany", HEADER.replaceFirst("6abc", "6abd"), "seal-bad-header");
        header("signer-not-dezv", HEADER.replaceFirst("6d38", "6d39"), "seal-bad-header");
        header("reference-length-64", HEADER.replaceFirst("dc05", "dc59"), "seal-bad-header");
        header("reference-with-a-letter-g", HEADER.replaceFirst("401c", "4025"), "seal-bad-header");
        header("reference-not-c40", HEADER.replaceFirst("19a6", "0000"), "seal-bad-header");
        header("last-character-not-in-its-form", HEADER.replaceFirst("fe34", "fd34"), "seal-bad-header");
        header("last-character-lower-case", HEADER.replaceFirst("fe34", "fe62"), "seal-bad-header");
        header("date-with-month-13", HEADER.replaceFirst("8d7ad8", "ca83d8"), "seal-bad-header");
        header("date-of-zeros", HEADER.replaceFirst("8d7ad8", "000000"), "seal-bad-header");
        header("category-unknown", HEADER.substring(0, HEADER.length() - 2) + "ca", "seal-unknown-version");
        header(
                "category-of-0-8-with-reference-of-0-9",
                HEADER.substring(0, HEADER.length() - 2) + "c8",
                "seal-unknown-version");
        header("feature-reference-2", HEADER.substring(0, HEADER.length() - 4) + "02c9", "seal-unknown-version");
    }

    @Test
    void messages() {
        message("profile-missing", LINKS + CONTENT, "seal-missing-field");
        message("profile-uri-missing", PROFILE + LINKS.substring(44) + CONTENT, "seal-missing-field");
        message("certificate-uri-missing", PROFILE + LINKS.substring(0, 44) + CONTENT, "seal-missing-field");
        message("status-uri-without-index", PROFILE + LINKS + STATUS.substring(0, 40) + CONTENT, "seal-missing-field");
        message("status-index-without-uri", PROFILE + LINKS + STATUS.substring(40) + CONTENT, "seal-missing-field");
        message("tag-twice", MESSAGE + CONTENT, "seal-duplicate-tag");
        message("profile-twice", PROFILE + MESSAGE, "seal-duplicate-tag");
        message("tag-7-reserved", PROFILE + LINKS + "070141" + CONTENT, "seal-reserved-tag");
        message("tag-9-reserved", PROFILE + LINKS + "090141" + CONTENT, "seal-reserved-tag");
        message("profile-of-15-bytes", "000f" + PROFILE.substring(6) + LINKS + CONTENT, "seal-bad-value");
        message("date-of-7-digits", PROFILE + "010732303235303130" + LINKS + CONTENT, "seal-bad-value");
        message("date-30-february", PROFILE + "01083230323530323330" + LINKS + CONTENT, "seal-bad-value");
        message("date-not-digits", PROFILE + "0108323032352d302d31" + LINKS + CONTENT, "seal-bad-value");
        message("uri-empty", PROFILE + "0300" + LINKS.substring(44) + CONTENT, "seal-bad-value");
        message("uri-with-space", PROFILE + "03036120" + "62" + LINKS.substring(44) + CONTENT, "seal-bad-value");
        message("uri-not-ascii", PROFILE + "0302c3a4" + LINKS.substring(44) + CONTENT, "seal-bad-value");
        message(
                "uri-of-256-bytes",
                PROFILE + "03820100" + "61".repeat(256) + LINKS.substring(44) + CONTENT,
                "seal-bad-value");
        message(
                "status-index-of-5-bytes",
                PROFILE + LINKS + STATUS.substring(0, 40) + "06050000067932" + CONTENT,
                "seal-bad-value");
        message("status-index-empty", PROFILE + LINKS + STATUS.substring(0, 40) + "0600" + CONTENT, "seal-bad-value");
        message("length-not-shortest", PROFILE + LINKS + "0a810a4d75737465726d616e6e", "seal-misaligned");
        message(
                "length-not-shortest-in-two-bytes",
                PROFILE + LINKS + "0a8200804d" + "41".repeat(127),
                "seal-misaligned");
        message("length-indefinite", PROFILE + LINKS + "0a804d75737465726d616e6e0000", "seal-misaligned");
        message("length-in-three-bytes", PROFILE + LINKS + "0a8300000a4d75737465726d616e6e", "seal-misaligned");
        message("length-beyond-the-end", PROFILE + LINKS + "0a7f4d75737465726d616e6e", "seal-misaligned");
        message("value-of-2049-bytes", MESSAGE + "0b820801" + "41".repeat(2_049), "seal-bad-value");
        StringBuilder fields = new StringBuilder(PROFILE + LINKS);
        for (int tag = 10; tag <= 254; tag++) {
            fields.append(HEX.toHexDigits((byte) tag)).append("00");
        }
        accepted("245-fields", signed(HEADER + fields));
    }

    @Test
    void editions() {
        String profile = "00109a4223406d374ef99e2cf95e31a23846";
        String names = "04094c656965726d616e6e06074c6f72656e7a6f";
        String nul = "00";
        accepted("edition-0-8", signed(HEADER_0_8 + profile + names));
        accepted(
                "edition-0-8-with-decimal-reference-length",
                signed(HEADER_0_8.replaceFirst("dbb5", "dbdf") + profile + names));
        accepted(
                "edition-0-8-with-validity",
                signed(HEADER_0_8 + profile + "0111" + digits("20250101") + nul + digits("20251231") + names));
        accepted(
                "edition-0-8-without-end-of-validity",
                signed(HEADER_0_8 + profile + "0109" + digits("20250101") + nul + names));
        refused(
                "edition-0-8-validity-without-nul",
                signed(HEADER_0_8 + profile + "0108" + digits("20250101") + names),
                "seal-bad-value");
        refused(
                "edition-0-8-validity-with-two-nuls",
                signed(HEADER_0_8 + profile + "010a" + digits("20250101") + nul + nul + names),
                "seal-bad-value");
        refused(
                "edition-0-8-validity-not-a-date",
                signed(HEADER_0_8 + profile + "0109" + digits("20251301") + nul + names),
                "seal-bad-value");
        refused("edition-0-8-tag-2-reserved", signed(HEADER_0_8 + profile + "020141" + names), "seal-reserved-tag");
        refused("edition-0-8-profile-missing", signed(HEADER_0_8 + names), "seal-missing-field");
    }

    @Test
    void qrTexts() {
        String digits = DecimalChunks.encode(TestProfile.seal());
        String link = "https://verify.musterstadt.example/s#";
        qr("happy-path", link + digits, "");
        qr("host-with-port", "https://localhost:8443/s#" + digits, "");
        qr("largest-group", link + "72057594037927935", "");
        qr("scheme-http", "http://verify.musterstadt.example/s#" + digits, "qr-not-a-seal-link");
        qr("scheme-upper-case", "HTTPS://verify.musterstadt.example/s#" + digits, "qr-not-a-seal-link");
        qr("path-other", "https://verify.musterstadt.example/t#" + digits, "qr-not-a-seal-link");
        qr("path-deeper", "https://verify.musterstadt.example/a/s#" + digits, "qr-not-a-seal-link");
        qr("query-instead-of-fragment", "https://verify.musterstadt.example/s?" + digits, "qr-not-a-seal-link");
        qr("host-missing", "https:///s#" + digits, "qr-bad-host");
        qr("host-upper-case", "https://Verify.musterstadt.example/s#" + digits, "qr-bad-host");
        qr("host-with-user", "https://verify.musterstadt.example@thief.example/s#" + digits, "qr-bad-host");
        qr("host-not-ascii", "https://vërify.example/s#" + digits, "qr-bad-host");
        qr("host-with-backslash", "https://verify.example\\.thief/s#" + digits, "qr-bad-host");
        qr("host-label-of-64-characters", "https://" + "a".repeat(64) + "/s#" + digits, "qr-bad-host");
        qr("host-of-254-characters", "https://" + "a.".repeat(126) + "ab/s#" + digits, "qr-bad-host");
        qr("port-0", "https://verify.example:0/s#" + digits, "qr-bad-host");
        qr("port-65536", "https://verify.example:65536/s#" + digits, "qr-bad-host");
        qr("digits-missing", link, "qr-bad-digits");
        qr("digits-one-too-few", link + digits.substring(1), "qr-bad-digits");
        qr("digits-of-an-impossible-number", link + "1234", "qr-bad-digits");
        qr("digits-with-letter", link + "a" + digits.substring(1), "qr-bad-digits");
        qr("digits-arabic-indic", link + "٠٠٠", "qr-bad-digits");
        qr("digits-with-sign", link + "-01", "qr-bad-digits");
        qr("digits-with-line-end", link + digits + "\n", "qr-bad-digits");
        qr("digits-more-than-any-seal", link + "0".repeat(17 * 430), "qr-bad-digits");
        qr("group-of-seven-bytes-too-large", link + "72057594037927936", "qr-chunk-out-of-range");
        qr("group-of-one-byte-too-large", link + "256", "qr-chunk-out-of-range");
        qr("group-of-six-bytes-too-large", link + "281474976710656", "qr-chunk-out-of-range");
        qr("second-group-too-large", link + "00000000000000000" + "99999999999999999", "qr-chunk-out-of-range");
    }

    private static void message(String name, String message, String reason) {
        refused(name, signed(HEADER + message), reason);
    }

    private static void header(String name, String header, String reason) {
        refused("header-" + name, signed(header + MESSAGE), reason);
    }

    private static String signed(String signedBytes) {
        byte[] bytes = HEX.parseHex(signedBytes);
        return signedBytes + "ff40" + HEX.formatHex(TestProfile.KEY.sign(bytes));
    }

    private static char flipped(String hex) {
        return hex.endsWith("0") ? '1' : '0';
    }

    private static String digits(String text) {
        return HEX.formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void accepted(String name, String bytes) {
        write(name, bytes, TestProfile.KEY, "");
    }

    private static void refused(String name, String bytes, String reason) {
        write(name, bytes, TestProfile.KEY, reason);
    }

    private static void write(String name, String bytes, TestKey key, String reason) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seal", bytes);
        json.put("publicKey", key.publicKey());
        expect("seal/bytes", name, json, reason);
    }

    private static void qr(String name, String text, String reason) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("text", text);
        if (QrText.parse(text) instanceof QrText.Accepted(QrText accepted)) {
            json.put("bytes", HEX.formatHex(accepted.sealBytes().bytes()));
        }
        expect("seal/qr-text", name, json, reason);
    }

    private static void expect(String directory, String name, Map<String, Object> json, String reason) {
        json.put("expected", reason.isEmpty() ? "accepted" : "refused");
        if (!reason.isEmpty()) {
            json.put("reason", reason);
        }
        VectorFiles.write(VectorFiles.own(directory), name, json);
    }
}
