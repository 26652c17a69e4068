package org.govchain.chain;

import java.time.Instant;
import java.util.Optional;
import org.govchain.chain.contracts.StatusRegistry;
import org.govchain.merkle.Sha256Digest;
import org.web3j.protocol.core.DefaultBlockParameterName;

/** Reads status list versions. Every method throws {@link ChainUnavailable} when the node gives no answer. */
public final class StatusReader {

    private final ContractView view;
    private final StatusRegistry wrapper;

    public StatusReader(ChainConnection chain, ContractAddresses contracts) {
        this.view = new ContractView(chain, contracts.statusRegistry(), DefaultBlockParameterName.LATEST);
        this.wrapper = Wrappers.statusRegistry(chain, contracts.statusRegistry());
    }

    /** The version recorded last, or empty when the list never changed. */
    public Optional<AnchoredStatus> latest(Sha256Digest listId) {
        return status(listId, view.ask(wrapper.latest(listId.bytes())));
    }

    /** The version that was the latest at the end of a second, or empty when there was none by then. */
    public Optional<AnchoredStatus> at(Sha256Digest listId, Instant time) {
        return status(listId, view.ask(wrapper.versionAt(listId.bytes(), Wrappers.uint64(time))));
    }

    private static Optional<AnchoredStatus> status(Sha256Digest listId, ContractView.Answer answer) {
        long version = answer.number(0).longValueExact();
        return version == 0
                ? Optional.empty()
                : Optional.of(new AnchoredStatus(
                        listId, version, Sha256Digest.of(answer.bytes(1)), Wrappers.instant(answer.number(2))));
    }
}
