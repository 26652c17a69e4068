package org.govchain.service.streams;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Leaves that came together, and who waits for what becomes of them.
 *
 * @param leaves in the order of their arrival
 * @param leavesOfDevices how many of them each device has
 * @param answer one for each leaf, in the same order; exceptional when nothing was stored
 */
record Submission(List<NewLeaf> leaves, Map<UUID, Integer> leavesOfDevices, CompletableFuture<List<Appended>> answer) {

    static Submission of(List<NewLeaf> leaves) {
        Map<UUID, Integer> devices = HashMap.newHashMap(leaves.size());
        leaves.forEach(leaf -> devices.merge(leaf.subject().device(), 1, Integer::sum));
        return new Submission(List.copyOf(leaves), devices, new CompletableFuture<>());
    }
}
