package org.govchain.merkle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ways in which a path goes wrong, each with the name of its vector. */
final class VectorHashes {

    private VectorHashes() {}

    static List<String> hex(List<Sha256Digest> path) {
        return path.stream().map(Sha256Digest::toHex).toList();
    }

    static Sha256Digest flipped(Sha256Digest digest, int position) {
        byte[] bytes = digest.bytes();
        bytes[position] ^= 4;
        return Sha256Digest.of(bytes);
    }

    static List<String> with(List<String> path, String last) {
        List<String> longer = new ArrayList<>(path);
        longer.add(last);
        return longer;
    }

    static List<String> before(String first, List<String> path) {
        List<String> longer = new ArrayList<>(path);
        longer.addFirst(first);
        return longer;
    }

    /** Every one of these must be refused, whatever the path proves. */
    static Map<String, List<String>> damagedPaths(List<String> path) {
        Map<String, List<String>> damaged = new LinkedHashMap<>();
        for (int i = 0; i < path.size(); i++) {
            Sha256Digest hash = Sha256Digest.parseHex(path.get(i)).orElseThrow();
            List<String> flipped = new ArrayList<>(path);
            flipped.set(i, flipped(hash, 16).toHex());
            damaged.put("path-" + i + "-bit-flipped", flipped);
        }
        if (!path.isEmpty()) {
            damaged.put("path-empty", List.of());
            damaged.put("path-without-first", path.subList(1, path.size()));
            damaged.put(
                    "path-with-short-hash",
                    with(path.subList(0, path.size() - 1), path.getLast().substring(2)));
            damaged.put("path-with-long-hash", with(path.subList(0, path.size() - 1), path.getLast() + "00"));
        }
        if (path.size() > 1) {
            damaged.put("path-without-last", path.subList(0, path.size() - 1));
            damaged.put("path-reversed", path.reversed());
        }
        return damaged;
    }
}
