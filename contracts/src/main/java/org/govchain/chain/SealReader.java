package org.govchain.chain;

import java.util.List;
import java.util.Optional;
import org.govchain.consortium.Address;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.consortium.SealedBlock;
import org.govchain.log.Parsed;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;

/**
 * Fetches what shows without any node that the validators sealed an anchored checkpoint: {@code debug_getRawHeader} and
 * {@code debug_getRawReceipts} of its block. Nothing of the answers is believed; who stores a seal has it judged.
 */
public final class SealReader {

    private final ChainConnection chain;
    private final ValidatorReader validators;
    private final Address contract;

    public SealReader(ChainConnection chain, ContractAddresses contracts) {
        this.chain = chain;
        this.validators = new ValidatorReader(chain);
        this.contract = new Address(contracts.checkpointAnchor().hex());
    }

    /**
     * The seal on the block that holds this checkpoint, or empty when the chain has no validators, as a development chain.
     *
     * @throws ChainUnavailable when the node does not answer, or has validators and its API DEBUG is not enabled
     */
    public Optional<ConsortiumSeal> seal(AnchoredCheckpoint checkpoint) {
        long block = checkpoint.block().number();
        if (validators.inHeader(block).isEmpty()) {
            return Optional.empty();
        }
        String rawHeader = ask("debug_getRawHeader", block, RawHeader.class);
        byte[] header = ChainConnection.decode("debug_getRawHeader", () -> Hex.parse(rawHeader));
        List<byte[]> receipts = ask("debug_getRawReceipts", block, RawReceipts.class).stream()
                .map(receipt -> ChainConnection.decode("debug_getRawReceipts", () -> Hex.parse(receipt)))
                .toList();
        Parsed<ConsortiumSeal> seal = SealedBlock.of(header, receipts)
                .then(raw -> sameBlock(raw, checkpoint))
                .then(raw -> raw.sealOf(contract, checkpoint.logId(), checkpoint.treeSize()));
        return switch (seal) {
            case Parsed.Ok<ConsortiumSeal>(ConsortiumSeal made) -> Optional.of(made);
            case Parsed.Malformed<ConsortiumSeal>(String reason) ->
                throw new ChainUnavailable("the node's raw block " + block + " proves nothing: " + reason);
        };
    }

    private static Parsed<SealedBlock> sameBlock(SealedBlock raw, AnchoredCheckpoint checkpoint) {
        return raw.hash().equals(checkpoint.block().hash().hex())
                ? new Parsed.Ok<>(raw)
                : new Parsed.Malformed<>("it is not the block that holds the checkpoint");
    }

    private <T, R extends Response<T>> T ask(String method, long block, Class<R> answer) {
        List<String> parameters = List.of("0x" + Long.toHexString(block));
        return chain.send(method, new Request<>(method, parameters, chain.transport(), answer), Response::getResult);
    }

    /** Hexadecimal RLP. */
    static final class RawHeader extends Response<String> {}

    /** One text for each receipt, in order. */
    static final class RawReceipts extends Response<List<String>> {}
}
