package org.govchain.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What members can do together and nobody alone, on a real node; each test has a consortium of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsortiumTest {

    private static final RegistryChange AUTHORITY =
            new RegistryChange.RegisterAuthority(Ids.AUTHORITY, "Stadt Musterstadt");

    @SuppressWarnings("NullAway.Init")
    private TestChain chain;

    @SuppressWarnings("NullAway.Init")
    private ConsortiumUnderTest consortium;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        chain = TestChain.startMiningAtOnce(directory);
    }

    @BeforeEach
    void found() {
        consortium = ConsortiumUnderTest.found(chain.connection, 3);
    }

    @AfterAll
    void stop() throws IOException {
        chain.close();
    }

    @Test
    void tellsTheMembersWithTheirNames() {
        ConsortiumState state = consortium.reader.state();

        assertThat(state.members())
                .containsExactlyInAnyOrderElementsOf(
                        ConsortiumUnderTest.plan(consortium.accounts).founders());
        assertThat(state.threshold()).isEqualTo(2);
        assertThat(state.epoch()).isZero();
        assertThat(state.lifetime()).isEqualTo(ConsortiumUnderTest.LIFETIME);
        assertThat(state.registry())
                .isEqualTo(consortium.deployment.issuerRegistry().address());
        assertThat(state.proposals()).isZero();
    }

    @Test
    void oneMemberAloneChangesNothing() {
        ConsortiumWriter alone = consortium.as(0);
        ProposalId id = alone.propose(List.of(AUTHORITY)).id();

        assertThat(refusal(() -> alone.execute(id))).isEqualTo("ConsortiumMajorityMissing");
        assertThat(refusal(() -> alone.approve(id))).isEqualTo("ConsortiumVoteUnchanged");
        assertThat(refusal(() -> new RegistryWriter(
                                chain.connection, consortium.deployment.contracts(), consortium.accounts.getFirst())
                        .apply(AUTHORITY)))
                .isEqualTo("OwnableUnauthorizedAccount");
        assertThat(consortium.registry.journal().changes()).isEmpty();
        assertThat(consortium.proposal(id).state()).isEqualTo(ProposalState.OPEN);
    }

    @Test
    void whoDeployedKeepsNoRight() {
        assertThat(refusal(() -> consortium.as(consortium.deployer).propose(List.of(AUTHORITY))))
                .isEqualTo("ConsortiumUnauthorizedAccount");
        assertThat(refusal(() -> new RegistryWriter(
                                chain.connection, consortium.deployment.contracts(), consortium.deployer)
                        .apply(AUTHORITY)))
                .isEqualTo("OwnableUnauthorizedAccount");
    }

    @Test
    void aMajorityChangesTheRegistryAndExtendsItsJournal() {
        RegistryChange key = new RegistryChange.AddKey(
                Ids.AUTHORITY, Ids.KEY, 3, TestChain.LONG_AGO, Instant.parse("2030-01-01T00:00:00Z"));
        ConsortiumWriter.Made made = consortium.as(0).propose(List.of(AUTHORITY, key));
        consortium.as(1).approve(made.id());

        BlockRef executed = consortium.as(1).execute(made.id());

        assertThat(consortium.proposal(made.id()).state()).isEqualTo(ProposalState.EXECUTED);
        Journal journal = consortium.registry.journal();
        assertThat(journal.changes())
                .extracting(RecordedChange::read)
                .containsExactly(
                        Optional.of(new RecordedChange(executed.time(), AUTHORITY)),
                        Optional.of(new RecordedChange(executed.time(), key)));
        assertThat(journal.head()).isEqualTo(consortium.registry.journalHead());
    }

    @Test
    void showsAProposalAsItIs() {
        ConsortiumWriter.Made made = consortium.as(1).propose(List.of(AUTHORITY));
        consortium.as(2).reject(made.id());

        Proposal shown = consortium.reader.openProposals().getFirst();

        assertThat(shown.id()).isEqualTo(made.id());
        assertThat(shown.number()).isZero();
        assertThat(shown.proposer()).isEqualTo(consortium.account(1));
        assertThat(shown.proposedAt()).isEqualTo(made.block().time());
        assertThat(shown.expiresAt()).isEqualTo(made.block().time().plus(ConsortiumUnderTest.LIFETIME));
        assertThat(shown.approvals()).isOne();
        assertThat(shown.rejections()).isOne();
        assertThat(shown.calls()).isEqualTo(List.of(AUTHORITY));
        assertThat(shown.votes())
                .extracting(vote -> vote.member().account(), Proposal.MemberVote::vote)
                .containsExactlyInAnyOrder(
                        tuple(consortium.account(0), Vote.NONE),
                        tuple(consortium.account(1), Vote.APPROVED),
                        tuple(consortium.account(2), Vote.REJECTED));
    }

    @Test
    void aProposalThatMostRejectIsClosed() {
        ProposalId id = consortium.as(0).propose(List.of(AUTHORITY)).id();
        consortium.as(1).reject(id);
        consortium.as(2).reject(id);

        assertThat(consortium.proposal(id).state()).isEqualTo(ProposalState.REJECTED);
        assertThat(refusal(() -> consortium.as(1).approve(id))).isEqualTo("ConsortiumProposalNotOpen");
        assertThat(consortium.reader.openProposals()).isEmpty();
        assertThat(consortium.reader.proposals()).extracting(Proposal::id).containsExactly(id);
    }

    @Test
    void aProposalExpires() {
        ProposalId id = consortium.as(0).propose(List.of(AUTHORITY)).id();
        ProposalId later = consortium.as(1).propose(List.of(AUTHORITY)).id();
        chain.pass(ConsortiumUnderTest.LIFETIME.plus(Duration.ofMinutes(1)));

        assertThat(consortium.proposal(id).state()).isEqualTo(ProposalState.EXPIRED);
        assertThat(refusal(() -> consortium.as(1).approve(id))).isEqualTo("ConsortiumProposalNotOpen");
        assertThat(consortium.reader.openProposals()).isEmpty();
        ProposalId anew = consortium.as(0).propose(List.of(AUTHORITY)).id();
        assertThat(consortium.reader.openProposals()).extracting(Proposal::id).containsExactly(anew);
        assertThat(consortium.reader.proposals()).extracting(Proposal::id).containsExactly(id, later, anew);
    }

    @Test
    void aChangeOfTheMembersVoidsWhatIsOpen() {
        ProposalId open = consortium.as(0).propose(List.of(AUTHORITY)).id();
        AccountAddress lost = consortium.account(2);
        ChainAccount fresh = ConsortiumUnderTest.accounts(1).getFirst();
        ChainAccount fourth = ConsortiumUnderTest.accounts(1).getFirst();
        decide(
                new MembershipChange.ReplaceMember(lost, fresh.address(), "Stadt 3, neuer Schlüssel"),
                new MembershipChange.AddMember(fourth.address(), ""));

        assertThat(consortium.proposal(open).state()).isEqualTo(ProposalState.VOID);
        assertThat(refusal(() -> consortium.as(1).approve(open))).isEqualTo("ConsortiumProposalNotOpen");
        ConsortiumState state = consortium.reader.state();
        assertThat(state.epoch()).isEqualTo(2);
        assertThat(state.threshold()).isEqualTo(3);
        assertThat(state.members())
                .containsExactlyInAnyOrder(
                        new ConsortiumMember(consortium.account(0), "Stadt 1"),
                        new ConsortiumMember(consortium.account(1), "Stadt 2"),
                        new ConsortiumMember(fresh.address(), "Stadt 3, neuer Schlüssel"),
                        new ConsortiumMember(fourth.address(), ""));
        assertThat(refusal(() -> consortium.as(2).propose(List.of(AUTHORITY))))
                .isEqualTo("ConsortiumUnauthorizedAccount");
        ProposalId leaving = consortium
                .as(0)
                .propose(List.of(new MembershipChange.RemoveMember(fourth.address())))
                .id();
        consortium.as(1).approve(leaving);
        consortium.as(fresh).approve(leaving);
        consortium.as(fresh).execute(leaving);
        assertThat(consortium.reader.state().members()).hasSize(3);
    }

    @Test
    void aCallThatCannotBeReadIsShownAsItIs() {
        UnreadableCall unknown =
                new UnreadableCall(consortium.deployment.issuerRegistry().address(), "0xdeadbeef00");
        UnreadableCall withTail = new UnreadableCall(
                consortium.deployment.consortium().address(),
                Hex.of(new ConsortiumCalls(
                                        chain.connection,
                                        consortium.deployment.consortium().address(),
                                        consortium.deployment.issuerRegistry().address())
                                .encode(new MembershipChange.RemoveMember(consortium.account(0)))
                                .data)
                        + "00");

        ProposalId id =
                consortium.as(0).propose(List.of(AUTHORITY, unknown, withTail)).id();

        assertThat(consortium.proposal(id).calls()).isEqualTo(List.of(AUTHORITY, unknown, withTail));
        assertThat(new ChangeWords().of(unknown))
                .contains("cannot be read")
                .contains(unknown.target().hex())
                .contains("0xdeadbeef00");
    }

    @Test
    void nothingElseIsCalledThanRegistryAndConsortium() {
        UnreadableCall elsewhere =
                new UnreadableCall(consortium.deployment.checkpointAnchor().address(), "0x");

        assertThat(refusal(() -> consortium.as(0).propose(List.of(elsewhere)))).isEqualTo("ConsortiumForeignTarget");
    }

    @Test
    void aRefusedCallLeavesTheProposalOpenAndSaysWhy() {
        decide(AUTHORITY);
        ProposalId id = consortium.as(0).propose(List.of(AUTHORITY)).id();
        consortium.as(1).approve(id);

        assertThat(refusal(() -> consortium.as(1).execute(id))).isEqualTo("IssuerRegistryAuthorityAlreadyRegistered");
        assertThat(consortium.proposal(id).state()).isEqualTo(ProposalState.OPEN);
        assertThat(consortium.reader.refusal(AUTHORITY))
                .contains("the authority is registered already; names are for good");
        assertThat(consortium.reader.refusal(new RegistryChange.AllowType(Ids.AUTHORITY, Ids.TYPE, TestChain.LONG_AGO)))
                .isEmpty();
    }

    @Test
    void aSuccessorTakesOverWhatItWasOffered() {
        ChainAccount deployer = ConsortiumUnderTest.accounts(1).getFirst();
        AccountAddress registry = consortium.deployment.issuerRegistry().address();
        AccountAddress successor = Deployment.created(deployer.address(), 0);
        Transactions transactions = new Transactions(chain.connection, deployer);
        SignedTransaction creation = transactions.sign(
                null,
                Ceremony.consortiumCreation(
                        registry,
                        ConsortiumUnderTest.LIFETIME,
                        List.of(new ConsortiumMember(deployer.address(), "Land"))),
                Deployment.GAS,
                0);
        transactions.broadcast(creation);
        new Confirmation(transactions, Duration.ofSeconds(60)).await(creation);
        ConsortiumWriter heir = new ConsortiumWriter(chain.connection, successor, registry, deployer);
        assertThat(refusal(heir::acceptRegistry)).isEqualTo("OwnableUnauthorizedAccount");

        decide(new OfferRegistry(successor));
        heir.acceptRegistry();

        assertThat(new DeploymentExamination(chain.connection, consortium.deployment).run())
                .filteredOn(check -> !check.holds())
                .extracting(DeploymentExamination.Check::subject)
                .containsExactly("owner");
        ProposalId late = consortium.as(0).propose(List.of(AUTHORITY)).id();
        consortium.as(1).approve(late);
        assertThat(refusal(() -> consortium.as(1).execute(late))).isEqualTo("OwnableUnauthorizedAccount");
    }

    @Test
    void believesNoNodeThatShowsOtherCallsThanAnIdStandsFor() throws IOException {
        consortium.as(0).propose(List.of(AUTHORITY));
        String name =
                Hex.of("Stadt Musterstadt".getBytes(StandardCharsets.UTF_8)).substring(2);
        String other =
                Hex.of("Stadt Mustertsadt".getBytes(StandardCharsets.UTF_8)).substring(2);

        try (LyingNode liar = LyingNode.before(chain.url(), answer -> answer.replace(name, other));
                ChainConnection misled = ChainConnection.open(liar.url())) {
            assertThatExceptionOfType(ChainUnavailable.class)
                    .isThrownBy(() -> reader(misled).openProposals())
                    .withMessageContaining("not those of proposal 0");
        }
    }

    @Test
    void believesNoNodeThatHidesAMember() throws IOException {
        String member = consortium.account(1).hex().substring(2);
        String other = consortium.deployer.address().hex().substring(2);

        // In the list of members only: the events are in other answers.
        try (LyingNode liar = LyingNode.before(
                        chain.url(), answer -> answer.contains("\"topics\"") ? answer : answer.replace(member, other));
                ChainConnection misled = ChainConnection.open(liar.url())) {
            assertThatExceptionOfType(ChainUnavailable.class)
                    .isThrownBy(() -> reader(misled).state())
                    .withMessageContaining("do not add up to the members");
        }
    }

    private ConsortiumReader reader(ChainConnection connection) {
        return new ConsortiumReader(
                connection, consortium.deployment.consortium().address(), 0);
    }

    @Test
    void knowsNoProposalThatWasNotMade() {
        assertThat(consortium.reader.proposal(0)).isEmpty();
        assertThat(consortium.reader.proposal(new ProposalId("0x" + "11".repeat(32))))
                .isEmpty();
    }

    /** Two of three members decide. */
    private void decide(ProposedCall... calls) {
        ProposalId id = consortium.as(0).propose(List.of(calls)).id();
        consortium.as(1).approve(id);
        consortium.as(0).execute(id);
    }

    private static String refusal(Runnable change) {
        return catchThrowableOfType(TransactionRefused.class, change::run).error();
    }
}
