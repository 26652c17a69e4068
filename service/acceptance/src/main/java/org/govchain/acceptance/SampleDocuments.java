package org.govchain.acceptance;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Liquor licences of people who do not exist, about 660 bytes of claims each: the load of the drivers, and the documents
 * that peers wrap in the comparison.
 */
public final class SampleDocuments {

    private static final String[] GIVEN = {"Erika", "Max", "Lieschen", "Otto", "Jane", "Anna"};
    private static final String[] INNS = {"Zum Goldenen Muster", "Muster-Eck", "Beispielkrug", "Alte Vorlage"};

    private SampleDocuments() {}

    /** Writes {@code count} documents, one JSON object a line: {@code SampleDocuments COUNT FILE}. */
    public static void main(String[] args) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[1]))) {
            for (int number = 0; number < Integer.parseInt(args[0]); number++) {
                out.write(claims(number));
                out.newLine();
            }
        }
    }

    /** The claims of licence {@code number} as JSON; the same number gives the same text. */
    static String claims(int number) {
        Random random = new Random(number);
        String given = GIVEN[random.nextInt(GIVEN.length)];
        String inn = INNS[random.nextInt(INNS.length)];
        return """
                {"fileNumber":"32-41/%d",\
                "authority":{"name":"Demo-Stadt Musterstadt","office":"Ordnungsamt",\
                "address":{"street":"Rathausplatz 1","postalCode":"00000","city":"Musterstadt"}},\
                "holder":{"kind":"natural","familyName":"Mustermann","givenNames":"%s","birthDate":"19%02d-0%d-1%d",\
                "address":{"street":"Musterweg %d","postalCode":"00000","city":"Musterstadt"}},\
                "premises":{"name":"%s","address":{"street":"Beispielallee %d","postalCode":"00000","city":"Musterstadt"}},\
                "businessKinds":["Schankwirtschaft","Speisewirtschaft"],\
                "rooms":[{"name":"Gastraum","floor":"Erdgeschoss","areaSquareMetres":%d,"seats":%d}],\
                "outdoorArea":{"areaSquareMetres":%d,"until":"22:00"},\
                "hours":[{"days":"Mo-So","from":"10:00","to":"24:00"}],\
                "conditions":[{"text":"Ab 22 Uhr sind Fenster und Türen geschlossen zu halten."}]}""".formatted(
                        number,
                        given,
                        50 + random.nextInt(50),
                        1 + random.nextInt(9),
                        random.nextInt(10),
                        1 + random.nextInt(200),
                        inn,
                        1 + random.nextInt(200),
                        30 + random.nextInt(200),
                        20 + random.nextInt(100),
                        5 + random.nextInt(60));
    }
}
