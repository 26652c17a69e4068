package org.govchain.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.govchain.merkle.Leaves;
import org.govchain.merkle.RangeProof;
import org.govchain.merkle.ReferenceTree;
import org.govchain.merkle.Sha256Digest;
import org.junit.jupiter.api.Test;

class TileProofsTest {

    private static final List<Sha256Digest> LEAVES = Leaves.hashes(70_000);

    private final Map<TileCoordinates, byte[]> stored = new HashMap<>();
    private final List<TileCoordinates> reads = new ArrayList<>();

    @Test
    void growsInBatchesToTheRootOfTheDefinition() {
        int size = 0;
        for (int target : new int[] {1, 2, 3, 255, 256, 257, 511, 513, 1_000, 4_095, 66_000}) {
            Sha256Digest root = grow(size, target);
            size = target;
            assertThat(root).as("size %d", size).isEqualTo(ReferenceTree.root(LEAVES.subList(0, size)));
            assertThat(new TileProofs(this::read, size).root()).isEqualTo(root);
        }
    }

    @Test
    void writesTheTilesThatC2spNamesForSeventyThousandEntries() {
        grow(0, 70_000);
        assertThat(stored.keySet().stream().filter(tile -> tile.level() == 0 && tile.isFull()))
                .hasSize(273);
        assertThat(stored)
                .containsKeys(
                        new TileCoordinates(0, 273, 112),
                        new TileCoordinates(1, 0, 256),
                        new TileCoordinates(1, 1, 17),
                        new TileCoordinates(2, 0, 1))
                .hasSize(273 + 4);
    }

    @Test
    void rangeProofsOverTilesAreThoseOfTheDefinition() {
        int size = 66_001;
        Sha256Digest root = grow(0, size);
        TileProofs proofs = new TileProofs(this::read, size);
        int[][] ranges = {
            {0, 1}, {0, size}, {1, 2}, {255, 257}, {256, 512}, {300, 1_740}, {65_535, 65_537}, {65_900, size}
        };
        for (int[] range : ranges) {
            RangeProof proof = proofs.range(range[0], range[1]);
            List<Sha256Digest> tree = LEAVES.subList(0, size);
            ReferenceTree.Sides sides = ReferenceTree.range(range[0], range[1], tree);
            assertThat(proof).isEqualTo(new RangeProof(range[0], size, sides.left(), sides.right()));
            assertThat(proof.verify(Leaves.flat(tree.subList(range[0], range[1])), root))
                    .isTrue();
        }
        for (int[] none : new int[][] {{-1, 1}, {5, 5}, {6, 5}, {0, size + 1}}) {
            assertThatThrownBy(() -> proofs.range(none[0], none[1])).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void handsOutFullTilesAsTheyComeAndForgetsThem() {
        HashTiles tiles = HashTiles.empty();
        for (int i = 0; i < 600; i++) {
            tiles.append(LEAVES.get(i));
            if (i == 300) {
                assertThat(tiles.takeFull()).containsOnlyKeys(new TileCoordinates(0, 0, 256));
            }
        }
        assertThat(tiles.takeFull()).containsOnlyKeys(new TileCoordinates(0, 1, 256));
        assertThat(tiles.takeFull()).isEmpty();
        assertThat(tiles.changed()).containsOnlyKeys(new TileCoordinates(0, 2, 88), new TileCoordinates(1, 0, 2));
        assertThat(tiles.root()).isEqualTo(ReferenceTree.root(LEAVES.subList(0, 600)));
    }

    @Test
    void computesThePathsOfTheDefinition() {
        for (int size : new int[] {1, 2, 7, 255, 256, 257, 300, 512, 600, 1_025}) {
            stored.clear();
            grow(0, size);
            List<Sha256Digest> tree = LEAVES.subList(0, size);
            TileProofs proofs = new TileProofs(this::read, size);
            for (int i = 0; i < size; i += 1 + size / 50) {
                assertThat(proofs.leafHash(i)).isEqualTo(tree.get(i));
                assertThat(proofs.inclusion(i).path())
                        .as("inclusion of %d in %d", i, size)
                        .isEqualTo(ReferenceTree.path(i, tree));
                assertThat(proofs.consistency(i + 1).path())
                        .as("consistency of %d with %d", i + 1, size)
                        .isEqualTo(ReferenceTree.proof(i + 1, tree));
            }
        }
    }

    @Test
    void readsEachTileOnce() {
        grow(0, 70_000);
        reads.clear();
        TileProofs proofs = new TileProofs(this::read, 70_000);
        proofs.inclusion(300);
        assertThat(reads).hasSize(4).doesNotHaveDuplicates();
        for (int i = 256; i < 512; i++) {
            proofs.inclusion(i);
        }
        assertThat(reads).hasSize(4);
    }

    @Test
    void sharesACacheBetweenSizesAndForgetsTheLeastUsed() {
        grow(0, 600);
        grow(600, 1_000);
        TileCache roomy = new TileCache(this::read, 100);
        reads.clear();
        new TileProofs(roomy, 600).inclusion(3);
        int first = reads.size();
        new TileProofs(roomy, 600).inclusion(300);
        assertThat(reads).hasSize(first + 1);

        TileCache narrow = new TileCache(this::read, 1);
        List<Sha256Digest> tree = LEAVES.subList(0, 1_000);
        assertThat(new TileProofs(narrow, 1_000).inclusion(700).path()).isEqualTo(ReferenceTree.path(700, tree));
    }

    @Test
    void refusesIndicesAndSizesOutsideTheTree() {
        TileProofs proofs = new TileProofs(this::read, 5);
        assertThatThrownBy(() -> proofs.inclusion(5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> proofs.inclusion(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> proofs.consistency(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> proofs.consistency(6)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesTheTileWhoseContentHasTheWrongLength() {
        TileProofs proofs = new TileProofs(_ -> new byte[31], 5);
        assertThatThrownBy(() -> proofs.inclusion(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tile/0/000.p/5");
    }

    private Sha256Digest grow(int from, int to) {
        HashTiles tiles = new HashTiles(this::read, from);
        LEAVES.subList(from, to).forEach(tiles::append);
        stored.putAll(tiles.changed());
        assertThat(tiles.size()).isEqualTo(to);
        return tiles.root();
    }

    private byte[] read(TileCoordinates tile) {
        reads.add(tile);
        byte[] content = stored.get(tile);
        assertThat(content).as(tile.path()).isNotNull();
        return content;
    }
}
