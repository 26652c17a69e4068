package org.govchain.log;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.govchain.VectorFiles;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Writes docs/spec/vectors/log: {@code mvn test -pl service/verifier -am -Dtest='Write*Vectors' -Dgovchain.writeVectors=true
 * -Dsurefire.failIfNoSpecifiedTests=false}. What is expected follows from the mutation; {@link LogVectorsTest} reads what was
 * committed. The signing key is the Ed25519 key whose seed is 32 times the byte 1.
 */
@EnabledIfSystemProperty(named = "govchain.writeVectors", matches = "true")
class WriteLogVectors {

    private static final Sha256Digest DIGEST = Sha256Digest.hash(new byte[] {1});
    private static final String KEY = TestLog.KEY.key().verifierKey();

    @Test
    void entries() {
        Commitment commitment = Commitment.of(Salt.of(new byte[16]), new byte[] {1, 2, 3});
        LogEntry stream = LogEntry.streamHead(StreamId.of(new byte[16]), 1_000, DIGEST);
        entry("credential", LogEntry.credential(commitment));
        entry("document", LogEntry.document(commitment));
        entry("hand-over", LogEntry.handOver(commitment));
        entry("status-change", LogEntry.statusChange(commitment));
        entry("stream-head", stream);
        entry(
                "stream-head-of-the-largest-size",
                LogEntry.streamHead(StreamId.of(new byte[16]), Long.MAX_VALUE, DIGEST));
        entry("status-list-head", LogEntry.statusListHead(DIGEST, 3, DIGEST));
        String credential =
                HexFormat.of().formatHex(LogEntry.credential(commitment).bytes());
        refusedEntry("version-0", "00" + credential.substring(2));
        refusedEntry("version-2", "02" + credential.substring(2));
        refusedEntry("kind-unknown", "0105" + credential.substring(4));
        refusedEntry("kind-open-with-closed-body", "0110" + credential.substring(4));
        refusedEntry("body-too-short", credential.substring(0, credential.length() - 2));
        refusedEntry("body-too-long", credential + "00");
        refusedEntry("empty", "");
        String head = HexFormat.of().formatHex(stream.bytes());
        refusedEntry("stream-head-size-above-the-limit", head.substring(0, 36) + "8" + head.substring(37));
        byte[] bytes = stream.bytes();
        write(
                "entry",
                "leaf-hash-without-prefix",
                Map.of("entry", head, "leafHash", Sha256Digest.hash(bytes).toHex()),
                false);
        write(
                "entry",
                "leaf-hash-with-node-prefix",
                Map.of(
                        "entry",
                        head,
                        "leafHash",
                        Sha256Digest.hash(new byte[] {1}, bytes).toHex()),
                false);
    }

    @Test
    void checkpoints() {
        String note = TestLog.checkpoint(8).note();
        String own = note.substring(note.lastIndexOf('\u2014'));
        String witness = "\u2014 witness.example/w1 AAAAAQIDBA==\n";
        checkpoint("happy-path", note, true);
        checkpoint("witness-signature-after", note + witness, true);
        checkpoint("witness-signature-before", note.replace(own, witness + own), true);
        checkpoint("own-signature-twice", note + own, true);
        checkpoint("empty-log", TestLog.checkpoint(0).note(), true);
        checkpoint("size-changed", note.replace("\n8\n", "\n9\n"), false);
        checkpoint("size-with-leading-zero", note.replace("\n8\n", "\n08\n"), false);
        checkpoint("size-with-sign", note.replace("\n8\n", "\n+8\n"), false);
        checkpoint("size-above-the-limit", note.replace("\n8\n", "\n9223372036854775808\n"), false);
        checkpoint("size-empty", note.replace("\n8\n", "\n\n"), false);
        checkpoint("origin-of-another-log", note.replace("musterstadt", "nachbarort"), false);
        checkpoint("root-changed", note.replace("\n8\n", "\n8\n" + "A".repeat(43) + "=\nx"), false);
        checkpoint("extension-line", note.replace("=\n\n", "=\nextension\n\n"), false);
        checkpoint("line-endings-of-windows", note.replace("\n", "\r\n"), false);
        checkpoint("no-newline-at-the-end", note.substring(0, note.length() - 1), false);
        checkpoint("blank-line-missing", note.replace("\n\n", "\n"), false);
        checkpoint("blank-line-at-the-end", note + "\n", false);
        checkpoint("signature-missing", note.replace(own, ""), false);
        checkpoint("signature-of-a-witness-only", note.replace(own, witness), false);
        checkpoint("signature-with-hyphen", note.replace('\u2014', '-'), false);
        checkpoint("signature-not-base64", note.replace(own, own.substring(0, own.length() - 3) + "!!\n"), false);
        checkpoint("signature-truncated", note.replace(own, own.substring(0, own.length() - 5) + "\n"), false);
        checkpoint("own-signature-and-a-failing-one", note + TestLog.failing(own), false);
        checkpoint("signature-bit-flipped", note.replace(own, TestLog.failing(own)), false);
        String otherKey = TestLog.signer(TestLog.ORIGIN, 2).key().verifierKey();
        write("checkpoint", "key-of-another-operator", Map.of("verifierKey", otherKey, "note", note), false);
    }

