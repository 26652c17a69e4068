package org.govchain.consortium;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;

/** A block as a node hands it out, raw: what a consortium seal is made from. */
public final class SealedBlock {

    private final byte[] header;
    private final List<byte[]> receipts;

    private SealedBlock(byte[] header, List<byte[]> receipts) {
        this.header = header;
        this.receipts = receipts;
    }

    /**
     * Header and receipts, which have to belong together.
     *
     * @param header the RLP header, extra data with commit seals
     * @param receipts all of the block, in order; a typed one bare or, as Besu writes it, inside an RLP string
     */
    public static Parsed<SealedBlock> of(byte[] header, List<byte[]> receipts) {
        Optional<BlockHeader> read = BlockHeader.parse(header);
        if (read.isEmpty()) {
            return new Parsed.Malformed<>("the header is none of a QBFT block");
        }
        List<byte[]> bare = receipts.stream().map(SealedBlock::bare).toList();
        boolean together = !bare.isEmpty()
                && Arrays.equals(ReceiptTrie.of(bare).root(), read.get().receiptsRoot());
        return together
                ? new Parsed.Ok<>(new SealedBlock(header.clone(), bare))
                : new Parsed.Malformed<>("the receipts are not those of the header");
    }

    /** 0x and 64 hexadecimal digits. */
    public String hash() {
        return BlockHeader.parse(header).orElseThrow().hash();
    }

    /** The seal over the event that anchors this state of a log by this contract. */
    public Parsed<ConsortiumSeal> sealOf(Address contract, Sha256Digest logId, long treeSize) {
        for (int i = 0; i < receipts.size(); i++) {
            List<Receipt.EventLog> events = Receipt.parse(receipts.get(i))
                    .filter(Receipt::succeeded)
                    .map(Receipt::logs)
                    .orElseGet(ArrayList::new);
            for (int j = 0; j < events.size(); j++) {
                boolean wanted = events.get(j).contract().equals(contract)
                        && AnchorEvent.read(events.get(j))
                                .filter(event -> event.logId().equals(logId) && event.treeSize() == treeSize)
                                .isPresent();
                if (wanted) {
                    return ConsortiumSeal.of(header, i, ReceiptTrie.of(receipts).proof(i), j);
                }
            }
        }
        return new Parsed.Malformed<>("the block holds no such event");
    }

    private static byte[] bare(byte[] receipt) {
        return RlpItem.parse(receipt)
                .filter(item -> !item.isList())
                .flatMap(RlpItem::string)
                .orElse(receipt);
    }
}
