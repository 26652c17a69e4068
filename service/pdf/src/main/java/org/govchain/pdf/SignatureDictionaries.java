package org.govchain.pdf;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Every signature dictionary of a file, whether a field leads to it or not: one that no field names may be the one a reader shows. */
record SignatureDictionaries(List<COSDictionary> signatures, List<COSDictionary> timestamps) {

    private static final COSName DOC_TIME_STAMP = COSName.getPDFName("DocTimeStamp");
    private static final COSName BYTE_RANGE = COSName.getPDFName("ByteRange");
    private static final COSName FIELD_TYPE = COSName.getPDFName("FT");
    private static final COSName SIGNATURE_FIELD = COSName.getPDFName("Sig");

    static SignatureDictionaries in(PDDocument document) {
        List<COSDictionary> signatures = new ArrayList<>();
        List<COSDictionary> timestamps = new ArrayList<>();
        COSDocument objects = document.getDocument();
        for (COSObjectKey key : List.copyOf(objects.getXrefTable().keySet())) {
            COSObject object = objects.getObjectFromPool(key);
            if (object.getObject() instanceof COSDictionary dictionary && isSignature(dictionary)) {
                if (isTimestamp(dictionary)) {
                    timestamps.add(dictionary);
                } else {
                    signatures.add(dictionary);
                }
            }
        }
        return new SignatureDictionaries(signatures, timestamps);
    }

    static boolean isTimestamp(COSDictionary signature) {
        return DOC_TIME_STAMP.equals(signature.getCOSName(COSName.TYPE));
    }

    /** A field with the value inside it is one object. */
    private static boolean isSignature(COSDictionary dictionary) {
        COSBase type = dictionary.getDictionaryObject(COSName.TYPE);
        boolean field = SIGNATURE_FIELD.equals(dictionary.getCOSName(FIELD_TYPE));
        return !field
                && (SIGNATURE_FIELD.equals(type) || DOC_TIME_STAMP.equals(type) || dictionary.containsKey(BYTE_RANGE));
    }
}
