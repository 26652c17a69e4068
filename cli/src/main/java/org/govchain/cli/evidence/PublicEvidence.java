package org.govchain.cli.evidence;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.govchain.cli.remote.Answer;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.log.Parsed;
import org.govchain.merkle.Sha256Digest;
import org.govchain.verify.Bundle;
import org.govchain.verify.EvidenceReply;
import org.govchain.verify.PdfProof;
import org.govchain.verify.StatusHistory;
import org.govchain.verify.StatusListEvidence;

/**
 * Asks the service that the user named for what it publishes. An address inside a document is followed only when its host
 * is that service's or one that the user allowed; a foreign one is asked for at the service instead, where the signed
 * list's own name must fit.
 */
public final class PublicEvidence {

    private final ServiceClient service;
    private final Set<String> allowedHosts;

    public PublicEvidence(ServiceClient service, Set<String> allowedHosts) {
        this.service = service;
        this.allowedHosts = Set.copyOf(allowedHosts);
    }

    /** Whom this asks. */
    URI service() {
        return service.base();
    }

    /** What a service knows under a hash. */
    public sealed interface Found {

        /** Bundles without disclosures, newest first; empty when it knows none. */
        record Bundles(List<Bundle> bundles) implements Found {}

        /** It gave no usable answer. */
        record NoAnswer(String detail) implements Found {}
    }

    /** Evidence for a seal, an issuer-signed JWT or an attachment; the service sees the hash only. */
    public Found byHash(Sha256Digest digest) {
        try {
            Answer answer = service.get("evidence/" + digest.toHex());
            if (answer.status() == 404) {
                return new Found.Bundles(List.of());
            }
            if (!answer.ok()) {
                return new Found.NoAnswer(answer.asked() + " answered " + answer.status());
            }
            return switch (EvidenceReply.parse(answer.body())) {
                case Parsed.Ok<EvidenceReply>(EvidenceReply reply) -> new Found.Bundles(reply.bundles());
                case Parsed.Malformed<EvidenceReply>(String why) -> new Found.NoAnswer(answer.asked() + ": " + why);
            };
        } catch (ServiceUnreachable e) {
            return new Found.NoAnswer(String.valueOf(e.getMessage()));
        }
    }

    /** What the service tells about the past of the document with this hash; empty when it gave no usable answer. */
    public Optional<StatusHistory> history(Sha256Digest digest, Instant at) {
        try {
            Answer answer = service.get("evidence/" + digest.toHex() + "/history?at=" + at);
            return answer.ok() ? StatusHistory.parse(answer.body()).asOptional() : Optional.empty();
        } catch (ServiceUnreachable e) {
            return Optional.empty();
        }
    }

    /** The versions of the list of this address around an instant, not yet believed; empty when there was no usable answer. */
    public Optional<StatusHistory> versions(String uri, Instant at) {
        Optional<URI> address = address(uri + "/at?time=" + at);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        try {
            Answer answer = published(address.get());
            return answer.ok() ? StatusHistory.parse(answer.body()).asOptional() : Optional.empty();
        } catch (ServiceUnreachable e) {
            return Optional.empty();
        }
    }

    /** What proves that the PDF file with this signed range is in the log; empty when it gave no answer about exactly this file. */
    public Optional<PdfProof> pdfProof(Sha256Digest signedRange) {
        try {
            Answer answer = service.get("evidence/" + signedRange.toHex() + "/pdf");
            return answer.ok()
                    ? PdfProof.parse(answer.body()).asOptional().filter(proof -> proof.isAbout(signedRange))
                    : Optional.empty();
        } catch (ServiceUnreachable e) {
            return Optional.empty();
        }
    }

    private Answer published(URI address) throws ServiceUnreachable {
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return isAllowed(address) ? service.getElsewhere(address) : service.get(address.getRawPath() + query);
    }

    /** The status list of this address, not yet believed. */
    public StatusListEvidence statusList(String uri) {
        Optional<URI> address = address(uri);
        if (address.isEmpty()) {
            return new StatusListEvidence.NotAvailable("the document names no usable address");
        }
        try {
            Answer answer = published(address.get());
            return answer.ok()
                    ? new StatusListEvidence.Token(answer.text().strip())
                    : new StatusListEvidence.NotAvailable(answer.asked() + " answered " + answer.status());
        } catch (ServiceUnreachable e) {
            return new StatusListEvidence.NotAvailable(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<URI> address(String uri) {
        try {
            URI address = URI.create(uri);
            boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            return web && address.getHost() != null && address.getRawPath() != null
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Hosts are compared with their port: another port of this machine is another service. */
    private boolean isAllowed(URI address) {
        String authority = address.getRawAuthority().toLowerCase(Locale.ROOT);
        return authority.equalsIgnoreCase(service.base().getRawAuthority()) || allowedHosts.contains(authority);
    }
}
