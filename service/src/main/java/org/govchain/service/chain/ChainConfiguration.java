package org.govchain.service.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.govchain.chain.AccountAddress;
import org.govchain.chain.AnchorReader;
import org.govchain.chain.ChainAccount;
import org.govchain.chain.ChainConnection;
import org.govchain.chain.CheckpointSubmitter;
import org.govchain.chain.ContractAddresses;
import org.govchain.chain.RegistryReader;
import org.govchain.chain.SealReader;
import org.govchain.chain.StatusReader;
import org.govchain.chain.ValidatorReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the parts of org.govchain.chain as beans; none of them asks the node before it is used. */
@Configuration(proxyBeanMethods = false)
class ChainConfiguration {

    @Bean
    ChainConnection chainConnection(ChainProperties properties) {
        return ChainConnection.open(properties.url());
    }

    @Bean
    ContractAddresses contractAddresses(ChainProperties properties) {
        return new ContractAddresses(
                address("issuer-registry", properties.issuerRegistry()),
                address("checkpoint-anchor", properties.checkpointAnchor()),
                address("status-registry", properties.statusRegistry()));
    }

    @Bean
    AnchorReader anchorReader(ChainConnection chain, ContractAddresses contracts) {
        return new AnchorReader(chain, contracts);
    }

    @Bean(destroyMethod = "close")
    SecondConnection secondConnection(ChainProperties properties) {
        return new SecondConnection(Optional.ofNullable(properties.secondUrl()).map(ChainConnection::open));
    }

    @Bean
    SecondNode secondNode(SecondConnection second, ContractAddresses contracts) {
        return new SecondNode(second.connection().map(chain -> new AnchorReader(chain, contracts)));
    }

    /** Not a {@link ChainConnection}: nobody else shall ask the second node by mistake. */
    record SecondConnection(Optional<ChainConnection> connection) implements AutoCloseable {

        @Override
        public void close() {
            connection.ifPresent(ChainConnection::close);
        }
    }

    @Bean
    SealReader sealReader(ChainConnection chain, ContractAddresses contracts) {
        return new SealReader(chain, contracts);
    }

    @Bean
    ValidatorReader validatorReader(ChainConnection chain) {
        return new ValidatorReader(chain);
    }

    @Bean
    RegistryReader registryReader(ChainConnection chain, ContractAddresses contracts) {
        return new RegistryReader(chain, contracts);
    }

    @Bean
    StatusReader statusReader(ChainConnection chain, ContractAddresses contracts) {
        return new StatusReader(chain, contracts);
    }

    @Bean
    CheckpointSubmitter checkpointSubmitter(
            ChainConnection chain, ContractAddresses contracts, ChainProperties properties) {
        try {
            return new CheckpointSubmitter(chain, contracts, ChainAccount.load(properties.accountKeyFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "govchain.chain.account-key-file: cannot read " + properties.accountKeyFile(), e);
        }
    }

    private static AccountAddress address(String name, String text) {
        try {
            return new AccountAddress(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("govchain.chain." + name + ": " + e.getMessage(), e);
        }
    }
}
