package org.govchain.service.datagrants;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.govchain.service.sensors.KnownStreams;
import org.govchain.service.sensors.ReadingsQuestion;
import org.govchain.service.sensors.StreamAnswers;
import org.govchain.service.sensors.StreamAnswers.Asked;
import org.govchain.service.sensors.StreamLists;
import org.govchain.service.web.Problems;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What somebody may read by grants. Whatever is wrong with a grant, the answer is that of a stream that does not exist. */
@Component
class GrantedStreams {

    private final DataGrants grants;
    private final DataGrantStore store;
    private final KnownStreams streams;
    private final StreamAnswers answers;
    private final StreamLists lists;

    GrantedStreams(
            DataGrants grants, DataGrantStore store, KnownStreams streams, StreamAnswers answers, StreamLists lists) {
        this.grants = grants;
        this.store = store;
        this.streams = streams;
        this.answers = answers;
        this.lists = lists;
    }

    /** The streams; 404 for whoever holds no grant that counts. */
    ResponseEntity<Object> list(Optional<Reader> reader, String root, Optional<String> device, long cursor, int limit) {
        List<DataGrant> held = reader.map(grants::of).orElse(List.of());
        return held.isEmpty() ? Problems.notFound() : lists.ofDevices(store.devices(held), root, device, cursor, limit);
    }

    ResponseEntity<Object> readings(Optional<Reader> reader, String root, String id, ReadingsQuestion question) {
        return answered(reader, root, id, "readings", question, asked -> answers.readings(asked, question));
    }

    ResponseEntity<Object> gaps(Optional<Reader> reader, String root, String id, ReadingsQuestion question) {
        return answered(reader, root, id, "gaps", question, asked -> answers.gaps(asked, question));
    }

    private ResponseEntity<Object> answered(
            Optional<Reader> reader,
            String root,
            String id,
            String what,
            ReadingsQuestion question,
            Function<Asked, ResponseEntity<Object>> answer) {
        Optional<Asked> asked = reader.flatMap(_ -> streams.find(id, root));
        Optional<DataGrant> grant = asked.flatMap(
                it -> reader.flatMap(who -> grants.covering(who, it.device().id())));
        if (grant.isEmpty()) {
            return Problems.notFound();
        }
        ResponseEntity<Object> answered = answer.apply(asked.orElseThrow());
        if (answered.getStatusCode().is2xxSuccessful()) {
            grants.used(grant.get(), id, what, span(question));
        }
        return answered;
    }

    private static Map<String, String> span(ReadingsQuestion question) {
        return Map.of("from", question.from(), "until", question.until());
    }
}
