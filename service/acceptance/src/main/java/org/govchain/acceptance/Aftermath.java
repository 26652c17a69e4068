package org.govchain.acceptance;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.govchain.log.Parsed;
import org.govchain.verify.Bundle;
import org.govchain.verify.Evidence;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.Presentation;
import org.govchain.verify.TrustPolicy;
import org.govchain.verify.Verdict;
import org.govchain.verify.VerificationReport;
import org.govchain.verify.Verifier;

/**
 * What must be true after any number of crashes: every acknowledged credential is there, its proof verifies, and no two
 * of them claim the same index of the log.
 */
final class Aftermath {

    private static final Duration ANCHORED_WITHIN = Duration.ofMinutes(2);

    private final ServiceClient service;
    private final Verifier verifier;
    private final Map<Long, String> holders = new HashMap<>();

    Aftermath(ServiceClient service) throws IOException, InterruptedException {
        this.service = service;
        PolicyReading policy = TrustPolicy.parse(require(service.get("/trust-policy"), "/trust-policy"));
        verifier = Verifier.with(policy);
    }

    /** Throws {@link IllegalStateException} with the first thing that is not as it must be. */
    void check(List<String> credentialIds) throws IOException, InterruptedException {
        for (String id : credentialIds) {
            check(id);
        }
    }

    private void check(String id) throws IOException, InterruptedException {
        byte[] json = awaitAnchored(id);
        requireValid(id, json);
        String holder = holders.putIfAbsent(index(json), id);
        if (holder != null && !holder.equals(id)) {
            throw new IllegalStateException(id + " and " + holder + " claim the same index");
        }
    }

    /** Throws {@link IllegalStateException} when the bundle of an acknowledged credential is not valid, nobody being asked. */
    void requireValid(String id, byte[] json) {
        VerificationReport report = verifier.verify(Presentation.bundle(json), Evidence.none(), Instant.now());
        if (report.verdict() != Verdict.VALID) {
            throw new IllegalStateException(id + " was acknowledged, but its bundle is " + report.toJson());
        }
    }

    private static long index(byte[] json) {
        return switch (Bundle.parse(json)) {
            case Parsed.Ok<Bundle>(Bundle bundle) -> bundle.index().orElseThrow();
            case Parsed.Malformed<Bundle> malformed -> throw new IllegalStateException(malformed.reason());
        };
    }

    private byte[] awaitAnchored(String id) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(ANCHORED_WITHIN);
        while (true) {
            byte[] json = require(service.get("/api/credentials/" + id + "/bundle"), id);
            if (Bundle.parse(json) instanceof Parsed.Ok<Bundle>(Bundle bundle)
                    && bundle.anchor().isPresent()) {
                return json;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(id + " was acknowledged, but is not anchored after " + ANCHORED_WITHIN);
            }
            Thread.sleep(250);
        }
    }

    private static byte[] require(HttpResponse<byte[]> response, String what) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException(what + ": the service answers " + response.statusCode());
        }
        return response.body();
    }
}
