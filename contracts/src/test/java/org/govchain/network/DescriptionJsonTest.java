package org.govchain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.govchain.chain.AccountAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people may write into a description, and what they are told when it is wrong. */
class DescriptionJsonTest {

    /** Twice the generator of secp256k1 (SEC 2) and the generator itself: keys everybody knows. */
    private static final String KEY = "c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5"
            + "1ae168fea63dc339a3c58419466ceaeef7f632653266d0e1236431a950cfe52a";

    private static final String OTHER_KEY = "79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
            + "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8";

    private static final String TEXT = """
            {"chainId": 7, "blockPeriodSeconds": 2, "emptyBlockPeriodSeconds": 20, "requestTimeoutSeconds": 5,
             "members": [
               {"name": "one", "host": "192.0.2.1", "p2pPort": 30303, "rpcPort": 8545,
                "nodeKey": "KEY1", "accounts": {"member": "0xAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}},
               {"name": "two", "host": "192.0.2.2", "p2pPort": 30303, "rpcPort": 8545,
                "nodeKey": "KEY2", "accounts": {"member": "0xbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"}}],
             "writers": ["0xcccccccccccccccccccccccccccccccccccccccc"]}
            """.replace("KEY1", KEY).replace("KEY2", OTHER_KEY);

    @Test
    void readsWhatItWrites() {
        NetworkDescription description = parse(TEXT);

        assertThat(description.chainId()).isEqualTo(7);
        assertThat(description.timing().emptyBlock()).hasSeconds(20);
        assertThat(description.timing().outlastsPatience()).isTrue();
        assertThat(description.allowedAccounts())
                .extracting(AccountAddress::hex)
                .containsExactly("0x" + "aa".repeat(20), "0x" + "bb".repeat(20), "0x" + "cc".repeat(20));
        // The address of private key 1, which many wallets show in their documentation.
        assertThat(description.validators().getLast().hex()).isEqualTo("0x7e5f4552091a69125d5dfcb7b8c2659029395bdf");
        assertThat(parse(DescriptionJson.text(description))).isEqualTo(description);
    }

    @Test
    void hasASampleOfFourOrganisations() {
        NetworkDescription sample = DescriptionJson.sample();

        assertThat(sample.members()).hasSize(4).allMatch(Member::isOnThisMachine);
        assertThat(sample.quorum().spare()).isEqualTo(1);
        assertThat(sample.timing()).isEqualTo(NetworkDescription.Timing.DEFAULT);
        assertThat(sample.timing().outlastsPatience()).isFalse();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"chainId\": 7 | [{\"chainId\": 7 | not a JSON object",
                "\"chainId\": 7 | \"chainId\": 0 | chain id is positive",
                "\"chainId\": 7 | \"chainId\": \"7\" | \"chainId\" is not a whole number",
                "\"chainId\": 7, | `` | does not say \"chainId\"",
                "\"blockPeriodSeconds\": 2 | \"blockPeriod\": 2 | not known: \"blockPeriod\"",
                "\"blockPeriodSeconds\": 2 | \"blockPeriodSeconds\": 0 | whole seconds, at least one",
                "\"requestTimeoutSeconds\": 5 | \"requestTimeoutSeconds\": 2 | longer than a block's time",
                "\"emptyBlockPeriodSeconds\": 20 | \"emptyBlockPeriodSeconds\": 1 | no faster than full ones",
                "\"name\": \"two\" | \"name\": \"one\" | same name: one",
                "\"name\": \"two\" | \"name\": \"../up\" | lower-case letters, digits and hyphens: \"../up\"",
                "\"host\": \"192.0.2.2\" | \"host\": \"192.0.2.1\" | same port of the same host: 192.0.2.1:30303",
                "\"host\": \"192.0.2.2\" | \"host\": \"city.example\" | host of two is not a numeric IPv4 address: \"city.example\"",
                "\"host\": \"192.0.2.2\" | \"host\": \"192.0.2.256\" | not a numeric IPv4 address",
                "\"host\": \"192.0.2.2\" | \"host\": \"0.0.0.0\" | not a numeric IPv4 address",
                "\"rpcPort\": 8545,\\n    \"nodeKey\": \"KEY2 | \"rpcPort\": 30303,\\n    \"nodeKey\": \"KEY2 | ports of two are not two ports",
                "KEY2 | KEY1 | are the same",
                "KEY2 | KEY2ff | not the public key of a node",
                "0xbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb | 0xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | are the same",
                "0xbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb | 0xbb | an address must be",
            })
    void refusesWhatNoNetworkCanBe(String correct, String wrong, String told) {
        String text = TEXT.replace(KEY, "KEY1").replace(OTHER_KEY, "KEY2");
        String from = correct.replace("\\n    ", "\n    ");
        assertThat(text).contains(from);
        int last = text.lastIndexOf(from);
        String broken =
                text.substring(0, last) + wrong.replace("\\n    ", "\n    ") + text.substring(last + from.length());

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> parse(broken.replace("KEY1", KEY).replace("KEY2", OTHER_KEY)))
                .withMessageContaining(told);
    }

    @Test
    void refusesAKeyThatIsNoPointOfTheCurve() {
        String mistyped = KEY.substring(0, 127) + "b";

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new NodeId(mistyped))
                .withMessageContaining("not the public key of a node");
    }

    @Test
    void hidesNothingOfAMemberThatHasKeys() {
        Member member = new Member("one", "192.0.2.1", 30303, 8545)
                .with(new PublicKeys(
                        new NodeId(KEY), new TreeMap<>(Map.of("log", new AccountAddress("0x" + "12".repeat(20))))));

        assertThat(MemberJson.parse(MemberJson.text(member).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(member);
    }

    @Test
    void countsWhoMustAgree() {
        assertThat(List.of(1, 2, 3, 4, 5, 6, 7, 10).stream().map(n -> new Quorum(n).needed()))
                .containsExactly(1, 2, 2, 3, 4, 4, 5, 7);
        assertThat(List.of(1, 2, 3, 4, 5, 6, 7).stream().map(n -> new Quorum(n).votes()))
                .containsExactly(1, 2, 2, 3, 3, 4, 4);
    }

    @Test
    void warnsOfFewerThanFour() {
        assertThat(new Quorum(1).warning().orElseThrow()).contains("blocks stop when one is away");
        assertThat(new Quorum(3).warning()).hasValue("fewer than 4 validators: one that lies could split the chain");
        assertThat(new Quorum(4).warning()).isEmpty();
    }

    private static NetworkDescription parse(String text) {
        return DescriptionJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
