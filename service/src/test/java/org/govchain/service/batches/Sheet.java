package org.govchain.service.batches;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A spreadsheet of licences as an office would save it: semicolons, German labels, German dates. */
final class Sheet {

    private final Map<String, String> first = new LinkedHashMap<>();
    private final List<Map<String, String>> rows = new ArrayList<>();

    /** One whose rows differ from those of any other test. */
    static Sheet ofLicences() {
        Sheet sheet = new Sheet();
        sheet.first.put("Aktenzeichen", "");
        sheet.first.put("Behörde.name", "Stadt Musterstadt");
        sheet.first.put("authority.office", "Ordnungsamt");
        sheet.first.put("authority.address.street", "Rathausplatz 1");
        sheet.first.put("authority.address.postalCode", "52062");
        sheet.first.put("authority.address.city", "Musterstadt");
        sheet.first.put("holder.kind", "natural");
        sheet.first.put("Inhaber.familyName", "Mustermann");
        sheet.first.put("/holder/givenNames", "Erika");
        sheet.first.put("holder.birthDate", "12.8.1964");
        sheet.first.put("holder.address.street", "Heidestraße 17");
        sheet.first.put("holder.address.postalCode", "52064");
        sheet.first.put("holder.address.city", "Musterstadt");
        sheet.first.put("premises.name", "Zum Goldenen Anker");
        sheet.first.put("premises.address.street", "Hafengasse 3");
        sheet.first.put("premises.address.postalCode", "52062");
        sheet.first.put("premises.address.city", "Musterstadt");
        sheet.first.put("Kind of business", "Schankwirtschaft|Speisewirtschaft");
        sheet.first.put("rooms.0.name", "Gastraum");
        sheet.first.put("rooms.0.areaSquareMetres", "84,5");
        sheet.first.put("rooms.0.seats", "60");
        sheet.first.put("rooms.1.name", "");
        sheet.first.put("rooms.1.areaSquareMetres", "");
        sheet.first.put("gültig bis", "31.12.2099");
        return sheet;
    }

    /** Adds sound rows. */
    Sheet rows(int count) {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        for (int i = 0; i < count; i++) {
            Map<String, String> row = new LinkedHashMap<>(first);
            row.put("Aktenzeichen", mark + "/" + (rows.size() + 1));
            rows.add(row);
        }
        return this;
    }

    /** Puts something else into a cell; rows are counted from 1. A column that is not there yet is added. */
    Sheet cell(int row, String column, String value) {
        rows.get(row - 1).put(column, value);
        if (first.putIfAbsent(column, "") == null) {
            rows.forEach(each -> each.putIfAbsent(column, ""));
        }
        return this;
    }

    Sheet without(String column) {
        first.remove(column);
        return this;
    }

    String text() {
        StringBuilder csv = new StringBuilder(String.join(";", first.keySet())).append("\r\n");
        for (Map<String, String> row : rows) {
            csv.append(String.join(
                            ";",
                            first.keySet().stream()
                                    .map(column -> quoted(row.getOrDefault(column, "")))
                                    .toList()))
                    .append("\r\n");
        }
        return csv.toString();
    }

    byte[] bytes() {
        return bytes(StandardCharsets.UTF_8);
    }

    byte[] bytes(Charset charset) {
        return text().getBytes(charset);
    }

    private static String quoted(String cell) {
        return cell.contains(";") || cell.contains("\"") || cell.contains("\n")
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }
}
