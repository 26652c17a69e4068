package org.govchain.readings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Symbols of the register of SenML (RFC 8428 §12.1, RFC 8798) for UCUM codes of the same meaning. Nothing is converted. */
final class SenmlUnits {

    private static final String SAME =
            "m kg g s A K cd mol Hz rad sr N Pa J W C V F Ohm S Wb T H Cel lm lx Bq Gy Sv kat m2 m3"
                    + " m/s m/s2 m3/s W/m2 cd/m2 bit bit/s dB S/m J/m kg/m3 ms min h MHz kW hPa mm cm km km/h mg/l ug/m3 mV mA";
    private static final String DIFFERENT =
            "% /100 10*-3 /1000 1/s 1/s 1/min 1/min deg deg [pH] pH [ppm] ppm [ppb] ppb B[SPL] Bspl"
                    + " dB[W] dBW By B KiBy KiB GBy GB By/s B/s MBy/s MB/s V.A VA V.A.s VAs kV.A kVA A.h Ah W.h Wh kW.h kWh";
    private static final Map<String, String> SYMBOLS = symbols();

    private SenmlUnits() {}

    /** The symbol for a UCUM code; empty when the register has none. */
    static Optional<String> ofUcum(String code) {
        return Optional.ofNullable(SYMBOLS.get(code));
    }

    private static Map<String, String> symbols() {
        Map<String, String> symbols = new HashMap<>();
        for (String code : SAME.split(" ", -1)) {
            symbols.put(code, code);
        }
        String[] pairs = DIFFERENT.split(" ", -1);
        for (int i = 0; i < pairs.length; i += 2) {
            symbols.put(pairs[i], pairs[i + 1]);
        }
        return Map.copyOf(symbols);
    }
}
