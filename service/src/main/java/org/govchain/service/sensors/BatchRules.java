package org.govchain.service.sensors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.service.devices.Sender;
import org.govchain.service.sensors.DeviceRules.Judged;
import org.govchain.service.sensors.ReadingAnswer.Why;
import org.govchain.service.sensors.SignedElements.Opened;
import org.springframework.stereotype.Component;

/** Judges the elements of a batch, each by the rules of its device: those that are signed by themselves as of their signers. */
@Component
class BatchRules {

    /** Checking signatures is what costs: whoever sends so many wrong ones and signs nothing as a whole gets no further. */
    private static final int MOST_STRANGERS = 16;

    private final DeviceRules rules;
    private final SignedElements signed;

    BatchRules(DeviceRules rules, SignedElements signed) {
        this.rules = rules;
        this.signed = signed;
    }

    /**
     * What becomes of each element, in the same order; empty when neither the batch nor any element is signed by somebody we know.
     *
     * @param sender who signed the batch; empty when nobody did
     */
    Optional<List<Judged>> judge(Optional<Sender> sender, List<Optional<SentElement>> elements) {
        List<Optional<Opened>> opened = new ArrayList<>(elements.size());
        int strangers = 0;
        for (Optional<SentElement> element : elements) {
            Optional<Opened> one =
                    sender.isEmpty() && strangers >= MOST_STRANGERS ? Optional.empty() : open(sender, element);
            strangers += one.isEmpty() ? 1 : 0;
            opened.add(one);
        }
        return opened.stream().anyMatch(Optional::isPresent)
                ? Optional.of(opened.stream().map(this::judge).toList())
                : Optional.empty();
    }

    private Optional<Opened> open(Optional<Sender> sender, Optional<SentElement> element) {
        if (element.isPresent() && element.get() instanceof SentElement.Signed jws) {
            return signed.open(jws);
        }
        return sender.map(it -> new Opened(it, element.map(SentElement.Measured.class::cast)));
    }

    private Judged judge(Optional<Opened> opened) {
        return opened.map(it -> it.content()
                        .map(content -> rules.judge(it.sender(), content))
                        .orElseGet(() -> Judged.not(Why.MALFORMED)))
                .orElseGet(() -> Judged.not(Why.SENDER_UNKNOWN));
    }
}
