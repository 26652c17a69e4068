package org.govchain.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Claims of the size that a real licence has: docs/samples/liquor-licence.json in Java. */
final class LicenceClaims {

    /** What of them stands in the seal. */
    static final Map<Integer, String> SEAL =
            Map.of(10, "32.1-GE-2026-0417", 11, "Erika Mustermann", 12, "Beispielgasse 4, 00000", 13, "Schank, Speise");

    private LicenceClaims() {}

    static Map<String, Object> of(int number) {
        Map<String, Object> claims = new LinkedHashMap<>();
        Map<String, Object> town = Map.of("postalCode", "00000", "city", "Musterstadt");
        claims.put("fileNumber", "32.1-GE-2026-" + number);
        claims.put(
                "authority",
                Map.of(
                        "name", "Stadt Musterstadt",
                        "office", "Ordnungsamt, Gewerbe- und Gaststättenrecht",
                        "address", with(town, "street", "Rathausplatz 1")));
        claims.put(
                "holder",
                Map.of(
                        "kind", "natural",
                        "familyName", "Mustermann",
                        "givenNames", "Erika",
                        "birthDate", "1964-08-12",
                        "birthPlace", "Berlin",
                        "address", with(town, "street", "Heidestraße 17")));
        claims.put(
                "premises", Map.of("name", "Zum Goldenen Muster", "address", with(town, "street", "Beispielgasse 4")));
        claims.put("businessKinds", List.of("Schankwirtschaft", "Speisewirtschaft"));
        claims.put(
                "rooms",
                List.of(
                        Map.of("name", "Gastraum", "floor", "Erdgeschoss", "areaSquareMetres", 84, "seats", 52),
                        Map.of("name", "Nebenraum", "floor", "Erdgeschoss", "areaSquareMetres", 31, "seats", 20),
                        Map.of("name", "Küche", "floor", "Erdgeschoss", "areaSquareMetres", 22)));
        claims.put("outdoorArea", Map.of("areaSquareMetres", 40, "seats", 28, "until", "22:00"));
        claims.put(
                "hours",
                List.of(
                        Map.of("days", "Montag bis Donnerstag", "from", "11:00", "to", "23:00"),
                        Map.of("days", "Freitag und Samstag", "from", "11:00", "to", "24:00")));
        claims.put(
                "conditions",
                List.of(
                        Map.of(
                                "text", "Ab 22:00 Uhr sind Fenster und Türen des Gastraums geschlossen zu halten.",
                                "legalBasis", "§ 5 Abs. 1 Nr. 3 GastG"),
                        Map.of(
                                "text", "Der zweite Rettungsweg über den Innenhof ist freizuhalten.",
                                "legalBasis", "§ 5 Abs. 1 Nr. 1 GastG")));
        return claims;
    }

    private static Map<String, Object> with(Map<String, Object> members, String name, String value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return more;
    }
}
