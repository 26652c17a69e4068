package org.govchain.service.sensors;

import java.util.Map;

/** Names of units in SenML (RFC 8428 §12.1, RFC 8798) where the UCUM code is another one. Nothing is converted. */
final class SenmlUnits {

    static final Map<String, String> UCUM = Map.ofEntries(
            Map.entry("%RH", "%"),
            Map.entry("/", "1"),
            Map.entry("/100", "%"),
            Map.entry("/1000", "10*-3"),
            Map.entry("%EL", "%"),
            Map.entry("EL", "s"),
            Map.entry("count", "1"),
            Map.entry("beats", "1"),
            Map.entry("beat/min", "/min"),
            Map.entry("lat", "deg"),
            Map.entry("lon", "deg"),
            Map.entry("pH", "[pH]"),
            Map.entry("ppm", "[ppm]"),
            Map.entry("Bspl", "B[SPL]"),
            Map.entry("dBW", "dB[W]"),
            Map.entry("B", "By"),
            Map.entry("KiB", "KiBy"),
            Map.entry("GB", "GBy"),
            Map.entry("B/s", "By/s"),
            Map.entry("MB/s", "MBy/s"),
            Map.entry("VA", "V.A"),
            Map.entry("VAs", "V.A.s"),
            Map.entry("kVA", "kV.A"),
            Map.entry("kVAh", "kV.A.h"),
            Map.entry("Ah", "A.h"),
            Map.entry("Wh", "W.h"),
            Map.entry("kWh", "kW.h"),
            Map.entry("Wh/km", "W.h/km"));

    private SenmlUnits() {}

    /** The code of a unit; the name itself where both have the same, or where SenML has none. */
    static String ucum(String name) {
        return UCUM.getOrDefault(name, name);
    }
}
