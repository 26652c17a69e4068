package org.govchain.service.mqtt;

import java.util.function.Supplier;
import org.govchain.service.lorawan.Taken;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.sensors.Checked;

/** What a message turned out to be. */
sealed interface Finding {

    /** Nothing of it is taken. */
    record Refused(Refusal refusal) implements Finding {}

    /** Signed readings, to be stored together with others. */
    record Batch(Checked.Batch readings) implements Finding {}

    /**
     * An event of a network server.
     *
     * @param take has it stored; throws {@link org.springframework.dao.DataAccessException} when the database does not answer
     */
    record Event(Supplier<Taken> take) implements Finding {}
}
