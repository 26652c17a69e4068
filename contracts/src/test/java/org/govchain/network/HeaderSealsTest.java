package org.govchain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.govchain.chain.AccountAddress;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who sealed a block; the block is one of the vectors of the consortium seal, where the verifier judges the same seals. */
class HeaderSealsTest {

    private static final Path VECTORS =
            Path.of(System.getProperty("govchain.root", ".."), "docs/spec/vectors/consortium");

    @Test
    void namesTheValidatorsWhoseSealsTheBlockCarries() {
        JsonNode vector = JsonMapper.shared().readTree(VECTORS.resolve("happy-path.json"));
        List<AccountAddress> validators = new ArrayList<>();
        vector.get("validators").values().forEach(address -> validators.add(new AccountAddress(address.asString())));

        assertThat(HeaderSeals.of(HexFormat.of().parseHex(vector.get("header").asString())))
                .filteredOn(validators::contains)
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void refusesWhatIsNoHeader() {
        assertThat(Files.isDirectory(VECTORS)).isTrue();
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> HeaderSeals.of(new byte[] {(byte) 0xc2, 1, 2}));
    }
}
