package org.govchain.service.devices;

import java.util.Set;
import java.util.regex.Pattern;
import javax.measure.MeasurementException;
import javax.measure.format.UnitFormat;
import systems.uom.ucum.format.UCUMFormat;
import systems.uom.ucum.internal.format.TokenMgrError;

/** Whether a text is a code of the Unified Code for Units of Measure (UCUM 2.1), case-sensitive. */
final class Units {

    private static final UnitFormat UCUM = UCUMFormat.getInstance(UCUMFormat.Variant.CASE_SENSITIVE);
    /** ASCII without blanks (UCUM §2.2); the library takes an empty text and blanks at the end too. */
    private static final Pattern CHARACTERS = Pattern.compile("[!-~]{1,64}");
    /** UCUM codes of sensors that the library does not know: sound pressure level, and powers of ten (UCUM §29, §46). */
    private static final Set<String> FURTHER = Set.of("dB[SPL]", "10*-3", "10*-6", "10*-9", "10*3", "10*6");

    private Units() {}

    static boolean isUcum(String code) {
        return FURTHER.contains(code) || (CHARACTERS.matcher(code).matches() && parses(code));
    }

    private static boolean parses(String code) {
        try {
            UCUM.parse(code);
            return true;
        } catch (MeasurementException | TokenMgrError notUcum) {
            // The generated scanner says with an Error that it met a character which begins nothing.
            return false;
        }
    }
}
