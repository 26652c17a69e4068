package org.govchain.chain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.govchain.chain.contracts.IssuerRegistry;
import org.govchain.merkle.Sha256Digest;
import org.web3j.abi.EventEncoder;
import org.web3j.protocol.core.methods.response.Log;

/** Collects the registry's changes from its events and accepts them only when they hash to the head the contract keeps. */
final class JournalReader {

    private static final String TOPIC = EventEncoder.encode(IssuerRegistry.JOURNALEXTENDED_EVENT);
    private static final Sha256Digest START = Sha256Digest.of(new byte[Sha256Digest.LENGTH]);

    private final EventLog events;
    private final ContractView view;
    private final IssuerRegistry wrapper;

    JournalReader(ChainConnection chain, ContractView view, IssuerRegistry wrapper) {
        this.events = new EventLog(chain, view.contract());
        this.view = view;
        this.wrapper = wrapper;
    }

    /** The journal as of {@code block}: the changes known already and those of the blocks from {@code fromBlock} on. */
    Journal read(List<JournalChange> known, long fromBlock, BlockRef block) {
        ContractView then = view.at(block.number());
        long size = then.ask(wrapper.journalSize()).number(0).longValueExact();
        Sha256Digest head = Sha256Digest.of(then.ask(wrapper.journalHead()).bytes(0));

        List<JournalChange> changes = new ArrayList<>(known);
        Sha256Digest running = known.isEmpty() ? START : known.getLast().head();
        for (long from = fromBlock; changes.size() < size && from <= block.number(); from += EventLog.MAX_RANGE) {
            for (Log log : events.read(from, Math.min(block.number(), from + EventLog.MAX_RANGE - 1), TOPIC)) {
                JournalChange change = next(log, changes.size(), running);
                changes.add(change);
                running = change.head();
            }
        }
        if (changes.size() != size || !running.equals(head)) {
            throw new ChainUnavailable("the node's events do not add up to the registry's journal head");
        }
        return new Journal(changes, head, block);
    }

    private static JournalChange next(Log log, long expectedIndex, Sha256Digest running) {
        IssuerRegistry.JournalExtendedEventResponse event = IssuerRegistry.getJournalExtendedEventFromLog(log);
        Sha256Digest head = Sha256Digest.hash(running.bytes(), event.change);
        if (!event.index.equals(BigInteger.valueOf(expectedIndex)) || !head.equals(Sha256Digest.of(event.head))) {
            throw new ChainUnavailable("the registry's journal has a gap or a false head at change " + expectedIndex);
        }
        return new JournalChange(event.change, head, log.getBlockNumber().longValueExact());
    }
}
