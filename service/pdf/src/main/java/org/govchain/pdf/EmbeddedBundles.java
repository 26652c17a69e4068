package org.govchain.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.common.COSObjectable;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** The files embedded in a PDF that are meant to be bundles. Generous: a damaged bundle is to be refused with a reason, not overlooked. */
final class EmbeddedBundles {

    private static final int LARGEST_BUNDLE = 2 << 20;
    private static final int DEEPEST = 8;
    private static final int MOST_FILES = 64;
    private static final List<String> MEMBERS = List.of(
            "\"format\"",
            "\"payload\"",
            "\"salt\"",
            "\"proof\"",
            "\"credential\"",
            "\"seal\"",
            "\"anchor\"",
            "\"keys\"");
    private static final int MEMBERS_OF_A_BUNDLE = 3;

    private EmbeddedBundles() {}

    static List<byte[]> in(PDDocument document) throws IOException {
        PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
        if (names == null || names.getEmbeddedFiles() == null) {
            return List.of();
        }
        List<PDComplexFileSpecification> files = new ArrayList<>();
        collect(names.getEmbeddedFiles(), files, 0);
        List<byte[]> bundles = new ArrayList<>();
        for (PDComplexFileSpecification file : files) {
            PDEmbeddedFile embedded =
                    file.getEmbeddedFileUnicode() != null ? file.getEmbeddedFileUnicode() : file.getEmbeddedFile();
            if (embedded != null) {
                byte[] content = content(embedded);
                if (looksLikeBundle(content)) {
                    bundles.add(content);
                }
            }
        }
        return bundles;
    }

    private static byte[] content(PDEmbeddedFile file) throws IOException {
        try (var stream = file.createInputStream()) {
            return stream.readNBytes(LARGEST_BUNDLE);
        }
    }

    private static <T extends COSObjectable> void collect(PDNameTreeNode<T> node, List<T> into, int depth)
            throws IOException {
        if (into.size() > MOST_FILES) {
            throw new IOException("too many embedded files");
        }
        if (node.getNames() != null) {
            into.addAll(node.getNames().values());
        }
        if (node.getKids() != null && depth < DEEPEST) {
            for (PDNameTreeNode<T> kid : node.getKids()) {
                collect(kid, into, depth + 1);
            }
        }
    }

    private static boolean looksLikeBundle(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        Stream<String> present = MEMBERS.stream().filter(text::contains);
        return present.limit(MEMBERS_OF_A_BUNDLE).count() == MEMBERS_OF_A_BUNDLE;
    }
}
