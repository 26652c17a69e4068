// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {StatusRegistry} from "../src/StatusRegistry.sol";
import {StatusUpdate} from "../src/StatusUpdate.sol";
import {Fixture} from "./Fixture.sol";
import {ReferenceTree} from "./ReferenceTree.sol";
import {vm, Vm} from "./Vm.sol";

contract StatusRegistryTest is Fixture {
    bytes32 private constant SECOND_LIST = keccak256("https://musterstadt.example/status-lists/2");
    bytes32 private constant ONE = keccak256("bits of the first version");
    bytes32 private constant TWO = keccak256("bits of the second version");

    function test_keepsEveryVersionWithItsTime() public {
        anchorHonestly(1, oneUpdate(LIST, 1, ONE));
        vm.warp(NOW + 10);
        anchorHonestly(2);
        vm.warp(NOW + 20);
        anchorHonestly(3, oneUpdate(LIST, 7, TWO));
        vm.assertEq(status.count(LIST), 2, "count");
        _requireEntry(0, 1, ONE, NOW);
        _requireEntry(1, 7, TWO, NOW + 20);
        (uint64 version, bytes32 digest, uint64 blockTime) = status.latest(LIST);
        vm.assertTrue(version == 7 && digest == TWO && blockTime == NOW + 20, "latest");
    }

    function test_answersForAPointInTime() public {
        anchorHonestly(1, oneUpdate(LIST, 1, ONE));
        vm.warp(NOW + 20);
        anchorHonestly(2, oneUpdate(LIST, 2, TWO));
        _requireVersionAt(NOW - 1, 0, 0);
        _requireVersionAt(NOW, 1, ONE);
        _requireVersionAt(NOW + 19, 1, ONE);
        _requireVersionAt(NOW + 20, 2, TWO);
        _requireVersionAt(type(uint64).max, 2, TWO);
    }

    /// @dev Several checkpoints may share a second; the last one is what a reader of that second's end sees.
    function test_lastVersionOfASecondCounts() public {
        anchorHonestly(1, oneUpdate(LIST, 1, ONE));
        anchorHonestly(2, oneUpdate(LIST, 2, TWO));
        _requireVersionAt(NOW, 2, TWO);
        _requireVersionAt(NOW - 1, 0, 0);
    }

    function testFuzz_versionAtAgreesWithAScan(uint8[8] memory pauses, uint64 asked) public {
        uint64[8] memory times;
        uint64 time = NOW;
        for (uint64 i = 0; i < pauses.length; ++i) {
            time += pauses[i] % 4;
            times[i] = time;
            vm.warp(time);
            anchorHonestly(i + 1, oneUpdate(LIST, i + 1, ONE));
        }
        asked = NOW - 1 + asked % 30;
        uint64 expected = 0;
        for (uint64 i = 0; i < times.length; ++i) {
            if (times[i] <= asked) expected = i + 1;
        }
        (uint64 version,,) = status.versionAt(LIST, asked);
        vm.assertEq(version, expected, "version");
    }

    function test_recordsSeveralListsWithOneCheckpoint() public {
        registry.registerStatusList(SECOND_LIST, AUTHORITY, LOG);
        StatusUpdate[] memory updates = new StatusUpdate[](2);
        updates[0] = StatusUpdate(LIST, 3, ONE);
        updates[1] = StatusUpdate(SECOND_LIST, 4, TWO);
        vm.recordLogs();
        anchorHonestly(1, updates);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs[0].topics[0], keccak256("StatusRecorded(bytes32,bytes32,uint64,bytes32)"), "event");
        vm.assertEq(logs[1].topics[1], SECOND_LIST, "list");
        vm.assertEq(logs[1].topics[2], LOG, "log");
        vm.assertEq(logs[1].data, abi.encode(uint64(4), TWO), "data");
        (uint64 version,,) = status.latest(SECOND_LIST);
        vm.assertEq(version, 4, "second list");
    }

    function test_goesOnUnderTheSuccessorOfAClosedLog() public {
        anchorHonestly(1, oneUpdate(LIST, 1, ONE));
        registry.registerLog(NEXT_LOG, OPERATOR, MAX_GROWTH);
        registry.closeLog(LOG, 1, NEXT_LOG);
        registry.registerStatusList(LIST, AUTHORITY, NEXT_LOG);
        bytes32 root = leaves(1)[0];
        vm.prank(OPERATOR);
        anchor.anchor(NEXT_LOG, 1, root, noHashes(), oneUpdate(LIST, 2, TWO));
        (uint64 version,,) = status.latest(LIST);
        vm.assertEq(version, 2, "version");
    }

    function test_knowsItsRegistryAndItsAnchor() public view {
        vm.assertTrue(address(status.issuerRegistry()) == address(registry), "registry");
        vm.assertTrue(status.checkpointAnchor() == address(anchor), "anchor");
    }

    function test_refusesEveryCallerButTheAnchor() public {
        bytes4 unauthorized = StatusRegistry.StatusRegistryUnauthorizedCaller.selector;
        vm.expectRevert(abi.encodeWithSelector(unauthorized, OPERATOR));
        vm.prank(OPERATOR);
        status.record(LOG, oneUpdate(LIST, 1, ONE));
        vm.expectRevert(abi.encodeWithSelector(unauthorized, address(this)));
        status.record(LOG, oneUpdate(LIST, 1, ONE));
    }

    function test_refusesUnknownLists() public {
        _refuses(abi.encodeWithSelector(StatusRegistry.StatusRegistryUnknownList.selector, SECOND_LIST), SECOND_LIST, 1);
    }

    function test_refusesListsOfAnotherLog() public {
        registry.registerLog(NEXT_LOG, STRANGER, 1);
        registry.registerStatusList(SECOND_LIST, AUTHORITY, NEXT_LOG);
        bytes4 foreign = StatusRegistry.StatusRegistryForeignList.selector;
        _refuses(abi.encodeWithSelector(foreign, SECOND_LIST, NEXT_LOG), SECOND_LIST, 1);
    }

    function test_refusesVersionsThatAreNotNewer() public {
        bytes4 notNewer = StatusRegistry.StatusRegistryVersionNotNewer.selector;
        _refuses(abi.encodeWithSelector(notNewer, LIST, 0, 0), LIST, 0);
        anchorHonestly(1, oneUpdate(LIST, 5, ONE));
        _refuses(abi.encodeWithSelector(notNewer, LIST, 5, 5), LIST, 5);
        _refuses(abi.encodeWithSelector(notNewer, LIST, 5, 4), LIST, 4);
    }

    /// @dev Otherwise a stolen account could set the last possible version, and the list could never change again.
    function test_refusesVersionsThatJump() public {
        anchorHonestly(1, oneUpdate(LIST, 5, ONE));
        bytes4 implausible = StatusRegistry.StatusRegistryImplausibleVersion.selector;
        uint64 next = 5 + MAX_GROWTH + 1;
        _refuses(abi.encodeWithSelector(implausible, LIST, 5, next), LIST, next);
        uint64 last = type(uint64).max;
        _refuses(abi.encodeWithSelector(implausible, LIST, 5, last), LIST, last);
        anchorHonestly(2, oneUpdate(LIST, 5 + MAX_GROWTH, TWO));
    }

    function test_refusesEntriesThatAreNotThere() public {
        vm.expectRevert(abi.encodeWithSelector(StatusRegistry.StatusRegistryNoSuchEntry.selector, LIST, 0));
        status.entry(LIST, 0);
        (uint64 version,,) = status.latest(LIST);
        vm.assertEq(version, 0, "none yet");
    }

    /// @dev A refused update refuses the checkpoint with it: they are one transaction.
    function _refuses(bytes memory refusal, bytes32 listId, uint64 version) private {
        uint256 before = anchor.count(LOG);
        bytes32[] memory all = leaves(9);
        bytes32 root = ReferenceTree.root(all, 9);
        bytes32[] memory proof = before == 0 ? noHashes() : ReferenceTree.consistencyProof(all, 1, 9);
        vm.expectRevert(refusal);
        vm.prank(OPERATOR);
        anchor.anchor(LOG, 9, root, proof, oneUpdate(listId, version, TWO));
        vm.assertEq(anchor.count(LOG), before, "checkpoint");
    }

    function _requireEntry(uint256 position, uint64 version, bytes32 digest, uint64 time) private view {
        (uint64 v, bytes32 d, uint64 t) = status.entry(LIST, position);
        vm.assertTrue(v == version && d == digest && t == time, "entry");
    }

    function _requireVersionAt(uint64 time, uint64 version, bytes32 digest) private view {
        (uint64 v, bytes32 d,) = status.versionAt(LIST, time);
        vm.assertTrue(v == version && d == digest, "versionAt");
    }
}
