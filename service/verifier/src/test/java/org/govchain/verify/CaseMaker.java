package org.govchain.verify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.govchain.jose.Base64Url;

/** Writes cases down; a draft starts with a scene and takes what is presented and gathered from it unless told otherwise. */
final class CaseMaker {

    private final List<VerifyCase> cases = new ArrayList<>();

    List<VerifyCase> cases() {
        return List.copyOf(cases);
    }

    /** A bundle, as presented, checked with the chain at hand. */
    Draft online(String name, Scene scene) {
        Scene.Papers papers = scene.papers();
        return new Draft(name, scene).bundle(scene.bundle(papers)).evidence(scene.online(papers));
    }

    /** A bundle, as presented, checked without network. */
    Draft offline(String name, Scene scene) {
        return new Draft(name, scene).bundle(scene.bundle());
    }

    /** The seal of a QR code and a status list, without network. */
    Draft seal(String name, Scene scene) {
        return seal(name, scene, scene.seal());
    }

    Draft seal(String name, Scene scene, byte[] seal) {
        return new Draft(name, scene)
                .presented(Carrier.SEAL, Base64Url.encode(seal))
                .list(scene.statusList());
    }

    /** An SD-JWT and a status list, without network. */
    Draft credential(String name, Scene scene, String text) {
        return new Draft(name, scene).presented(Carrier.CREDENTIAL, text).list(scene.statusList());
    }

    final class Draft {
        private final String name;
        private final Instant now;
        private Carrier carrier = Carrier.BUNDLE;
        private String presented = "";
        private Optional<PdfFacts> file = Optional.empty();
        private Evidence evidence = Evidence.none();
        private Optional<String> policy;

        private Draft(String name, Scene scene) {
            this.name = name;
            this.now = scene.now;
            this.policy = Optional.of(new String(scene.policyContent().toJson(), StandardCharsets.UTF_8));
        }

        Draft bundle(Bundle bundle) {
            return presented(Carrier.BUNDLE, new String(bundle.toJson(), StandardCharsets.UTF_8));
        }

        Draft presented(Carrier form, String text) {
            carrier = form;
            presented = text;
            return this;
        }

        /** A PDF file around the bundle that is presented. */
        Draft pdf(PdfFacts facts) {
            carrier = Carrier.PDF;
            file = Optional.of(facts);
            return this;
        }

        Draft evidence(Evidence gathered) {
            evidence = gathered;
            return this;
        }

        Draft list(String token) {
            evidence = evidence.withStatusList(new StatusListEvidence.Token(token));
            return this;
        }

        Draft policy(String text) {
            policy = Optional.of(text);
            return this;
        }

        Draft withoutPolicy() {
            policy = Optional.empty();
            return this;
        }

        String policyText() {
            return policy.orElseThrow();
        }

        void valid(Instant asOf) {
            add(Verdict.VALID, Optional.of(asOf), Optional.empty(), Optional.empty(), Optional.empty());
        }

        void fails(Check check, ReasonCode reason) {
            add(Verdict.INVALID, Optional.empty(), Optional.of(check), Optional.of("failed"), Optional.of(reason));
        }

        /** A required check has no answer. */
        void open(Check check, ReasonCode reason) {
            undetermined(Verdict.INDETERMINATE, check, reason);
        }

        /** A check that is not required has no answer. */
        void validThough(Check check, ReasonCode reason) {
            undetermined(Verdict.VALID, check, reason);
        }

        private void undetermined(Verdict verdict, Check check, ReasonCode reason) {
            add(verdict, Optional.empty(), Optional.of(check), Optional.of("undetermined"), Optional.of(reason));
        }

        private void add(
                Verdict verdict,
                Optional<Instant> asOf,
                Optional<Check> check,
                Optional<String> outcome,
                Optional<ReasonCode> reason) {
            cases.add(new VerifyCase(
                    name,
                    carrier,
                    presented,
                    file,
                    evidence,
                    policy,
                    now,
                    new VerifyCase.Expected(verdict, asOf, check, outcome, reason)));
        }
    }
}
