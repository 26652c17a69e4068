package org.govchain.acceptance;

import java.util.List;

/** The instants right after (or before) something became durable, in the order of docs/issuance-cycle.md. */
final class DurableSteps {

    static final List<String> ALL = List.of(
            "org.govchain.service.issuance.IntentLog#store", // 2 intend
            "org.govchain.service.issuance.Completion#>complete", // 3 signed, 4 self-checked, nothing of it stored
            "org.govchain.service.issuance.Completion#complete", // 5 complete, but not answered
            "org.govchain.service.anchoring.Sequencing#run", // 1 sequence
            "org.govchain.chain.CheckpointSubmitter#>broadcast", // 2 submit: stored, not sent
            "org.govchain.chain.CheckpointSubmitter#broadcast", // 2 submit: sent
            "org.govchain.service.anchoring.Confirmation#run", // 3 confirm
            // the work of an office (docs/batches.md, docs/office-work.md, docs/hand-over.md)
            "org.govchain.service.batches.RowStore#record", // documents and results of a slice, not committed
            "org.govchain.service.issuance.BulkIssuing#issue", // a slice is durable, and nobody went on to the next
            "org.govchain.service.issuance.SubmissionStore#beginApproval", // approved, not committed
            "org.govchain.service.issuance.SubmissionStore#completeApproval", // signed, not committed
            "org.govchain.service.handover.Openings#open", // 5 view: counted, not delivered
            // readings (docs/adr/1205)
            "org.govchain.service.streams.GroupWriter#write", // a group of leaves, not committed
            "org.govchain.service.streams.StreamEnds#take", // durable, not answered
            "org.govchain.service.streams.StreamHeads#write", // heads, not committed
            "org.govchain.service.streams.StreamEnds#headed"); // heads durable, their entries not in a checkpoint

    private DurableSteps() {}
}
