package org.govchain.cli.input;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.common.COSObjectable;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** The files embedded in a PDF, searched for a bundle. */
final class EmbeddedBundles {

    private static final int MAX_BUNDLE = 2 << 20;
    private static final int MAX_DEPTH = 8;

    private EmbeddedBundles() {}

    /** Returns the first embedded file that is a bundle; empty when there is none or the PDF cannot be read. */
    static Optional<byte[]> find(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
            if (names == null || names.getEmbeddedFiles() == null) {
                return Optional.empty();
            }
            List<PDComplexFileSpecification> files = new ArrayList<>();
            collect(names.getEmbeddedFiles(), files, 0);
            for (PDComplexFileSpecification file : files) {
                Optional<byte[]> bundle = bundleIn(file);
                if (bundle.isPresent()) {
                    return bundle;
                }
            }
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static <T extends COSObjectable> void collect(PDNameTreeNode<T> node, List<T> into, int depth)
            throws IOException {
        if (node.getNames() != null) {
            into.addAll(node.getNames().values());
        }
        if (node.getKids() != null && depth < MAX_DEPTH) {
            for (PDNameTreeNode<T> kid : node.getKids()) {
                collect(kid, into, depth + 1);
            }
        }
    }

    private static Optional<byte[]> bundleIn(PDComplexFileSpecification file) throws IOException {
        PDEmbeddedFile embedded =
                file.getEmbeddedFileUnicode() != null ? file.getEmbeddedFileUnicode() : file.getEmbeddedFile();
        if (embedded == null) {
            return Optional.empty();
        }
        byte[] content;
        try (var stream = embedded.createInputStream()) {
            content = stream.readNBytes(MAX_BUNDLE);
        }
        return InputDetector.isBundle(content) ? Optional.of(content) : Optional.empty();
    }
}
