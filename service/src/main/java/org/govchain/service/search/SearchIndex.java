package org.govchain.service.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.govchain.service.authority.AuthorityId;
import org.govchain.service.custody.KeptData;
import org.govchain.service.issuance.DocumentEvents;
import org.govchain.service.issuance.IssuedDocument;
import org.govchain.service.issuance.TypeForm;
import org.govchain.service.issuance.TypeForms;
import org.govchain.status.Status;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Keeps the entries by which documents are found, in the transactions that issue and change them: none is missing, none is too much. */
@Component
class SearchIndex implements DocumentEvents, KeptData {

    private static final String INSERT = """
            insert into search_entry (document_id, document_version, authority, type, seq, status, issued_at, valid_from, valid_until, words)
            select d.id, d.version, d.authority, w.type, d.seq, d.status, d.created_at, d.valid_from, d.valid_until, w.words::bigint[]
              from unnest(?::uuid[], ?::int[], ?::text[], ?::text[]) as w (id, version, type, words)
              join document d on d.id = w.id and d.version = w.version
            on conflict do nothing""";

    private final TypeForms types;
    private final SearchKey key;
    private final JdbcTemplate jdbc;

    SearchIndex(TypeForms types, SearchKey key, JdbcTemplate jdbc) {
        this.types = types;
        this.key = key;
        this.jdbc = jdbc;
    }

    @Override
    public void issued(AuthorityId authority, List<IssuedDocument> documents) {
        jdbc.execute((Connection connection) -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setArray(1, connection.createArrayOf("uuid", column(documents, IssuedDocument::document)));
                insert.setArray(2, connection.createArrayOf("int4", column(documents, IssuedDocument::version)));
                insert.setArray(3, connection.createArrayOf("text", column(documents, IssuedDocument::type)));
                insert.setArray(4, connection.createArrayOf("text", words(authority, documents)));
                return insert.executeUpdate();
            }
        });
    }

    @Override
    public void statusChanged(AuthorityId authority, UUID document, int version, Status status) {
        jdbc.update(
                "update search_entry set status = ? where document_id = ? and document_version = ?",
                status.bits(),
                document,
                version);
    }

    @Override
    public void erase(UUID document) {
        jdbc.update("delete from search_entry where document_id = ?", document);
    }

    /** The words of each document as PostgreSQL writes an array; what many documents share is hashed once. */
    private Object[] words(AuthorityId authority, List<IssuedDocument> documents) {
        Map<String, Set<String>> termsOf = new HashMap<>();
        List<Set<String>> terms =
                documents.stream().map(document -> terms(document, termsOf)).toList();
        Map<String, Long> hashes =
                key.hashes(authority, terms.stream().flatMap(Set::stream).collect(Collectors.toSet()));
        return terms.stream()
                .map(words -> words.stream()
                        .map(hashes::get)
                        .sorted()
                        .distinct()
                        .map(String::valueOf)
                        .collect(Collectors.joining(",", "{", "}")))
                .toArray();
    }

    /** @param termsOf terms of texts that were seen before */
    private Set<String> terms(IssuedDocument document, Map<String, Set<String>> termsOf) {
        Set<String> texts = new LinkedHashSet<>();
        types.find(document.type())
                .map(TypeForm::search)
                .orElse(List.of())
                .forEach(pointer -> collect(document.claims().at(pointer), texts));
        return texts.stream()
                .flatMap(text -> termsOf.computeIfAbsent(text, Words::terms).stream())
                .collect(Collectors.toSet());
    }

    private static void collect(JsonNode value, Set<String> texts) {
        if (value.isContainer()) {
            value.forEach(child -> collect(child, texts));
        } else if (!value.isMissingNode() && !value.isNull()) {
            texts.add(value.asString(""));
        }
    }

    private static Object[] column(List<IssuedDocument> documents, Function<IssuedDocument, Object> value) {
        return documents.stream().map(value).toArray();
    }
}
