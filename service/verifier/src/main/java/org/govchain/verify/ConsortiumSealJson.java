package org.govchain.verify;

import java.util.List;
import java.util.Optional;
import org.govchain.consortium.ConsortiumSeal;
import org.govchain.jose.Base64Url;
import org.govchain.jose.JsonText;
import org.govchain.log.Parsed;

/** The JSON form of a consortium seal inside a bundle. */
final class ConsortiumSealJson {

    private ConsortiumSealJson() {}

    /** Notes a problem and answers empty when it is not of its form. */
    static Optional<ConsortiumSeal> read(Members members) {
        byte[] header = members.base64Url("header");
        long transactionIndex = members.number("transactionIndex");
        List<byte[]> receiptProof = members.base64UrlList("receiptProof");
        long logIndex = members.number("logIndex");
        Parsed<ConsortiumSeal> seal = logIndex > Integer.MAX_VALUE
                ? new Parsed.Malformed<>("logIndex is out of range")
                : ConsortiumSeal.of(header, transactionIndex, receiptProof, (int) logIndex);
        return members.take(seal);
    }

    static void write(ConsortiumSeal seal, JsonText json) {
        json.raw("{")
                .member("header", Base64Url.encode(seal.header()))
                .raw(",")
                .member("transactionIndex", seal.transactionIndex())
                .raw(",\"receiptProof\":")
                .value(seal.receiptProof().stream().map(Base64Url::encode).toList())
                .raw(",")
                .member("logIndex", (long) seal.logIndex())
                .raw("}");
    }
}
