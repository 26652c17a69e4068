package org.govchain.service.streams;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Leaves that came together, and who waits for what becomes of them.
 *
 * @param leaves in the order of their arrival
 * @param answer one for each leaf, in the same order; exceptional when nothing was stored
 */
record Submission(List<NewLeaf> leaves, CompletableFuture<List<Appended>> answer) {}
