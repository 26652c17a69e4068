// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CheckpointAnchor} from "../src/CheckpointAnchor.sol";
import {StatusUpdate} from "../src/StatusUpdate.sol";
import {Fixture} from "./Fixture.sol";
import {ReferenceTree} from "./ReferenceTree.sol";
import {vm, Vm} from "./Vm.sol";

contract CheckpointAnchorTest is Fixture {
    bytes32 private constant CHECKPOINT_ANCHORED =
        keccak256("CheckpointAnchored(bytes32,uint64,bytes32,bytes32,(bytes32,uint64,bytes32)[])");

    function test_knowsNothingAtFirst() public view {
        _requireEmpty(LOG);
        (uint64 treeSize,,,) = anchor.covering(LOG, 0);
        vm.assertEq(treeSize, 0, "covering");
        vm.assertFalse(anchor.verifyInclusion(LOG, 0, 0, 0, noHashes()), "inclusion in nothing");
        vm.assertTrue(address(anchor.issuerRegistry()) == address(registry), "registry");
    }

    function test_storesSizeRootTimeAndBlockOfEachCheckpoint() public {
        vm.roll(77);
        anchorHonestly(3);
        vm.warp(NOW + 1);
        vm.roll(78);
        anchorHonestly(7);
        vm.assertEq(anchor.count(LOG), 2, "count");
        (uint64 treeSize, bytes32 root, uint64 blockTime, uint64 blockNumber) = anchor.checkpoint(LOG, 0);
        vm.assertTrue(treeSize == 3 && blockTime == NOW && blockNumber == 77, "first");
        vm.assertEq(root, ReferenceTree.root(leaves(3), 3), "first root");
        (treeSize, root, blockTime, blockNumber) = anchor.checkpoint(LOG, 1);
        vm.assertTrue(treeSize == 7 && blockTime == NOW + 1 && blockNumber == 78, "second");
        vm.assertEq(root, ReferenceTree.root(leaves(7), 7), "second root");
        (uint64 latestSize, bytes32 latestRoot,,) = anchor.latest(LOG);
        vm.assertTrue(latestSize == 7 && latestRoot == root, "latest");
        _requireEmpty(NEXT_LOG);
    }

    function test_oneReceiptNamesTreeJournalHeadAndStatusVersions() public {
        StatusUpdate[] memory updates = oneUpdate(LIST, 4, KEY);
        vm.recordLogs();
        anchorHonestly(5, updates);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs.length, 2, "events");
        Vm.Log memory anchored = logs[1];
        vm.assertTrue(anchored.emitter == address(anchor) && logs[0].emitter == address(status), "emitters");
        vm.assertEq(anchored.topics[0], CHECKPOINT_ANCHORED, "event");
        vm.assertEq(anchored.topics[1], LOG, "log");
        bytes memory expected = abi.encode(uint64(5), ReferenceTree.root(leaves(5), 5), registry.journalHead(), updates);
        vm.assertEq(anchored.data, expected, "data");
    }

    function test_coveringIsTheFirstCheckpointBeyondTheEntry() public {
        uint64[5] memory sizes = [uint64(1), 4, 5, 11, 30];
        for (uint256 i = 0; i < sizes.length; ++i) {
            anchorHonestly(sizes[i]);
        }
        for (uint64 index = 0; index < 40; ++index) {
            uint64 expected = 0;
            for (uint256 i = 0; i < sizes.length && expected == 0; ++i) {
                if (sizes[i] > index) expected = sizes[i];
            }
            (uint64 treeSize,,,) = anchor.covering(LOG, index);
            vm.assertEq(treeSize, expected, "covering");
        }
    }

    function test_verifiesInclusionInAnchoredCheckpointsOnly() public {
        anchorHonestly(5);
        anchorHonestly(9);
        bytes32[] memory all = leaves(9);
        vm.assertTrue(anchor.verifyInclusion(LOG, 5, 2, all[2], ReferenceTree.inclusionPath(all, 2, 5)), "in 5");
        vm.assertTrue(anchor.verifyInclusion(LOG, 9, 2, all[2], ReferenceTree.inclusionPath(all, 2, 9)), "in 9");
        vm.assertFalse(anchor.verifyInclusion(LOG, 7, 2, all[2], ReferenceTree.inclusionPath(all, 2, 7)), "not anchored");
        vm.assertFalse(anchor.verifyInclusion(LOG, 9, 3, all[2], ReferenceTree.inclusionPath(all, 2, 9)), "wrong index");
        vm.assertFalse(anchor.verifyInclusion(LOG, 10, 2, all[2], ReferenceTree.inclusionPath(all, 2, 9)), "beyond");
        vm.assertFalse(anchor.verifyInclusion(NEXT_LOG, 9, 2, all[2], ReferenceTree.inclusionPath(all, 2, 9)), "other log");
    }

    /// @dev An inclusion proof does not bind the size either: the same hashes fit 10 leaves and 12. Only the stored size tells.
    function test_refusesInclusionUnderASizeThatWasNotAnchoredEvenWhenTheHashesFit() public {
        anchorHonestly(12);
        bytes32[] memory all = leaves(12);
        bytes32[] memory path = ReferenceTree.inclusionPath(all, 2, 12);
        vm.assertTrue(anchor.verifyInclusion(LOG, 12, 2, all[2], path), "in 12");
        vm.assertFalse(anchor.verifyInclusion(LOG, 10, 2, all[2], path), "in 10");
    }

    function test_newAccountGoesOnWhereTheOldOneStopped() public {
        anchorHonestly(5);
        registry.replaceLogAccount(LOG, STRANGER);
        bytes32[] memory all = leaves(6);
        bytes32 root = ReferenceTree.root(all, 6);
        bytes32[] memory proof = ReferenceTree.consistencyProof(all, 5, 6);
        vm.prank(STRANGER);
        anchor.anchor(LOG, 6, root, proof, noUpdates());
        vm.assertEq(anchor.count(LOG), 2, "count");
    }

    function testFuzz_acceptsAnyHonestGrowth(uint8[6] memory steps) public {
        uint64 size = 0;
        for (uint256 i = 0; i < steps.length; ++i) {
            size += 1 + steps[i] % 20;
            anchorHonestly(size);
        }
        vm.assertEq(anchor.count(LOG), steps.length, "count");
    }

    function test_refusesUnknownLogs() public {
        vm.expectRevert(abi.encodeWithSelector(CheckpointAnchor.CheckpointAnchorUnknownLog.selector, NEXT_LOG));
        vm.prank(OPERATOR);
        anchor.anchor(NEXT_LOG, 1, KEY, noHashes(), noUpdates());
    }

    function test_refusesClosedLogs() public {
        anchorHonestly(5);
        registry.closeLog(LOG, 5, 0);
        _expectAndAnchor(
            abi.encodeWithSelector(CheckpointAnchor.CheckpointAnchorLogClosed.selector, LOG),
            6,
            ReferenceTree.root(leaves(6), 6),
            ReferenceTree.consistencyProof(leaves(6), 5, 6)
        );
    }

    function test_refusesEveryAccountButTheLogs() public {
        bytes4 unauthorized = CheckpointAnchor.CheckpointAnchorUnauthorizedAccount.selector;
        vm.expectRevert(abi.encodeWithSelector(unauthorized, LOG, STRANGER));
        vm.prank(STRANGER);
        anchor.anchor(LOG, 1, KEY, noHashes(), noUpdates());
        vm.expectRevert(abi.encodeWithSelector(unauthorized, LOG, address(this)));
        anchor.anchor(LOG, 1, KEY, noHashes(), noUpdates());
    }

    function test_refusesTheSameCheckpointAgain() public {
        anchorHonestly(5);
        bytes4 already = CheckpointAnchor.CheckpointAnchorAlreadyAnchored.selector;
        _expectAndAnchor(abi.encodeWithSelector(already, LOG, 5), 5, ReferenceTree.root(leaves(5), 5), noHashes());
    }

    function test_refusesATreeThatDoesNotGrow() public {
        bytes4 notGrown = CheckpointAnchor.CheckpointAnchorTreeNotGrown.selector;
        _expectAndAnchor(abi.encodeWithSelector(notGrown, LOG, 0, 0), 0, sha256(""), noHashes());
        anchorHonestly(5);
        _expectAndAnchor(abi.encodeWithSelector(notGrown, LOG, 5, 5), 5, KEY, noHashes());
        _expectAndAnchor(abi.encodeWithSelector(notGrown, LOG, 5, 4), 4, ReferenceTree.root(leaves(4), 4), noHashes());
        _expectAndAnchor(abi.encodeWithSelector(notGrown, LOG, 5, 0), 0, sha256(""), noHashes());
    }

    function test_refusesImplausibleGrowth() public {
        bytes4 implausible = CheckpointAnchor.CheckpointAnchorImplausibleGrowth.selector;
        uint64 growth = MAX_GROWTH + 1;
        _expectAndAnchor(abi.encodeWithSelector(implausible, LOG, growth, MAX_GROWTH), growth, KEY, noHashes());
        anchorHonestly(5);
        uint64 most = type(uint64).max;
        _expectAndAnchor(abi.encodeWithSelector(implausible, LOG, most - 5, MAX_GROWTH), most, KEY, noHashes());
        _expectAndAnchor(abi.encodeWithSelector(implausible, LOG, growth, MAX_GROWTH), growth + 5, KEY, noHashes());
        anchorHonestly(MAX_GROWTH + 5);
    }

    function test_refusesATreeThatIsNoContinuation() public {
        bytes4 inconsistent = CheckpointAnchor.CheckpointAnchorInconsistentTree.selector;
        bytes32[] memory all = leaves(9);
        _expectAndAnchor(abi.encodeWithSelector(inconsistent, LOG, 0, 5), 5, KEY, all);
        anchorHonestly(5);
        bytes32 root = ReferenceTree.root(all, 9);
        bytes32[] memory proof = ReferenceTree.consistencyProof(all, 5, 9);
        bytes memory refusal = abi.encodeWithSelector(inconsistent, LOG, 5, 9);
        _expectAndAnchor(refusal, 9, root, noHashes());
        _expectAndAnchor(refusal, 9, KEY, proof);
        _expectAndAnchor(refusal, 9, root, ReferenceTree.append(proof, KEY));
        all[0] = KEY;
        _expectAndAnchor(refusal, 9, ReferenceTree.root(all, 9), ReferenceTree.consistencyProof(all, 5, 9));
        vm.assertEq(anchor.count(LOG), 1, "nothing was anchored");
    }

    function test_refusesCheckpointsThatAreNotThere() public {
        anchorHonestly(5);
        vm.expectRevert(abi.encodeWithSelector(CheckpointAnchor.CheckpointAnchorNoSuchCheckpoint.selector, LOG, 1));
        anchor.checkpoint(LOG, 1);
    }

    function _expectAndAnchor(bytes memory refusal, uint64 size, bytes32 root, bytes32[] memory proof) private {
        vm.expectRevert(refusal);
        vm.prank(OPERATOR);
        anchor.anchor(LOG, size, root, proof, noUpdates());
    }

    function _requireEmpty(bytes32 logId) private view {
        (uint64 treeSize, bytes32 root, uint64 blockTime, uint64 blockNumber) = anchor.latest(logId);
        vm.assertTrue(treeSize == 0 && root == 0 && blockTime == 0 && blockNumber == 0, "latest");
        vm.assertEq(anchor.count(logId), 0, "count");
    }
}
