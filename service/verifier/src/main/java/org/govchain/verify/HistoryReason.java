package org.govchain.verify;

import java.util.Locale;

/** Why the past of a status is not proven, with a sentence and a next step for people (docs/spec/history.md). */
public enum HistoryReason {
    /** Nobody gave bits of the version that was in force. */
    HISTORY_NOT_AT_HAND(
            "Der Stand der Statusliste von damals liegt nicht vor.",
            "The state of the status list at that time is not at hand.",
            "Prüfen Sie mit Netz oder lassen Sie sich den Verlauf zum Dokument geben.",
            "Check with network or ask for the history of the document."),
    /** The history is of another list. */
    HISTORY_OF_ANOTHER_LIST(
            "Der Verlauf gehört zu einer anderen Statusliste als der des Dokuments.",
            "The history is of another status list than the document's.",
            "Lassen Sie sich den Verlauf zu diesem Dokument geben.",
            "Ask for the history of this document."),
    /** The bits do not have the digest that was recorded. */
    HISTORY_BITS_MISMATCH(
            "Der vorgelegte Stand der Statusliste ist nicht der, der damals verankert war.",
            "The state of the status list that was shown is not the one anchored then.",
            "Verlassen Sie sich nicht darauf; melden Sie es der ausstellenden Behörde.",
            "Do not rely on it; report it to the issuing authority."),
    /** The chain had another version in force than the history shows. */
    HISTORY_VERSION_HIDDEN(
            "Der Verlauf verschweigt einen Stand der Statusliste, der damals galt.",
            "The history conceals a state of the status list that was in force then.",
            "Verlassen Sie sich nicht darauf; melden Sie es der ausstellenden Behörde.",
            "Do not rely on it; report it to the issuing authority."),
    /** Between the two versions shown another may have been anchored. */
    HISTORY_VERSION_GAP(
            "Zwischen den beiden gezeigten Ständen der Statusliste kann ein weiterer gegolten haben.",
            "Another state of the status list may have been in force between the two shown.",
            "Prüfen Sie mit Netz: die Kette kennt jeden Stand.",
            "Check with network: the chain knows every state."),
    /** Nothing shows that the version was still in force. */
    HISTORY_OPEN_END(
            "Nichts zeigt, dass dieser Stand der Statusliste zu dem Zeitpunkt noch galt.",
            "Nothing shows that this state of the status list was still in force at that instant.",
            "Prüfen Sie mit Netz oder mit einer Statusliste, die nach dem Zeitpunkt unterschrieben ist.",
            "Check with network or with a status list signed after that instant."),
    /** No node was asked and no consortium seal shows when the version was anchored. */
    HISTORY_UNPROVEN(
            "Wann dieser Stand der Statusliste verankert wurde, ist nicht bewiesen.",
            "When this state of the status list was anchored is not proven.",
            "Prüfen Sie mit Netz.",
            "Check with network."),
    /** What was said to be sealed is not. */
    HISTORY_SEAL_WRONG(
            "Das Siegel des Konsortiums im Verlauf zeigt nicht, was es zeigen soll.",
            "The consortium's seal in the history does not show what it is said to show.",
            "Verlassen Sie sich nicht darauf; lassen Sie sich den Verlauf von der Behörde geben.",
            "Do not rely on it; ask the authority for the history."),
    /** The document's entry was anchored later. */
    HISTORY_BEFORE_DOCUMENT(
            "Zu diesem Zeitpunkt gab es das Dokument noch nicht.",
            "The document did not exist yet at that instant.",
            "Prüfen Sie, nach welchem Tag gefragt ist.",
            "Check which day is asked about."),
    /** A change entry is missing that the bits show. */
    HISTORY_CHANGE_OMITTED(
            "Der Verlauf lässt eine Änderung aus, die in der Statusliste steht.",
            "The history leaves out a change that is in the status list.",
            "Verlassen Sie sich für die Rechtswirkung nicht darauf; fragen Sie die ausstellende Behörde.",
            "Do not rely on it for the legal effect; ask the issuing authority."),
    /** A change entry is not what the log committed to, or of another document. */
    HISTORY_CHANGE_WRONG(
            "Eine Änderung im Verlauf ist nicht die, die im Protokoll steht.",
            "A change in the history is not the one in the log.",
            "Verlassen Sie sich nicht darauf; melden Sie es der ausstellenden Behörde.",
            "Do not rely on it; report it to the issuing authority.");

    private final String german;
    private final String english;
    private final String nextStepGerman;
    private final String nextStepEnglish;

    HistoryReason(String german, String english, String nextStepGerman, String nextStepEnglish) {
        this.german = german;
        this.english = english;
        this.nextStepGerman = nextStepGerman;
        this.nextStepEnglish = nextStepEnglish;
    }

    /** The kebab-case code, stable across versions. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One German sentence for people. */
    public String german() {
        return german;
    }

    /** One English sentence for people. */
    public String english() {
        return english;
    }

    /** What to do next, in German. */
    public String nextStepGerman() {
        return nextStepGerman;
    }

    /** What to do next, in English. */
    public String nextStepEnglish() {
        return nextStepEnglish;
    }
}
