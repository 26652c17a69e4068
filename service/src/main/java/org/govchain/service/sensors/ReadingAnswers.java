package org.govchain.service.sensors;

import java.util.List;
import org.govchain.jose.JsonText;

/** What became of readings that came together. */
public final class ReadingAnswers {

    private final List<ReadingAnswer> answers;
    private final long accepted;
    private final long duplicates;

    /** One answer for each reading, in their order. */
    ReadingAnswers(List<ReadingAnswer> answers) {
        this.answers = List.copyOf(answers);
        accepted = answers.stream()
                .filter(ReadingAnswer.Accepted.class::isInstance)
                .count();
        duplicates = answers.stream()
                .filter(ReadingAnswer.Duplicate.class::isInstance)
                .count();
    }

    /** Readings that are in their streams now and were not before. */
    public long accepted() {
        return accepted;
    }

    /** Readings that were there. */
    public long duplicates() {
        return duplicates;
    }

    /** Readings that are in no stream. */
    public long refused() {
        return answers.size() - accepted - duplicates;
    }

    /** {@code {"accepted":1,"duplicates":0,"refused":0,"readings":[{"position":5}]}}, as docs/sensors.md has it. */
    public byte[] toJson() {
        JsonText json = new JsonText(32 * answers.size() + 64).raw("{").member("accepted", accepted);
        json.raw(",").member("duplicates", duplicates);
        json.raw(",").member("refused", refused());
        json.raw(",\"readings\":[");
        for (int i = 0; i < answers.size(); i++) {
            answers.get(i).write(i == 0 ? json : json.raw(","));
        }
        return json.raw("]}").toUtf8();
    }
}
