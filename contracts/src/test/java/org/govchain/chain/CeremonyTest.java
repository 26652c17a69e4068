package org.govchain.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.govchain.log.Parsed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The founding on a real node: begun again after every step, and examined by somebody who believes none of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CeremonyTest {

    private static final List<ChainAccount> FOUNDERS = ConsortiumUnderTest.accounts(3);
    private static final Ceremony.Plan PLAN = ConsortiumUnderTest.plan(FOUNDERS);

    @SuppressWarnings("NullAway.Init")
    private TestChain chain;

    /** An honest founding that several tests twist. */
    @SuppressWarnings("NullAway.Init")
    private ConsortiumUnderTest founded;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        chain = TestChain.startMiningAtOnce(directory);
        founded = ConsortiumUnderTest.found(chain.connection, 3);
    }

    @AfterAll
    void stop() throws IOException {
        chain.close();
    }

    @Test
    void leavesContractsThatHoldWhatTheRecordSays() {
        assertThat(differences(founded.deployment)).isEmpty();
        assertThat(parsed(founded.deployment.toJson())).isEqualTo(founded.deployment);
        Deployment.verify(chain.connection, founded.deployment.contracts());
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWhereItDiedBeforeABlockContainedTheStep(CeremonyStep step) {
        ChainAccount deployer = ChainAccount.generate(new SecureRandom());
        diesIn(deployer, new ConsortiumUnderTest.Silence() {
            @Override
            public void sent(CeremonyStep sent) {
                if (sent == step) {
                    throw new Death();
                }
            }
        });

        assertThat(differences(run(deployer))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void goesOnWhereItDiedAfterABlockContainedTheStep(CeremonyStep step) {
        ChainAccount deployer = ChainAccount.generate(new SecureRandom());
        diesIn(deployer, new ConsortiumUnderTest.Silence() {
            @Override
            public void mined(CeremonyStep mined, BlockRef block) {
                if (mined == step) {
                    throw new Death();
                }
            }
        });

        assertThat(differences(run(deployer))).isEmpty();
    }

    @Test
    void saysTheSameWhenItIsRunAgain() {
        assertThat(new Ceremony(chain.connection, founded.deployer, ConsortiumUnderTest.plan(founded.accounts))
                        .run(new ConsortiumUnderTest.Silence()))
                .isEqualTo(founded.deployment);
    }

    @Test
    void refusesToGoOnWithOtherFounders() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() ->
                        new Ceremony(chain.connection, founded.deployer, PLAN).run(new ConsortiumUnderTest.Silence()))
                .withMessageContaining("other founders or another lifetime");
    }

    @Test
    void refusesAPlanThatTheContractWouldRefuse() {
        ConsortiumMember member = PLAN.founders().getFirst();

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Ceremony.Plan(Duration.ofDays(1), List.of(member, member)));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Ceremony.Plan(Duration.ofDays(367), List.of(member)));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Ceremony.Plan(Duration.ZERO, List.of(member)));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Ceremony.Plan(Duration.ofDays(1), List.of()));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new ConsortiumMember(member.account(), "ü".repeat(129)));
    }

    @Test
    void findsForeignCode() {
        DeploymentRecord foreign = twisted(
                founded.deployment.statusRegistry().address().hex(),
                chain.contracts.statusRegistry().hex());

        assertThat(differences(foreign)).contains("StatusRegistry");
    }

    @Test
    void findsAConsortiumWithAnotherLifetime() {
        Ceremony.Plan longer =
                new Ceremony.Plan(Duration.ofDays(2), founded.deployment.plan().founders());

        assertThat(differences(with(founded.deployment, longer))).containsExactly("Consortium");
    }

    @Test
    void findsForeignCodeWhereTheConsortiumShouldBe() {
        ChainAccount deployer = ChainAccount.generate(new SecureRandom());
        Transactions transactions = new Transactions(chain.connection, deployer);
        AccountAddress registry = DeploymentAddresses.of(deployer.address()).issuerRegistry();
        mine(transactions, null, Deployment.registryCreation(deployer.address()));
        mine(transactions, null, Deployment.anchorCreation(registry));
        // Another registry: its owner is the deployer, who would stay in control.
        mine(transactions, null, Deployment.registryCreation(deployer.address()));
        DeploymentAddresses addresses = DeploymentAddresses.of(deployer.address());
        DeploymentRecord said = founded.deployment;
        DeployedCode code = new DeployedCode(chain.connection);
        DeploymentRecord claimed = new DeploymentRecord(
                said.chainId(),
                said.genesis(),
                deployer.address(),
                contract(code, registry),
                contract(code, addresses.checkpointAnchor()),
                contract(code, Deployment.statusRegistryOf(chain.connection, addresses.checkpointAnchor())),
                contract(code, addresses.consortium()),
                said.plan(),
                said.steps());

        assertThat(differences(claimed)).contains("Consortium");
    }

    @Test
    void findsARegistryThatWasNeverHandedOver() {
        ChainAccount deployer = ChainAccount.generate(new SecureRandom());
        diesIn(deployer, new ConsortiumUnderTest.Silence() {
            @Override
            public void mined(CeremonyStep mined, BlockRef block) {
                if (mined == CeremonyStep.OFFER) {
                    throw new Death();
                }
            }
        });

        assertThat(differences(claimed(deployer, PLAN)))
                .contains("owner", "offer", "transaction 5")
                .doesNotContain("founders", "Consortium");
    }

    @Test
    void findsAMemberWhoWasNotNamed() {
        List<ConsortiumMember> fewer = founded.deployment.plan().founders().subList(0, 2);
        Ceremony.Plan told = new Ceremony.Plan(founded.deployment.plan().lifetime(), fewer);

        assertThat(differences(with(founded.deployment, told))).containsExactly("founders", "members");
    }

    @Test
    void findsAFounderWithAnotherName() {
        List<ConsortiumMember> renamed = founded.deployment.plan().founders().stream()
                .map(founder -> new ConsortiumMember(founder.account(), "Land " + founder.name()))
                .toList();
        Ceremony.Plan told = new Ceremony.Plan(founded.deployment.plan().lifetime(), renamed);

        assertThat(differences(with(founded.deployment, told))).containsExactly("founders", "members");
    }

    @Test
    void findsWhatWasRegisteredBeforeTheMembersTookOver() {
        ChainAccount deployer = ChainAccount.generate(new SecureRandom());
        diesIn(deployer, new ConsortiumUnderTest.Silence() {
            @Override
            public void mined(CeremonyStep mined, BlockRef block) {
                if (mined == CeremonyStep.OFFER) {
                    throw new Death();
                }
            }
        });
        ContractAddresses contracts = claimed(deployer, PLAN).contracts();
        new RegistryWriter(chain.connection, contracts, deployer)
                .apply(new RegistryChange.RegisterAuthority(Ids.AUTHORITY, "Stadt Hintertür"));
        AccountAddress consortium = DeploymentAddresses.of(deployer.address()).consortium();
        Transactions transactions = new Transactions(chain.connection, deployer);
        SignedTransaction accepted = mine(
                transactions,
                consortium,
                Wrappers.consortium(chain.connection, consortium)
                        .acceptOwnership()
                        .encodeFunctionCall());

        assertThat(differences(claimed(deployer, PLAN, accepted))).containsExactly("journal");
    }

    @Test
    void findsWhatIsOtherwiseInEveryLineOfTheFile() {
        DeploymentRecord said = founded.deployment;
        String other = "0x" + "44".repeat(20);

        assertThat(differences(twisted("\"chainId\" : " + said.chainId(), "\"chainId\" : 1")))
                .containsExactly("chain");
        assertThat(differences(twisted(said.deployer().hex(), other)))
                .contains("addresses", "transaction 1", "transaction 5");
        assertThat(differences(twisted(said.consortium().address().hex(), other)))
                .containsExactly("addresses");
        assertThat(differences(twisted(said.consortium().codeHash(), "0x" + "44".repeat(32))))
                .containsExactly("Consortium hash");
        assertThat(differences(
                        twisted(said.step(CeremonyStep.OFFER).transaction().hex(), "0x" + "44".repeat(32))))
                .containsExactly("transaction 4");
    }

    /** The file with one text exchanged for another. */
    private DeploymentRecord twisted(String text, String by) {
        String json = new String(founded.deployment.toJson(), StandardCharsets.UTF_8);
        assertThat(json).contains(text);
        return parsed(json.replace(text, by).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void findsAnotherNetworkWithTheSameNumber() {
        DeploymentRecord elsewhere = twisted(founded.deployment.genesis().hex(), "0x" + "22".repeat(32));

        assertThat(differences(elsewhere)).containsExactly("genesis");
    }

    @Test
    void refusesAFileThatIsNoRecord() {
        assertThat(DeploymentRecord.parse("{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Parsed.Malformed.class);
        assertThat(DeploymentRecord.parse(new byte[] {1, 2, 3})).isInstanceOf(Parsed.Malformed.class);
        String json = new String(founded.deployment.toJson(), StandardCharsets.UTF_8);
        for (String member : List.of("chainId", "genesis", "deployer", "founders", "steps", "proposalLifetime")) {
            byte[] without = json.replace("\"" + member + "\"", "\"x\"").getBytes(StandardCharsets.UTF_8);
            assertThat(DeploymentRecord.parse(without)).as(member).isInstanceOf(Parsed.Malformed.class);
        }
    }

    /** What a deployer claims who did not do all of it. */
    private DeploymentRecord claimed(ChainAccount deployer, Ceremony.Plan plan) {
        return claimed(deployer, plan, new SignedTransaction(new TransactionHash("0x" + "33".repeat(32)), 4, "0x00"));
    }

    private DeploymentRecord claimed(ChainAccount deployer, Ceremony.Plan plan, SignedTransaction acceptance) {
        DeploymentAddresses addresses = DeploymentAddresses.of(deployer.address());
        DeployedCode code = new DeployedCode(chain.connection);
        Map<CeremonyStep, DeploymentRecord.Step> steps = new EnumMap<>(CeremonyStep.class);
        Transactions transactions = new Transactions(chain.connection, deployer);
        Ceremony ceremony = new Ceremony(chain.connection, deployer, plan);
        for (CeremonyStep step : CeremonyStep.values()) {
            SignedTransaction transaction = step == CeremonyStep.ACCEPTANCE ? acceptance : ceremony.sign(step);
            long block = transactions.outcome(transaction) instanceof TransactionOutcome.Mined mined
                    ? mined.block().number()
                    : 0;
            steps.put(step, new DeploymentRecord.Step(transaction.hash(), block));
        }
        return new DeploymentRecord(
                chain.connection.chainId(),
                chain.connection.block(0).orElseThrow().hash(),
                deployer.address(),
                contract(code, addresses.issuerRegistry()),
                contract(code, addresses.checkpointAnchor()),
                contract(code, Deployment.statusRegistryOf(chain.connection, addresses.checkpointAnchor())),
                contract(code, addresses.consortium()),
                plan,
                steps);
    }

    private static DeploymentRecord with(DeploymentRecord said, Ceremony.Plan plan) {
        return new DeploymentRecord(
                said.chainId(),
                said.genesis(),
                said.deployer(),
                said.issuerRegistry(),
                said.checkpointAnchor(),
                said.statusRegistry(),
                said.consortium(),
                plan,
                said.steps());
    }

    private static DeploymentRecord.Contract contract(DeployedCode code, AccountAddress address) {
        return new DeploymentRecord.Contract(address, code.hash(address));
    }

    private SignedTransaction mine(
            Transactions transactions, @org.jspecify.annotations.Nullable AccountAddress to, String data) {
        SignedTransaction transaction = transactions.sign(to, data, Deployment.GAS, transactions.pendingCount());
        transactions.broadcast(transaction);
        new Confirmation(transactions, Duration.ofSeconds(60)).await(transaction);
        return transaction;
    }

    private DeploymentRecord run(ChainAccount deployer) {
        return new Ceremony(chain.connection, deployer, PLAN).run(new ConsortiumUnderTest.Silence());
    }

    private void diesIn(ChainAccount deployer, Ceremony.Progress progress) {
        assertThatExceptionOfType(Death.class)
                .isThrownBy(() -> new Ceremony(chain.connection, deployer, PLAN).run(progress));
    }

    private List<String> differences(DeploymentRecord said) {
        return new DeploymentExamination(chain.connection, said)
                .run().stream()
                        .filter(check -> !check.holds())
                        .map(DeploymentExamination.Check::subject)
                        .toList();
    }

    private static DeploymentRecord parsed(byte[] json) {
        return DeploymentRecord.parse(json).asOptional().orElseThrow();
    }

    /** The process that dies. */
    private static final class Death extends RuntimeException {}
}
