package org.govchain.service.mqtt;

import java.util.List;

/** What is done with messages of some topics: one for each kind of sender. */
interface MessageHandler {

    /** Filters of the topics that are its; no two handlers have the same topics. */
    List<String> filters();

    /**
     * Checks a message, on any thread and many at once. Throws {@link org.springframework.dao.DataAccessException} when the database is asked
     * and does not answer: the message waits then.
     */
    Finding check(Message message);
}
