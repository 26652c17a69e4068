package org.govchain.service.mqtt;

import java.util.List;

/** A topic filter: {@code +} is any level, {@code #} at the end any number of them (MQTT 5 §4.7). */
record TopicFilter(String text) {

    private static List<String> levels(String topic) {
        return List.of(topic.split("/", -1));
    }

    /** Whether a topic name is one of its. */
    boolean matches(String topic) {
        List<String> filter = levels(text);
        List<String> name = levels(topic);
        for (int i = 0; i < filter.size(); i++) {
            if (filter.get(i).equals("#")) {
                return true;
            }
            if (i >= name.size() || !(filter.get(i).equals("+") || filter.get(i).equals(name.get(i)))) {
                return false;
            }
        }
        return filter.size() == name.size();
    }
}
