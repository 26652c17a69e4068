package org.govchain.service.issuance;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why the status of a document changes: the published list. A withdrawal (Rücknahme, § 48 VwVfG) takes back what should never have
 * been issued and may reach back; a revocation (Widerruf, § 49 VwVfG) ends what was right, from now on.
 */
public enum StatusReason {
    ISSUED_UNLAWFULLY(
            StatusChange.REVOKE,
            Effect.REACHES_BACK,
            "Rücknahme: rechtswidrig erteilt",
            "Withdrawal: issued unlawfully"),
    OBTAINED_BY_DECEPTION(
            StatusChange.REVOKE,
            Effect.REACHES_BACK,
            "Rücknahme: durch Täuschung oder falsche Angaben erlangt",
            "Withdrawal: obtained by deception or false statements"),
    CONTENT_WRONG(
            StatusChange.REVOKE,
            Effect.REACHES_BACK,
            "Rücknahme: inhaltlich unrichtig",
            "Withdrawal: what it certifies is wrong"),
    FACTS_CHANGED(
            StatusChange.REVOKE,
            Effect.FROM_NOW_ON,
            "Widerruf: Tatsachen haben sich geändert",
            "Revocation: the facts have changed"),
    CONDITIONS_NOT_MET(
            StatusChange.REVOKE,
            Effect.FROM_NOW_ON,
            "Widerruf: Auflage nicht erfüllt",
            "Revocation: a condition was not met"),
    HOLDER_UNRELIABLE(
            StatusChange.REVOKE,
            Effect.FROM_NOW_ON,
            "Widerruf: Unzuverlässigkeit",
            "Revocation: the holder is unreliable"),
    GIVEN_UP_BY_HOLDER(
            StatusChange.REVOKE,
            Effect.FROM_NOW_ON,
            "Verzicht der Inhaberin oder des Inhabers",
            "Given up by the holder"),
    NO_LONGER_NEEDED(
            StatusChange.REVOKE,
            Effect.FROM_NOW_ON,
            "Gegenstand weggefallen",
            "What it was issued for no longer exists"),
    LOST_OR_STOLEN(StatusChange.REVOKE, Effect.FROM_NOW_ON, "Verloren oder gestohlen", "Lost or stolen"),
    UNDER_REVIEW(StatusChange.SUSPEND, Effect.FROM_NOW_ON, "Wird überprüft", "Under review"),
    ORDERED_BY_COURT(StatusChange.SUSPEND, Effect.FROM_NOW_ON, "Gerichtlich angeordnet", "Ordered by a court"),
    CONDITION_OPEN(
            StatusChange.SUSPEND, Effect.FROM_NOW_ON, "Auflage noch nicht erfüllt", "A condition is not met yet"),
    FEE_UNPAID(StatusChange.SUSPEND, Effect.FROM_NOW_ON, "Gebühr nicht gezahlt", "The fee was not paid"),
    REVIEW_CONCLUDED(
            StatusChange.REINSTATE, Effect.FROM_NOW_ON, "Überprüfung abgeschlossen", "The review is concluded"),
    REMEDY_SUCCEEDED(
            StatusChange.REINSTATE, Effect.FROM_NOW_ON, "Rechtsbehelf hatte Erfolg", "A legal remedy succeeded"),
    GROUND_REMOVED(StatusChange.REINSTATE, Effect.FROM_NOW_ON, "Grund ist entfallen", "The ground no longer exists"),
    /** Not chosen by anybody: what an amendment records. */
    SUPERSEDED_BY_NEW_VERSION(
            StatusChange.SUPERSEDE,
            Effect.FROM_NOW_ON,
            "Durch eine neue Fassung ersetzt",
            "Superseded by a new version"),
    /** Fits every change a person makes and needs words of their own. */
    OTHER(null, Effect.FROM_NOW_ON, "Sonstiger Grund", "Another reason");

    /** From when on a change for this reason may have legal effect. */
    public enum Effect {
        FROM_NOW_ON,
        REACHES_BACK
    }

    private final @Nullable StatusChange change;
    private final Effect effect;
    private final String german;
    private final String english;

    StatusReason(@Nullable StatusChange change, Effect effect, String german, String english) {
        this.change = change;
        this.effect = effect;
        this.german = german;
        this.english = english;
    }

    /** The code: kebab-case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In German, for people. */
    public String german() {
        return german;
    }

    /** In English, for people. */
    public String english() {
        return english;
    }

    /** Whether it may have legal effect before it is recorded. */
    boolean reachesBack() {
        return effect == Effect.REACHES_BACK;
    }

    /** Whether a person may give it for this change. */
    boolean fits(StatusChange other) {
        return change == null ? other != StatusChange.SUPERSEDE : change == other;
    }

    static Optional<StatusReason> ofCode(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }
}
