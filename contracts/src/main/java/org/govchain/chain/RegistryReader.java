package org.govchain.chain;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.govchain.chain.contracts.IssuerRegistry;
import org.govchain.merkle.Sha256Digest;
import org.web3j.protocol.core.DefaultBlockParameterName;

/**
 * Reads the issuer registry. Questions carry the time they are about; {@link #at} pins them to one block as well, for
 * answers that belong together (nodes keep the state of recent blocks only).
 *
 * <p>All ids are SHA-256 of the UTF-8 identifier; a key is named by SHA-256 of its DER SubjectPublicKeyInfo. Every method
 * throws {@link ChainUnavailable} when the node gives no answer.
 */
public final class RegistryReader {

    private final ChainConnection chain;
    private final ContractView view;
    private final IssuerRegistry wrapper;

    /** A reader that answers as of the newest block. */
    public RegistryReader(ChainConnection chain, ContractAddresses contracts) {
        this(chain, new ContractView(chain, contracts.issuerRegistry(), DefaultBlockParameterName.LATEST));
    }

    private RegistryReader(ChainConnection chain, ContractView view) {
        this.chain = chain;
        this.view = view;
        this.wrapper = Wrappers.issuerRegistry(chain, view.contract());
    }

    /** A reader that answers as of the end of that block. */
    public RegistryReader at(long blockNumber) {
        return new RegistryReader(chain, view.at(blockNumber));
    }

    /** All changes up to the newest block, proven by the running hash the contract keeps. */
    public Journal journal() {
        return journalReader().read(List.of(), 0, chain.head());
    }

    /** What {@link #journal()} would give, asking only for the changes since {@code known}. */
    public Journal journalAfter(Journal known) {
        return journalReader().read(known.changes(), known.asOf().number() + 1, chain.head());
    }

    /** The running hash over all changes; 32 zero bytes before the first. */
    public Sha256Digest journalHead() {
        return Sha256Digest.of(view.ask(wrapper.journalHead()).bytes(0));
    }

    /** The authority's name, or empty when it is not registered. */
    public Optional<String> authorityName(Sha256Digest authority) {
        return Optional.of(view.ask(wrapper.authorityName(authority.bytes())).text(0))
                .filter(name -> !name.isEmpty());
    }

    /** A key of an authority, or empty when the authority has no such key. */
    public Optional<RegisteredKey> key(Sha256Digest authority, Sha256Digest thumbprint) {
        ContractView.Answer a = view.ask(wrapper.keyOf(authority.bytes(), thumbprint.bytes()));
        if (a.number(0).signum() == 0) {
            return Optional.empty();
        }
        Optional<Instant> revoked =
                Optional.of(a.number(3)).filter(time -> time.signum() != 0).map(Wrappers::instant);
        return Optional.of(new RegisteredKey(
                a.number(0).intValueExact(), Wrappers.instant(a.number(1)), Wrappers.instant(a.number(2)), revoked));
    }

    /**
     * Whether a key counts for all of the purposes at a time.
     *
     * @param purposes bit mask: 1 credential, 2 seal, 4 status, 8 document
     */
    public boolean keyIsValidAt(Sha256Digest authority, Sha256Digest thumbprint, int purposes, Instant time) {
        return view.ask(wrapper.keyIsValidAt(
                        authority.bytes(), thumbprint.bytes(), BigInteger.valueOf(purposes), Wrappers.uint64(time)))
                .flag(0);
    }

    /** Whether an authority may issue a credential type at a time. */
    public boolean mayIssueAt(Sha256Digest authority, Sha256Digest type, Instant time) {
        return view.ask(wrapper.mayIssueAt(authority.bytes(), type.bytes(), Wrappers.uint64(time)))
                .flag(0);
    }

    /** A log, or empty when it is not registered. */
    public Optional<RegisteredLog> log(Sha256Digest logId) {
        ContractView.Answer a = view.ask(wrapper.logOf(logId.bytes()));
        if (a.number(1).signum() == 0) {
            return Optional.empty();
        }
        return Optional.of(new RegisteredLog(
                new AccountAddress(a.text(0)), a.number(1).longValueExact(), a.flag(2), Wrappers.nonZero(a.bytes(3))));
    }

    /** A status list, or empty when it is not registered. */
    public Optional<RegisteredStatusList> statusList(Sha256Digest listId) {
        ContractView.Answer a = view.ask(wrapper.statusListOf(listId.bytes()));
        return Wrappers.nonZero(a.bytes(0))
                .map(authority -> new RegisteredStatusList(authority, Sha256Digest.of(a.bytes(1))));
    }

    /** Digest of a credential type's seal profile, or empty when there is none. */
    public Optional<Sha256Digest> profileDigest(Sha256Digest type) {
        return Wrappers.nonZero(view.ask(wrapper.profileDigest(type.bytes())).bytes(0));
    }

    private JournalReader journalReader() {
        return new JournalReader(chain, view, wrapper);
    }
}
