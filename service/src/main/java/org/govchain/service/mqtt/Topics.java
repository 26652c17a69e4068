package org.govchain.service.mqtt;

import org.govchain.service.authority.AuthorityId;
import org.springframework.stereotype.Component;

/** The names of topics: {@code govchain/musterstadt/readings}, and answers below {@code govchain/musterstadt/answers/}. */
@Component
class Topics {

    private final String prefix;

    Topics(MqttProperties properties) {
        prefix = properties.prefix();
    }

    /** Where devices and gateways of an authority publish. */
    String readings(AuthorityId authority) {
        return prefix + "/" + authority.slug() + "/readings";
    }

    /**
     * Whether an answer may be published there. This service can write what publishers cannot, so they may only name topics that are for
     * answers, and those of the same authority.
     *
     * @param to a topic name
     * @param about the topic of what is answered
     */
    boolean mayAnswer(String to, String about) {
        int authority = about.indexOf('/') + 1;
        int end = about.indexOf('/', authority);
        String answers = end < 0 ? "" : about.substring(0, end) + "/answers/";
        return !answers.isEmpty()
                && about.startsWith(prefix + "/")
                && to.startsWith(answers)
                && to.length() > answers.length()
                && to.chars().noneMatch(c -> c == '+' || c == '#');
    }
}
