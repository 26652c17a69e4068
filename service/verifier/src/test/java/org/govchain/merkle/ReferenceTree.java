package org.govchain.merkle;

import java.util.ArrayList;
import java.util.List;

/** The recursive definitions of RFC 9162 §2.1 written down word by word: slow, and the oracle of the fast code. */
public final class ReferenceTree {

    private ReferenceTree() {}

    /** MTH(D[n]) of §2.1.1, over leaf hashes. */
    public static Sha256Digest root(List<Sha256Digest> leaves) {
        return switch (leaves.size()) {
            case 0 -> Sha256Digest.hash();
            case 1 -> leaves.getFirst();
            default -> {
                int k = split(leaves.size());
                yield node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
            }
        };
    }

    /** PATH(m, D[n]) of §2.1.3.1. */
    public static List<Sha256Digest> path(int m, List<Sha256Digest> leaves) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int k = split(leaves.size());
        List<Sha256Digest> left = leaves.subList(0, k);
        List<Sha256Digest> right = leaves.subList(k, leaves.size());
        return m < k ? with(path(m, left), root(right)) : with(path(m - k, right), root(left));
    }

    /** PROOF(m, D[n]) of §2.1.4.1. */
    public static List<Sha256Digest> proof(int m, List<Sha256Digest> leaves) {
        return subproof(m, leaves, true);
    }

    private static List<Sha256Digest> subproof(int m, List<Sha256Digest> leaves, boolean complete) {
        if (m == leaves.size()) {
            return complete ? List.of() : List.of(root(leaves));
        }
        int k = split(leaves.size());
        List<Sha256Digest> left = leaves.subList(0, k);
        List<Sha256Digest> right = leaves.subList(k, leaves.size());
        return m <= k
                ? with(subproof(m, left, complete), root(right))
                : with(subproof(m - k, right, false), root(left));
    }

    /** Roots of the largest subtrees before the leaves [from, until), and of those behind them, each from left to right. */
    public static Sides range(int from, int until, List<Sha256Digest> leaves) {
        Sides sides = new Sides(new ArrayList<>(), new ArrayList<>());
        range(from, until, 0, leaves, sides);
        return sides;
    }

    private static void range(int from, int until, int first, List<Sha256Digest> leaves, Sides sides) {
        int end = first + leaves.size();
        if (end <= from) {
            sides.left().add(root(leaves));
        } else if (first >= until) {
            sides.right().add(root(leaves));
        } else if (leaves.size() > 1) {
            int k = split(leaves.size());
            range(from, until, first, leaves.subList(0, k), sides);
            range(from, until, first + k, leaves.subList(k, leaves.size()), sides);
        }
    }

    /** What stands beside a range. */
    public record Sides(List<Sha256Digest> left, List<Sha256Digest> right) {}

    private static int split(int n) {
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }

    private static Sha256Digest node(Sha256Digest left, Sha256Digest right) {
        return Sha256Digest.hash(new byte[] {1}, left.bytes(), right.bytes());
    }

    private static List<Sha256Digest> with(List<Sha256Digest> path, Sha256Digest last) {
        List<Sha256Digest> longer = new ArrayList<>(path);
        longer.add(last);
        return longer;
    }
}
