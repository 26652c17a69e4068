package org.govchain.log;

/** The {@code <N>[.p/<W>]} part of tile and entry bundle paths (C2SP tlog-tiles). */
final class TilePath {

    private static final String PARTIAL = ".p/";
    /** 2⁶³ − 1 has 19 digits: seven groups of three. */
    private static final int MAX_GROUPS = 7;

    private TilePath() {}

    /** Index and width as read; the record's own constructor has not judged them yet. */
    record IndexAndWidth(long index, int width) {}

    /** Three digits to a path element, all but the last begin with an x. */
    static String format(long index, int width) {
        StringBuilder path = new StringBuilder(group(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x" + group(rest % 1000) + "/");
        }
        return width == TileCoordinates.FULL_WIDTH
                ? path.toString()
                : path.append(PARTIAL).append(width).toString();
    }

    static Parsed<IndexAndWidth> parse(String path) {
        int partial = path.indexOf(PARTIAL);
        if (partial < 0) {
            return index(path).then(index -> new Parsed.Ok<>(new IndexAndWidth(index, TileCoordinates.FULL_WIDTH)));
        }
        return index(path.substring(0, partial))
                .then(index -> Text.decimal(path.substring(partial + PARTIAL.length()))
                        .then(width -> width >= 1 && width < TileCoordinates.FULL_WIDTH
                                ? new Parsed.Ok<>(new IndexAndWidth(index, width.intValue()))
                                : new Parsed.Malformed<>("partial width is not between 1 and 255")));
    }

    private static Parsed<Long> index(String path) {
        String[] groups = path.split("/", MAX_GROUPS + 1);
        if (groups.length > MAX_GROUPS) {
            return new Parsed.Malformed<>("tile index is above 2⁶³ − 1");
        }
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < groups.length; i++) {
            boolean last = i == groups.length - 1;
            String group = groups[i];
            if (group.length() != (last ? 3 : 4) || (!last && group.charAt(0) != 'x')) {
                return new Parsed.Malformed<>("tile index is not in groups of three digits");
            }
            digits.append(last ? group : group.substring(1));
        }
        if (groups.length > 1 && digits.indexOf("000") == 0) {
            return new Parsed.Malformed<>("tile index has leading zeroes");
        }
        return Text.decimal(withoutPadding(digits));
    }

    private static String withoutPadding(CharSequence digits) {
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        return digits.subSequence(start, digits.length()).toString();
    }

    private static String group(long threeDigits) {
        return "" + threeDigits / 100 + threeDigits / 10 % 10 + threeDigits % 10;
    }
}
