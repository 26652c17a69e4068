package org.govchain.cli.mirror;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.cli.remote.Answer;
import org.govchain.cli.remote.ServiceClient;
import org.govchain.cli.remote.ServiceUnreachable;
import org.govchain.status.StatusListToken;
import org.govchain.verify.PolicyContent;
import org.govchain.verify.PolicyReading;
import org.govchain.verify.TrustPolicy;
import tools.jackson.databind.JsonNode;

/**
 * Copies what a service publishes beside its log: status lists, types, its trust policy. Whether a list counts is decided by the
 * verifier when it is used; here only what is obviously no continuation is refused, and then the older file stays.
 */
public final class PublishedCopy {

    private final ServiceClient service;
    private final MirrorDirectory mirror;
    private final TrustPolicy trusted;
    private final VersionCopy versions;
    private final List<String> notes = new ArrayList<>();
    private int lists;
    private int types;

    /**
     * Copies from the service into the mirror.
     *
     * @param trusted the policy of whoever runs the mirror
     */
    public PublishedCopy(ServiceClient service, MirrorDirectory mirror, TrustPolicy trusted) {
        this.service = service;
        this.mirror = mirror;
        this.trusted = trusted;
        this.versions = new VersionCopy(service, mirror);
    }

    /** Number of status lists that the mirror has as they are now. */
    public int lists() {
        return lists;
    }

    /** Number of types that the mirror has as they are now. */
    public int types() {
        return types;
    }

    /** What was not copied and why. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    public void run() throws ServiceUnreachable {
        Answer index = service.get(MirrorPaths.PUBLISHED).orRefuse();
        for (String uri : texts(index.json().path("status_lists"))) {
            lists += copy(uri, MirrorPaths.of(uri).filter(path -> path.startsWith("sl/"))) ? 1 : 0;
        }
        for (String uri : texts(index.json().path("types"))) {
            types += copy(uri, MirrorPaths.of(uri).filter(path -> path.startsWith("types/"))) ? 1 : 0;
        }
        copyPolicy();
        mirror.put(MirrorPaths.PUBLISHED, index.body());
    }

    private boolean copy(String uri, Optional<String> path) throws ServiceUnreachable {
        if (path.isEmpty()) {
            notes.add("not copied: " + uri + " is no address that a mirror can have a file for");
            return false;
        }
        Answer answer = service.get(path.get());
        if (!answer.ok()) {
            notes.add("not copied: " + answer.asked() + " answered " + answer.status());
            return false;
        }
        Optional<String> problem =
                path.get().startsWith("sl/") ? listProblem(uri, path.get(), answer) : Optional.empty();
        problem.ifPresent(why -> notes.add("not copied: " + uri + " " + why));
        if (problem.isEmpty()) {
            mirror.put(path.get(), answer.body());
            copyVersions(uri, path.get(), answer);
        }
        return problem.isEmpty();
    }

    private void copyVersions(String uri, String path, Answer list) throws ServiceUnreachable {
        Optional<StatusListToken> newest = path.startsWith("sl/") ? token(list.body()) : Optional.empty();
        if (newest.isPresent()) {
            versions.run(path, newest.get()).ifPresent(why -> notes.add("versions not copied: " + uri + " " + why));
        }
    }

    private Optional<String> listProblem(String uri, String path, Answer answer) {
        Optional<StatusListToken> served = token(answer.body());
        if (served.isEmpty() || !served.get().id().uri().equals(uri)) {
            return Optional.of("is no status list of that name");
        }
        return mirror.find(path)
                .flatMap(PublishedCopy::token)
                .filter(held -> held.version() > served.get().version())
                .map(held -> "went back from version " + held.version() + " to "
                        + served.get().version());
    }

    private static Optional<StatusListToken> token(byte[] bytes) {
        return StatusListToken.parse(new String(bytes, StandardCharsets.US_ASCII).strip())
                        instanceof StatusListToken.Accepted(StatusListToken token)
                ? Optional.of(token)
                : Optional.empty();
    }

    /** The policy that a service offers must tell the same history as the one it is judged by; either may be the newer. */
    private void copyPolicy() throws ServiceUnreachable {
        Answer answer = service.get(MirrorPaths.TRUST_POLICY);
        if (answer.ok()
                && TrustPolicy.parse(answer.body()) instanceof PolicyReading.Read(TrustPolicy offered)
                && isSameHistory(offered.content(), trusted.content())) {
            mirror.put(MirrorPaths.TRUST_POLICY, answer.body());
        } else {
            notes.add("not copied: the service's trust policy is not to be had, or is of another registry than yours");
        }
    }

    private static boolean isSameHistory(PolicyContent one, PolicyContent other) {
        List<byte[]> ones = one.journal().changes();
        List<byte[]> others = other.journal().changes();
        for (int i = 0; i < Math.min(ones.size(), others.size()); i++) {
            if (!java.util.Arrays.equals(ones.get(i), others.get(i))) {
                return false;
            }
        }
        return one.chainId() == other.chainId() && one.contracts().equals(other.contracts());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.values().forEach(node -> texts.add(node.asString("")));
        return texts;
    }
}
