package org.govchain.network;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import org.govchain.chain.AccountAddress;
import org.web3j.rlp.RlpEncoder;
import org.web3j.rlp.RlpList;
import org.web3j.rlp.RlpString;
import org.web3j.rlp.RlpType;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The genesis block of a Besu QBFT network: no base fee, no balances, the first validators in its extra data. */
public final class Genesis {

    /** Of every IBFT 2.0 and QBFT header: "ctical byzantine fault tolerance", as both specifications print it. */
    private static final String MIX_HASH = "0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365";

    /** Blocks between two forgettings of pending votes (QBFT, epoch). */
    private static final int EPOCH = 30_000;

    private static final int VANITY = 32;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Genesis() {}

    /** The genesis file. The same description and validators give the same text. */
    public static String json(NetworkDescription description, List<AccountAddress> validators) {
        ObjectNode genesis = JSON.createObjectNode();
        config(genesis.putObject("config"), description);
        genesis.put("nonce", "0x0");
        genesis.put("timestamp", "0x0");
        // Gas is no scarce good where it is free and the account list decides who writes.
        genesis.put("gasLimit", "0x1fffffffffffff");
        genesis.put("difficulty", "0x1");
        genesis.put("mixHash", MIX_HASH);
        genesis.put("coinbase", "0x" + "0".repeat(40));
        genesis.putObject("alloc");
        genesis.put("extraData", "0x" + HexFormat.of().formatHex(extraData(validators)));
        return genesis.toPrettyString() + "\n";
    }

    private static void config(ObjectNode config, NetworkDescription description) {
        config.put("chainId", description.chainId());
        config.put("zeroBaseFee", true);
        config.put("berlinBlock", 0);
        config.put("londonBlock", 0);
        config.put("shanghaiTime", 0);
        config.put("cancunTime", 0);
        NetworkDescription.Timing timing = description.timing();
        ObjectNode qbft = config.putObject("qbft");
        qbft.put("blockperiodseconds", timing.block().toSeconds());
        // With an x where Besu calls it experimental; the name it does not know is passed over in silence.
        qbft.put("xemptyblockperiodseconds", timing.emptyBlock().toSeconds());
        qbft.put("emptyblockperiodseconds", timing.emptyBlock().toSeconds());
        qbft.put("epochlength", EPOCH);
        qbft.put("requesttimeoutseconds", timing.request().toSeconds());
    }

    /** RLP of [vanity, validators, votes, round, commit seals] (QBFT, block header): no vote, round 0, no seal. */
    static byte[] extraData(List<AccountAddress> validators) {
        List<RlpType> addresses = validators.stream()
                .map(AccountAddress::hex)
                .sorted()
                .<RlpType>map(hex -> RlpString.create(HexFormat.of().parseHex(hex.substring(2))))
                .toList();
        return RlpEncoder.encode(new RlpList(
                RlpString.create(new byte[VANITY]),
                new RlpList(addresses),
                new RlpList(),
                RlpString.create(BigInteger.ZERO),
                new RlpList()));
    }
}
