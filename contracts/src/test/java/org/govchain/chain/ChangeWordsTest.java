package org.govchain.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangeWordsTest {

    private static final AccountAddress ACCOUNT = new AccountAddress("0x" + "a1".repeat(20));
    private static final Instant TIME = Instant.parse("2026-03-01T08:00:00Z");

    private final ChangeWords words = new ChangeWords();

    static List<ProposedCall> all() {
        return CallReaderTest.all();
    }

    @Test
    void namesWhatItWasTold() {
        words.know("https://musterstadt.example");
        words.know("https://musterstadt.example/types/liquor-licence");
        words.of(new RegistryChange.RegisterAuthority(Ids.AUTHORITY, "Stadt Musterstadt"));

        assertThat(words.of(new RegistryChange.AllowType(Ids.AUTHORITY, Ids.TYPE, TIME)))
                .isEqualTo("authority \"Stadt Musterstadt\" (https://musterstadt.example) may issue"
                        + " https://musterstadt.example/types/liquor-licence from 2026-03-01T08:00:00Z");
    }

    @Test
    void showsInFullWhatItWasNotTold() {
        assertThat(words.of(new RegistryChange.AddKey(Ids.AUTHORITY, Ids.KEY, 5, TIME, Instant.MAX)))
                .isEqualTo("key " + Ids.KEY + " of authority " + Ids.AUTHORITY
                        + " counts for credential, status from 2026-03-01T08:00:00Z");
    }

    @Test
    void namesMembers() {
        words.know(List.of(new ConsortiumMember(ACCOUNT, "Stadt Musterstadt")));

        assertThat(words.of(new MembershipChange.RemoveMember(ACCOUNT)))
                .isEqualTo("\"Stadt Musterstadt\" (account " + ACCOUNT + ") is a member no longer");
    }

    @ParameterizedTest
    @MethodSource("all")
    void saysSomethingElseForEveryCall(ProposedCall call) {
        assertThat(CallReaderTest.all().stream().map(each -> new ChangeWords().of(each)))
                .containsOnlyOnce(new ChangeWords().of(call));
    }

    @Test
    void aNameCannotDisguiseALine() {
        String name = "Stadt\nauthority \u202e\u001b[2Jx\"";

        assertThat(words.of(new RegistryChange.RegisterAuthority(Ids.AUTHORITY, name)))
                .startsWith("authority \"Stadt\\u{a}authority \\u{202e}\\u{1b}[2Jx\\u{22}\" is registered as");
    }

    @Test
    void everyErrorOfTheContractsHasASentence() {
        assertThat(ContractErrors.names())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(ContractErrors.sentence(name))
                        .isNotEqualTo(name)
                        .isNotBlank());
    }
}
