package org.govchain.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.govchain.verify.ReasonCode;
import org.jspecify.annotations.Nullable;

/**
 * Compares a file with the revision that was signed, object by object from the trailer: everything that a reader could show must be the
 * same. What a later revision may add is a document timestamp with its invisible field and the dictionary of validation data (DSS, ETSI
 * EN 319 142-1 section 5.4), nothing else: neither hidden, replaced nor added content.
 */
@SuppressWarnings("ReferenceEquality") // an object of a file is itself; one with the same content elsewhere is another
final class LaterRevisions {

    private static final COSName DSS = COSName.getPDFName("DSS");
    private static final COSName EXTENSIONS = COSName.getPDFName("Extensions");
    private static final COSName SIG_FLAGS = COSName.getPDFName("SigFlags");
    private static final Set<COSName> ADDED_TO_CATALOG = Set.of(DSS, EXTENSIONS);
    private static final Set<COSName> TRAILER = Set.of(COSName.ROOT, COSName.INFO, COSName.ENCRYPT);
    /** Far more than a notice has; each pair is visited once. */
    private static final int MOST_OBJECTS = 200_000;

    private record Pair(@Nullable COSBase signed, @Nullable COSBase now) {}

    private final PDDocument signed;
    private final PDDocument now;
    private final Deque<Pair> open = new ArrayDeque<>();
    private final IdentityHashMap<COSBase, COSBase> visited = new IdentityHashMap<>();
    private int compared;

    LaterRevisions(PDDocument signed, PDDocument now) {
        this.signed = signed;
        this.now = now;
    }

    void requireSameDocument() throws IOException, Refusal {
        COSDictionary before = signed.getDocument().getTrailer();
        COSDictionary after = now.getDocument().getTrailer();
        for (COSName key : TRAILER) {
            open.push(new Pair(before.getItem(key), after.getItem(key)));
        }
        while (!open.isEmpty()) {
            Pair pair = open.pop();
            if (++compared > MOST_OBJECTS) {
                throw changed("too many objects to compare");
            }
            compare(resolved(pair.signed), resolved(pair.now));
        }
    }

    private void compare(@Nullable COSBase before, @Nullable COSBase after) throws IOException, Refusal {
        if (before == null || after == null) {
            require(before == after, "an object came or went");
            return;
        }
        if (visited.put(before, after) == after) {
            return;
        }
        switch (before) {
            case COSStream stream -> {
                require(after instanceof COSStream, "a stream is another object");
                streams(stream, (COSStream) after);
                dictionaries(stream, (COSStream) after);
            }
            case COSDictionary dictionary -> {
                require(
                        after instanceof COSDictionary && !(after instanceof COSStream),
                        "a dictionary is another object");
                dictionaries(dictionary, (COSDictionary) after);
            }
            case COSArray array -> {
                require(after instanceof COSArray it && it.size() == array.size(), "a list has another length");
                arrays(array, (COSArray) after, array.size());
            }
            default -> require(isSameValue(before, after), "a value is another one");
        }
    }

    private void dictionaries(COSDictionary before, COSDictionary after) throws Refusal {
        boolean catalog = before == signed.getDocumentCatalog().getCOSObject();
        boolean form = before == catalogForm(signed);
        boolean page = COSName.PAGE.equals(before.getCOSName(COSName.TYPE));
        Set<COSName> keys = new HashSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (COSName key : keys) {
            if ((catalog && ADDED_TO_CATALOG.contains(key)) || (form && SIG_FLAGS.equals(key))) {
                continue;
            }
            if ((form && COSName.FIELDS.equals(key)) || (page && COSName.ANNOTS.equals(key))) {
                extended(resolved(before.getItem(key)), resolved(after.getItem(key)));
            } else {
                open.push(new Pair(before.getItem(key), after.getItem(key)));
            }
        }
    }

    private static @Nullable COSBase catalogForm(PDDocument document) {
        return document.getDocumentCatalog().getCOSObject().getDictionaryObject(COSName.ACRO_FORM);
    }

    /** The same entries, then fields of document timestamps only. */
    private void extended(@Nullable COSBase before, @Nullable COSBase after) throws Refusal {
        int size = before instanceof COSArray array ? array.size() : 0;
        require(
                (before == null || before instanceof COSArray) && (after == null || after instanceof COSArray),
                "no list");
        COSArray longer = after instanceof COSArray array ? array : new COSArray();
        require(longer.size() >= size, "a field or annotation is gone");
        if (before instanceof COSArray array) {
            arrays(array, longer, size);
        }
        for (int i = size; i < longer.size(); i++) {
            require(
                    longer.getObject(i) instanceof COSDictionary added && isTimestampField(added),
                    "an annotation or field was added");
        }
    }

    private void arrays(COSArray before, COSArray after, int size) {
        for (int i = 0; i < size; i++) {
            open.push(new Pair(before.get(i), after.get(i)));
        }
    }

    /** A signature field without area, appearance or action, with a document timestamp as value. */
    private static boolean isTimestampField(COSDictionary field) {
        return COSName.SIG.equals(field.getCOSName(COSName.FT))
                && COSName.WIDGET.equals(field.getCOSName(COSName.SUBTYPE))
                && field.getDictionaryObject(COSName.V) instanceof COSDictionary value
                && SignatureDictionaries.isTimestamp(value)
                && showsNothing(field.getDictionaryObject(COSName.AP))
                && !field.containsKey(COSName.A)
                && !field.containsKey(COSName.AA)
                && !field.containsKey(COSName.KIDS)
                && hasNoArea(field.getDictionaryObject(COSName.RECT));
    }

    /** No appearance, or the empty one that some producers give to invisible fields. */
    private static boolean showsNothing(@Nullable COSBase appearance) {
        return appearance == null
                || (appearance instanceof COSDictionary states
                        && states.size() == 1
                        && states.getDictionaryObject(COSName.N) instanceof COSStream normal
                        && normal.getLength() == 0);
    }

    private static boolean hasNoArea(@Nullable COSBase rectangle) {
        if (!(rectangle instanceof COSArray corners) || corners.size() != 4) {
            return false;
        }
        float[] at = corners.toFloatArray();
        return at[0] == at[2] && at[1] == at[3];
    }

    private static void streams(COSStream before, COSStream after) throws IOException, Refusal {
        try (InputStream one = before.createRawInputStream();
                InputStream other = after.createRawInputStream()) {
            require(Arrays.equals(one.readAllBytes(), other.readAllBytes()), "the content of a stream is another one");
        }
    }

    private static boolean isSameValue(COSBase before, COSBase after) {
        return (before instanceof COSNumber one && after instanceof COSNumber other)
                ? Float.compare(one.floatValue(), other.floatValue()) == 0 && one.longValue() == other.longValue()
                : before.equals(after);
    }

    private static @Nullable COSBase resolved(@Nullable COSBase object) {
        COSBase direct = object;
        while (direct instanceof COSObject reference) {
            direct = reference.getObject();
        }
        return direct;
    }

    private static void require(boolean same, String difference) throws Refusal {
        if (!same) {
            throw changed(difference);
        }
    }

    private static Refusal changed(String detail) {
        return new Refusal(ReasonCode.PDF_CHANGED_AFTER_SIGNING, detail);
    }
}
