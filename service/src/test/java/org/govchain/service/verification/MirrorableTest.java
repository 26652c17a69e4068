package org.govchain.service.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.govchain.chain.AnchoredCheckpoint;
import org.govchain.chain.BlockHash;
import org.govchain.chain.BlockRef;
import org.govchain.chain.TransactionHash;
import org.govchain.chain.development.DevelopmentValidators;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.log.SignedCheckpoint;
import org.govchain.service.office.Office;
import org.govchain.verify.AnchorClaim;
import org.govchain.verify.CheckpointPage;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a mirror needs and nobody needs a token for. */
class MirrorableTest {

    private final Office office = Office.shared();

    @Test
    void publishesEveryAnchoredCheckpointByTheRangeOfItsSize() {
        office.issueAnchoredLicence();
        SignedCheckpoint before = latest();
        office.issueAnchoredLicence();
        SignedCheckpoint now = latest();
        long size = now.checkpoint().treeSize();

        List<CheckpointPage.Item> upToNow = page(size);
        assertThat(upToNow.getLast().checkpoint()).isEqualTo(now);
        assertThat(upToNow)
                .extracting(item -> item.checkpoint().note())
                .contains(before.note())
                .doesNotHaveDuplicates();
        assertThat(upToNow)
                .allSatisfy(item -> assertThat(item.anchor().root())
                        .isEqualTo(item.checkpoint().checkpoint().root()));
        assertThat(page(before.checkpoint().treeSize()).getLast().checkpoint()).isEqualTo(before);
        assertThat(page(before.checkpoint().treeSize() - 1))
                .extracting(item -> item.checkpoint().note())
                .doesNotContain(before.note());
    }

    @Test
    void publishesTheConsortiumsSealWithTheCheckpoint() {
        office.issueAnchoredLicence();
        CheckpointPage.Item newest = page(latest().checkpoint().treeSize()).getLast();
        JdbcClient jdbc = office.bean(JdbcClient.class);
        ConsortiumSeal seal = newest.seal().orElseGet(() -> store(jdbc, newest.anchor()));

        assertThat(page(newest.anchor().treeSize()).getLast().seal()).contains(seal);
        if (newest.seal().isEmpty()) {
            jdbc.sql("delete from consortium_seal").update();
        }
    }

    /** As four validators seal that a development chain does not have. */
    private static ConsortiumSeal store(JdbcClient jdbc, AnchorClaim anchor) {
        AnchoredCheckpoint anchored = new AnchoredCheckpoint(
                anchor.root(),
                anchor.treeSize(),
                anchor.root(),
                new BlockRef(anchor.blockNumber(), new BlockHash(anchor.blockHash()), anchor.blockTime()),
                new TransactionHash(anchor.transactionHash()));
        ConsortiumSeal seal = new DevelopmentValidators(anchor.contract()).seal(anchored, anchor.root(), 3);
        jdbc.sql("insert into consortium_seal (log_id, tree_size, header, transaction_index, receipt_proof, log_index)"
                        + " select log_id, tree_size, ?, ?, ?, ? from checkpoint where tree_size = ?")
                .params(
                        seal.header(),
                        seal.transactionIndex(),
                        seal.receiptProof().toArray(byte[][]::new),
                        seal.logIndex(),
                        anchor.treeSize())
                .update();
        return seal;
    }

    @Test
    void doesNotAnswerForARangeThatTheChainHasNotPassed() {
        office.issueAnchoredLicence();

        assertThat(office.get("/log/checkpoints/x001/000").status()).isEqualTo(404);
        assertThat(office.get("/log/checkpoints/000.p/0").status()).isEqualTo(404);
    }

    @Test
    void namesEveryListAndTypeThatItPublishes() {
        JsonNode published = office.get("/published").json();

        assertThat(published.get("format").asString()).isEqualTo("govchain-published/1");
        for (String member : List.of("status_lists", "types")) {
            assertThat(published.get(member))
                    .as(member)
                    .isNotEmpty()
                    .allSatisfy(uri -> assertThat(office.get(uri.asString().substring(Office.PUBLIC_URL.length()))
                                    .status())
                            .as(uri.asString())
                            .isEqualTo(200));
        }
    }

    private SignedCheckpoint latest() {
        return SignedCheckpoint.parse(new String(office.get("/log/checkpoint").bytes(), StandardCharsets.UTF_8))
                .asOptional()
                .orElseThrow();
    }

    /** The page that ends at this size. */
    private List<CheckpointPage.Item> page(long size) {
        long within = (size - 1) % 256 + 1;
        String path = CheckpointPage.path(new org.govchain.log.EntryBundleCoordinates((size - 1) / 256, (int) within));
        Office.Reply reply = office.get("/log/" + path);
        assertThat(reply.status()).as(path).isEqualTo(200);
        return CheckpointPage.parse(reply.bytes()).asOptional().orElseThrow().checkpoints();
    }
}
