package org.govchain.service.mqtt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.govchain.service.lorawan.Taken;
import org.govchain.service.sensors.ReadingAnswer;
import org.govchain.service.streams.StreamsUnavailable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Has events of network servers stored, those that came together with one wait. */
@Component
class Events {

    /** An event, and whose message it is. */
    record Waiting(Delivery delivery, Finding.Event event) {}

    private record Begun(Waiting event, Optional<CompletableFuture<ReadingAnswer>> answer, boolean over) {}

    private final Settling settling;
    private final Held held;

    Events(Settling settling, Held held) {
        this.settling = settling;
        this.held = held;
    }

    /** Settles what is over. @return what has to be tried again */
    List<Waiting> store(List<Waiting> events) throws InterruptedException {
        List<Begun> begun = events.stream().map(this::begin).toList();
        List<Waiting> again = new ArrayList<>();
        for (Begun one : begun) {
            if (one.over()
                    || (one.answer().isPresent() && isAnswered(one.answer().get()))) {
                settling.taken(one.event().delivery());
            } else {
                again.add(one.event());
            }
        }
        return again;
    }

    private Begun begin(Waiting event) {
        try {
            return switch (event.event().take().get()) {
                case Taken.Other _ -> new Begun(event, Optional.empty(), true);
                case Taken.Full _ -> new Begun(event, Optional.empty(), false);
                case Taken.Reading(CompletableFuture<ReadingAnswer> answer) ->
                    new Begun(event, Optional.of(answer), false);
            };
        } catch (DataAccessException | TransactionException e) {
            held.begin(e);
            return new Begun(event, Optional.empty(), false);
        } catch (RuntimeException bug) {
            // As in Checks: one event must not come again for ever and keep others waiting.
            settling.failed(bug);
            return new Begun(event, Optional.empty(), true);
        }
    }

    private boolean isAnswered(CompletableFuture<ReadingAnswer> answer) throws InterruptedException {
        try {
            var _ = answer.get(); // counted by whoever gave it
            held.end();
            return true;
        } catch (ExecutionException e) {
            Throwable why = e.getCause();
            if (why instanceof StreamsUnavailable
                    || why instanceof TimeoutException
                    || why instanceof DataAccessException
                    || why instanceof TransactionException) {
                held.begin(why);
                return false;
            }
            // Its stream is damaged, or something is wrong with us: it would be so the next time as well.
            settling.failed(why instanceof RuntimeException bug ? bug : new IllegalStateException(why));
            return true;
        }
    }
}
