package org.govchain.consortium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a transaction came to (Ethereum yellow paper §4.4.1, EIP-658, EIP-2718).
 *
 * @param succeeded status 1
 * @param logs the events, in their order
 */
record Receipt(boolean succeeded, List<EventLog> logs) {

    private static final int LARGEST_TYPE = 0x7f;
    private static final byte[] SUCCESS = {1};

    /**
     * One event.
     *
     * @param contract whose event it is
     * @param topics 32 bytes each
     * @param data the parameters that are not indexed
     */
    @SuppressWarnings("ArrayRecordComponent") // identity is never asked for; nobody outside this package sees it
    record EventLog(Address contract, List<byte[]> topics, byte[] data) {}

    static Optional<Receipt> parse(byte[] bytes) {
        boolean typed = bytes.length > 0 && (bytes[0] & 0xff) <= LARGEST_TYPE;
        byte[] rlp = typed ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        Optional<List<RlpItem>> fields = RlpItem.parse(rlp).flatMap(item -> item.items(4));
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Optional<byte[]> status = fields.get().getFirst().string().filter(it -> it.length <= 1);
        Optional<List<EventLog>> logs = logs(fields.get().getLast());
        return status.isPresent() && logs.isPresent()
                ? Optional.of(new Receipt(Arrays.equals(status.get(), SUCCESS), logs.get()))
                : Optional.empty();
    }

    private static Optional<List<EventLog>> logs(RlpItem list) {
        Optional<List<RlpItem>> items = list.items();
        if (items.isEmpty()) {
            return Optional.empty();
        }
        List<EventLog> logs = new ArrayList<>();
        for (RlpItem item : items.get()) {
            Optional<EventLog> log = log(item);
            if (log.isEmpty()) {
                return Optional.empty();
            }
            logs.add(log.get());
        }
        return Optional.of(List.copyOf(logs));
    }

    private static Optional<EventLog> log(RlpItem item) {
        Optional<List<RlpItem>> parts = item.items(3);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Optional<Address> contract = Address.read(parts.get().get(0));
        Optional<List<RlpItem>> topics = parts.get().get(1).items();
        Optional<byte[]> data = parts.get().get(2).string();
        if (contract.isEmpty() || topics.isEmpty() || data.isEmpty()) {
            return Optional.empty();
        }
        List<byte[]> words = topics.get().stream()
                .map(topic -> topic.string(Keccak256.LENGTH))
                .flatMap(Optional::stream)
                .toList();
        return words.size() == topics.get().size()
                ? Optional.of(new EventLog(contract.get(), words, data.get()))
                : Optional.empty();
    }
}