    @Test
    void proofs() {
        String happy = TestLog.proof(5, 8).text();
        String[] lines = happy.split("\n", -1);
        proof("happy-path", happy, true);
        proof("with-extra-line", happy.replace("\nindex", "\nextra AQID\nindex"), true);
        proof("extra-line-not-base64", happy.replace("\nindex", "\nextra ?\nindex"), false);
        proof("extra-line-twice", happy.replace("\nindex", "\nextra AQID\nextra AQID\nindex"), false);
        proof("first-line-of-another-version", happy.replace("@v1", "@v2"), false);
        proof("first-line-missing", happy.substring(happy.indexOf('\n') + 1), false);
        proof("index-missing", happy.replace("index 5\n", ""), false);
        proof("index-changed", happy.replace("index 5", "index 4"), false);
        proof("index-is-the-size", happy.replace("index 5", "index 8"), false);
        proof("index-with-leading-zero", happy.replace("index 5", "index 05"), false);
        proof("index-negative", happy.replace("index 5", "index -5"), false);
        proof("index-above-the-limit", happy.replace("index 5", "index 18446744073709551615"), false);
        proof("path-without-first", happy.replace(lines[2] + "\n", ""), false);
        proof("path-with-first-twice", happy.replace(lines[2], lines[2] + "\n" + lines[2]), false);
        proof("path-swapped", swap(happy, lines[2], lines[3]), false);
        proof("path-hash-of-31-bytes", happy.replace(lines[2], "A".repeat(42) + "=="), false);
        proof("path-hash-not-canonical", happy.replace(lines[2], lines[2].substring(0, 42) + "//"), false);
        proof("checkpoint-of-another-size", happy.replace("\n8\n", "\n9\n"), false);
        proof("checkpoint-missing", happy.substring(0, happy.indexOf("\n\n") + 2), false);
        proof("proof-of-another-entry", TestLog.proof(4, 8).text(), false);
        proof("empty", "", false);
    }

    @Test
    void verifierKeys() {
        String[] parts = KEY.split("\\+", 3);
        verifierKey("happy-path", KEY, true);
        verifierKey("hash-in-capitals", parts[0] + "+" + parts[1].toUpperCase(Locale.ROOT) + "+" + parts[2], false);
        verifierKey("hash-of-another-name", "other.example/log+" + parts[1] + "+" + parts[2], false);
        verifierKey("name-empty", "+" + parts[1] + "+" + parts[2], false);
        verifierKey("name-with-space", "a b+" + parts[1] + "+" + parts[2], false);
        verifierKey("key-missing", parts[0] + "+" + parts[1], false);
        verifierKey("key-of-another-type", parts[0] + "+" + parts[1] + "+B" + parts[2].substring(1), false);
        verifierKey("key-truncated", parts[0] + "+" + parts[1] + "+" + parts[2].substring(0, 40), false);
        verifierKey("empty", "", false);
    }

    @Test
    void tilePaths() {
        for (String path : new String[] {
            "tile/0/000",
            "tile/0/x001/x234/067",
            "tile/1/000.p/17",
            "tile/7/000.p/1",
            "tile/0/273.p/112",
            "tile/entries/x001/000",
            "tile/entries/000.p/255",
            "tile/0/x036/x028/x797/x018/x963/967"
        }) {
            tilePath(path, true);
        }
        for (String path : new String[] {
            "tile/0/0",
            "tile/0/1234",
            "tile/0/x000/001",
            "tile/0/001/234",
            "tile/0/x001/x234",
            "tile/8/000",
            "tile/00/000",
            "tile/-1/000",
            "tile/0/000.p/0",
            "tile/0/000.p/256",
            "tile/0/000.p/01",
            "tile/0/000.p/",
            "tile/0/",
            "tile/0",
            "tile/7/001",
            "tile/0/x036/x028/x797/x018/x963/968",
            "/tile/0/000",
            "tile/0/000/",
            "tile/entries/",
            "tile/0/X001/000",
            "tile/0/٠٠٠"
        }) {
            tilePath(path, false);
        }
    }

    private static void entry(String name, LogEntry entry) {
        String bytes = HexFormat.of().formatHex(entry.bytes());
        write("entry", name, Map.of("entry", bytes, "leafHash", entry.leafHash().toHex()), true);
    }

    private static void refusedEntry(String name, String hex) {
        String leafHash =
                Sha256Digest.hash(new byte[] {0}, HexFormat.of().parseHex(hex)).toHex();
        write("entry", name, Map.of("entry", hex, "leafHash", leafHash), false);
    }

    private static void checkpoint(String name, String note, boolean accepted) {
        write("checkpoint", name, Map.of("verifierKey", KEY, "note", note), accepted);
    }

    private static void proof(String name, String proof, boolean accepted) {
        String leafHash = TestLog.ENTRIES.get(5).leafHash().toHex();
        write("proof", name, Map.of("verifierKey", KEY, "leafHash", leafHash, "proof", proof), accepted);
    }

    private static void verifierKey(String name, String verifierKey, boolean accepted) {
        write("verifier-key", name, Map.of("verifierKey", verifierKey), accepted);
    }

    private static void tilePath(String path, boolean accepted) {
        String name = (accepted ? "accepted-" : "refused-") + path.replaceAll("[^A-Za-z0-9.-]", "_");
        write("tile-path", name, Map.of("path", path), accepted);
    }

    private static String swap(String text, String one, String other) {
        return text.replace(one, "#").replace(other, one).replace("#", other);
    }

    private static void write(String kind, String name, Map<String, String> members, boolean accepted) {
        Map<String, Object> json = new LinkedHashMap<>(new TreeMap<>(members));
        json.put("expected", accepted ? "accepted" : "refused");
        VectorFiles.write(VectorFiles.own("log/" + kind), name, json);
    }
}
