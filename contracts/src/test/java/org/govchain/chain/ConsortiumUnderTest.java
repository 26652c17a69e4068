package org.govchain.chain;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A consortium that was founded on a chain, with the accounts of its members. */
final class ConsortiumUnderTest {

    static final Duration LIFETIME = Duration.ofDays(1);

    final ChainConnection chain;
    final List<ChainAccount> accounts;
    final ChainAccount deployer;
    final DeploymentRecord deployment;
    final ConsortiumReader reader;
    final RegistryReader registry;

    private ConsortiumUnderTest(ChainConnection chain, List<ChainAccount> accounts, ChainAccount deployer) {
        this.chain = chain;
        this.accounts = accounts;
        this.deployer = deployer;
        this.deployment = new Ceremony(chain, deployer, plan(accounts)).run(new Silence());
        this.reader = new ConsortiumReader(chain, deployment.consortium().address(), 0);
        this.registry = new RegistryReader(chain, deployment.contracts());
    }

    static ConsortiumUnderTest found(ChainConnection chain, int members) {
        return new ConsortiumUnderTest(chain, accounts(members), ChainAccount.generate(new SecureRandom()));
    }

    static List<ChainAccount> accounts(int count) {
        List<ChainAccount> accounts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            accounts.add(ChainAccount.generate(new SecureRandom()));
        }
        return accounts;
    }

    static Ceremony.Plan plan(List<ChainAccount> accounts) {
        List<ConsortiumMember> founders = new ArrayList<>();
        for (ChainAccount account : accounts) {
            founders.add(new ConsortiumMember(account.address(), "Stadt " + (founders.size() + 1)));
        }
        return new Ceremony.Plan(LIFETIME, founders);
    }

    ConsortiumWriter as(int member) {
        return as(accounts.get(member));
    }

    ConsortiumWriter as(ChainAccount account) {
        return new ConsortiumWriter(
                chain,
                deployment.consortium().address(),
                deployment.issuerRegistry().address(),
                account);
    }

    Proposal proposal(ProposalId id) {
        return reader.proposal(id).orElseThrow();
    }

    AccountAddress account(int member) {
        return accounts.get(member).address();
    }

    /** Nobody listens. */
    static class Silence implements Ceremony.Progress {

        @Override
        public void sent(CeremonyStep step) {
            // nobody listens
        }

        @Override
        public void mined(CeremonyStep step, BlockRef block) {
            // nobody listens
        }
    }
}
