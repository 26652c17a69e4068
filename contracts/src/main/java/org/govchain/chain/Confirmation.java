package org.govchain.chain;

import java.time.Duration;

/** Waits for a transaction where a person or a start-up waits too; the checkpoint pipeline never does. */
final class Confirmation {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Transactions transactions;
    private final Duration patience;

    Confirmation(Transactions transactions, Duration patience) {
        this.transactions = transactions;
        this.patience = patience;
    }

    /**
     * The block that contains the transaction.
     *
     * @throws TransactionRefused when it was mined and reverted
     * @throws ChainUnavailable when it was not mined in time, lost or displaced
     */
    BlockRef await(SignedTransaction transaction) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            switch (transactions.outcome(transaction)) {
                case TransactionOutcome.Mined mined -> {
                    return mined.block();
                }
                case TransactionOutcome.Reverted reverted -> throw new TransactionRefused(reverted.error());
                case TransactionOutcome.Displaced() ->
                    throw new ChainUnavailable("another transaction took nonce " + transaction.nonce());
                case TransactionOutcome.Pending(), TransactionOutcome.Unknown() -> pause(transaction, deadline);
            }
        }
    }

    private static void pause(SignedTransaction transaction, long deadline) {
        if (System.nanoTime() - deadline > 0) {
            throw new ChainUnavailable("no block contains " + transaction.hash() + " yet");
        }
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChainUnavailable("interrupted while waiting for " + transaction.hash(), e);
        }
    }
}
