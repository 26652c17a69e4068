package org.govchain.service.batches;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.govchain.service.batches.ClaimSchema.Kind;
import org.govchain.service.issuance.BulkIssuing;
import org.govchain.service.issuance.TypeForm;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the columns of a file mean for a type, and rows read by that. */
final class Columns {

    /** What came of reading a header. */
    sealed interface Result {
        record Read(Columns columns) implements Result {}

        record Faulty(List<Fault> faults) implements Result {}
    }

    private final ClaimSchema schema;
    private final List<Header.Column> columns;

    private Columns(ClaimSchema schema, List<Header.Column> columns) {
        this.schema = schema;
        this.columns = columns;
    }

    /** Reads the header; every column that is unknown, there twice or missing is a fault. */
    static Result of(List<String> header, TypeForm type, @Nullable String keyColumn) {
        ClaimSchema schema = new ClaimSchema(type.schema());
        Header reader = new Header(type, schema, keyColumn);
        List<Header.Column> columns = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        Map<String, String> taken = new HashMap<>();
        for (String name : header) {
            switch (reader.read(name.strip())) {
                case Header.Reading.Faulty no -> faults.add(fault(name.strip(), no.reason()));
                case Header.Reading.Known(Header.Column column) -> {
                    String before = taken.putIfAbsent(column.target(), column.name());
                    if (before != null) {
                        faults.add(fault(column.name(), "means the same as the column " + before + " before it"));
                    }
                    columns.add(column);
                }
            }
        }
        faults.addAll(overlaps(columns));
        if (keyColumn != null && columns.stream().noneMatch(Header.Column::isKey)) {
            faults.add(fault(keyColumn, "the file has no such column, which was named as own key"));
        }
        for (JsonNode required : type.schema().path("required")) {
            String claim = required.asString("");
            if (columns.stream().noneMatch(column -> column.isOf(claim))) {
                faults.add(fault(claim, "no column has this claim, which the type requires"));
            }
        }
        return faults.isEmpty() ? new Result.Read(new Columns(schema, columns)) : new Result.Faulty(faults);
    }

    /** A claim cannot be a value and have parts at once. */
    private static List<Fault> overlaps(List<Header.Column> columns) {
        TreeMap<String, Header.Column> byTarget = new TreeMap<>();
        columns.stream().filter(c -> !c.path().isEmpty()).forEach(c -> byTarget.put(c.target() + "/", c));
        List<Fault> faults = new ArrayList<>();
        Map.@Nullable Entry<String, Header.Column> before = null;
        for (var entry : byTarget.entrySet()) {
            if (before != null && entry.getKey().startsWith(before.getKey())) {
                faults.add(fault(
                        entry.getValue().name(),
                        "is part of the column " + before.getValue().name()));
            } else {
                before = entry;
            }
        }
        return faults;
    }

    private static Fault fault(String column, String reason) {
        return new Fault(0, 1, column, reason);
    }

    Row row(int number, long line, List<String> cells) {
        if (cells.size() > columns.size()) {
            return Row.faulty(
                    number, line, "has " + cells.size() + " cells, but the header has " + columns.size() + " columns");
        }
        Reader reader = new Reader(number, line);
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                reader.read(columns.get(i), cells.get(i));
            }
        }
        if (reader.key.isEmpty() && columns.stream().anyMatch(Header.Column::isKey)) {
            reader.fault("", OwnKeys.FORM);
        }
        return reader.row();
    }

    private final class Reader {
        private final int number;
        private final long line;
        private final ClaimTree claims = new ClaimTree(schema);
        private final List<Fault> faults = new ArrayList<>();
        private Optional<String> key = Optional.empty();
        private @Nullable LocalDate from;
        private @Nullable LocalDate until;

        Reader(int number, long line) {
            this.number = number;
            this.line = line;
        }

        void read(Header.Column column, String cell) {
            Optional<String> refused = Cells.refuse(cell, column.kinds());
            if (refused.isPresent()) {
                fault(column.name(), refused.get());
                return;
            }
            if (column.isKey()) {
                key = Optional.of(cell.strip()).filter(OwnKeys::isOne);
            }
            switch (column.meaning()) {
                case VALID_FROM -> from = date(column, cell);
                case VALID_UNTIL -> until = date(column, cell);
                case CLAIM -> claim(column, cell);
                case KEY_ALONE -> {
                    // taken above
                }
            }
        }

        private void claim(Header.Column column, String cell) {
            if (!column.kinds().contains(Kind.LIST)) {
                put(column, cell, column.kinds()).ifPresent(value -> claims.put(column.path(), value));
                return;
            }
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            Set<Kind> items = schema.itemKinds(column.path());
            for (String item : cell.split("\\|", -1)) {
                put(column, item, items).ifPresent(list::add);
            }
            claims.put(column.path(), list);
        }

        private Optional<JsonNode> put(Header.Column column, String cell, Set<Kind> kinds) {
            return switch (Cells.read(cell, kinds)) {
                case Cells.Cell.Value value -> Optional.of(value.value());
                case Cells.Cell.Faulty no -> {
                    fault(column.name(), no.reason());
                    yield Optional.empty();
                }
            };
        }

        private @Nullable LocalDate date(Header.Column column, String cell) {
            Optional<LocalDate> date = Cells.date(cell);
            if (date.isEmpty()) {
                fault(column.name(), Cells.expectedDate());
            }
            return date.orElse(null);
        }

        void fault(String column, String reason) {
            faults.add(new Fault(number, line, column, reason));
        }

        Row row() {
            return new Row(
                    number,
                    line,
                    key,
                    faults.isEmpty()
                            ? Optional.of(new BulkIssuing.Wanted(claims.toJson(), from, until))
                            : Optional.empty(),
                    faults);
        }
    }
}
