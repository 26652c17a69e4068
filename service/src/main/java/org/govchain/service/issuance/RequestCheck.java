package org.govchain.service.issuance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.govchain.credential.UnsignedCredential;
import org.govchain.credential.ValidityPeriod;
import org.govchain.service.refusal.Refusal;
import org.govchain.service.refusal.RefusalCode;
import org.govchain.service.types.CredentialTypes;
import org.govchain.types.CredentialType;
import org.govchain.types.ValidityRule;
import org.springframework.stereotype.Component;

/** Step 1, as far as it concerns one request alone: type, claims, validity. */
@Component
class RequestCheck {

    /** Days in permits are days at the place of the authority. */
    static final ZoneId PLACE = ZoneId.of("Europe/Berlin");

    /** What came of it. */
    sealed interface Result {
        record Passed(Checked checked) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    private final CredentialTypes types;
    private final Clock clock;

    RequestCheck(CredentialTypes types, Clock clock) {
        this.types = types;
        this.clock = clock;
    }

    Result check(IssueRequest request) {
        Optional<CredentialType> type = types.find(request.type());
        if (type.isEmpty()) {
            return refused(RefusalCode.UNKNOWN_TYPE, "this installation has no such credential type");
        }
        Optional<Refusal> invalid = types.check(type.get(), request.claims());
        if (invalid.isPresent()) {
            return new Result.Refused(invalid.get());
        }
        if (UnsignedCredential.reservedName(claims(request)).isPresent()) {
            return refused(
                    RefusalCode.CLAIMS_INVALID, "a claim has a name that the credential format keeps for itself");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), PLACE);
        return switch (type.get().validity().apply(today, request.validFrom(), request.validUntil())) {
            case ValidityRule.Result.Refused no -> refused(RefusalCode.VALIDITY_INVALID, no.detail());
            case ValidityRule.Result.Fixed fixed -> new Result.Passed(passed(request, type.get(), fixed.days()));
        };
    }

    /** The claims by name, as the credential takes them. */
    static Map<String, Object> claims(IssueRequest request) {
        return request.claims().properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, java.util.LinkedHashMap::new));
    }

    /** The same once more for a request that passed when it was submitted, with the days that were fixed then. */
    Checked again(IssueRequest request, CredentialType type, ValidityRule.Days days) {
        return passed(request, type, days);
    }

    private Checked passed(IssueRequest request, CredentialType type, ValidityRule.Days days) {
        Instant from = days.from().atStartOfDay(PLACE).toInstant();
        ValidityPeriod period = days.until()
                .map(last -> ValidityPeriod.between(
                        from, last.plusDays(1).atStartOfDay(PLACE).toInstant()))
                .orElseGet(() -> ValidityPeriod.from(from));
        return new Checked(request, type, types.idOf(type), days, period);
    }

    private static Result refused(RefusalCode code, String detail) {
        return new Result.Refused(Refusal.of(code, detail));
    }
}
