package org.govchain.service.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/**
 * A file inside a PDF, associated with the whole document (ISO 32000-2 section 14.13, ISO 19005-3 section 6.8).
 */
final class AssociatedFile {

    private final String name;
    private final String mediaType;
    private final String description;
    private final byte[] content;
    private final Instant created;

    /** A file by its name inside the PDF; the description is for the reader's list of attachments. */
    AssociatedFile(String name, String mediaType, String description, byte[] content, Instant created) {
        this.name = name;
        this.mediaType = mediaType;
        this.description = description;
        this.content = content;
        this.created = created;
    }

    /** Adds this file; a PDF gets only one, so the name tree is set, not extended. */
    void attachTo(PDDocument document) throws IOException {
        GregorianCalendar date = GregorianCalendar.from(created.atZone(ZoneOffset.UTC));
        PDEmbeddedFile file = new PDEmbeddedFile(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE);
        file.setSubtype(mediaType);
        file.setSize(content.length);
        file.setCreationDate(date);
        file.setModDate(date);

        PDComplexFileSpecification specification = new PDComplexFileSpecification();
        specification.setFile(name);
        specification.setFileUnicode(name);
        specification.setFileDescription(description);
        specification.setEmbeddedFile(file);
        specification.setEmbeddedFileUnicode(file);
        specification.getCOSObject().setName("AFRelationship", "Data");

        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of(name, specification));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);

        COSArray associated = new COSArray();
        associated.add(specification);
        document.getDocumentCatalog().getCOSObject().setItem("AF", associated);
    }
}
