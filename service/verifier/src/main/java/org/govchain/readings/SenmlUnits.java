package org.govchain.readings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Symbols of the register of SenML (RFC 8428 §12.1, RFC 8798) and UCUM codes of the same meaning. Nothing is converted. */
public final class SenmlUnits {

    private static final String SAME =
            "m kg g s A K cd mol Hz rad sr N Pa J W C V F Ohm S Wb T H Cel lm lx Bq Gy Sv kat m2 m3"
                    + " m/s m/s2 m3/s W/m2 cd/m2 bit bit/s dB S/m J/m kg/m3 ms min h MHz kW hPa mm cm km km/h mg/l ug/m3 mV mA";
    private static final String DIFFERENT =
            "% /100 10*-3 /1000 1/s 1/s 1/min 1/min deg deg [pH] pH [ppm] ppm [ppb] ppb B[SPL] Bspl"
                    + " dB[W] dBW By B KiBy KiB GBy GB By/s B/s MBy/s MB/s V.A VA V.A.s VAs kV.A kVA A.h Ah W.h Wh kW.h kWh";
    /** Symbols that say of what the unit is, which is the quantity's name here. */
    private static final String MORE_SYMBOLS =
            "%RH % %EL % / 1 count 1 beats 1 beat/min /min EL s lat deg lon deg Wh/km W.h/km kVAh kV.A.h";

    private static final Map<String, String> SYMBOLS = symbols();
    private static final Map<String, String> CODES = codes();

    private SenmlUnits() {}

    /** The symbol for a UCUM code; empty when the register has none. */
    static Optional<String> ofUcum(String code) {
        return Optional.ofNullable(SYMBOLS.get(code));
    }

    /** The UCUM code for a symbol; the symbol itself where both are the same, and where the register has none. */
    public static String toUcum(String symbol) {
        return CODES.getOrDefault(symbol, symbol);
    }

    private static Map<String, String> symbols() {
        Map<String, String> symbols = new HashMap<>();
        for (String code : SAME.split(" ", -1)) {
            symbols.put(code, code);
        }
        symbols.putAll(pairs(DIFFERENT));
        return Map.copyOf(symbols);
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        SYMBOLS.forEach((code, symbol) -> codes.put(symbol, code));
        codes.putAll(pairs(MORE_SYMBOLS));
        return Map.copyOf(codes);
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new HashMap<>();
        String[] words = text.split(" ", -1);
        for (int i = 0; i < words.length; i += 2) {
            pairs.put(words[i], words[i + 1]);
        }
        return pairs;
    }
}
