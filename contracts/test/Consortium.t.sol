// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Consortium} from "../src/Consortium.sol";
import {IssuerRegistry} from "../src/IssuerRegistry.sol";
import {ConsortiumFixture} from "./ConsortiumFixture.sol";
import {vm, Vm} from "./Vm.sol";

contract ConsortiumTest is ConsortiumFixture {
    bytes32 private constant JOURNAL_EXTENDED = keccak256("JournalExtended(uint64,bytes,bytes32)");

    function test_ownsTheRegistryAndKnowsItsMembers() public view {
        vm.assertTrue(registry.owner() == address(consortium), "owner");
        vm.assertTrue(address(consortium.issuerRegistry()) == address(registry), "registry");
        vm.assertEq(consortium.proposalLifetime(), LIFETIME, "lifetime");
        address[] memory members = consortium.members();
        vm.assertEq(members.length, 4, "members");
        for (uint160 i = 0; i < 4; ++i) {
            vm.assertTrue(members[i] == account(i) && consortium.isMember(account(i)), "member");
        }
        vm.assertFalse(consortium.isMember(STRANGER), "stranger");
        vm.assertTrue(consortium.membershipEpoch() == 0 && consortium.proposalCount() == 0, "nothing happened");
    }

    function test_thresholdIsMoreThanHalf() public {
        uint256[7] memory thresholds = [uint256(1), 2, 2, 3, 3, 4, 4];
        for (uint160 size = 1; size <= 7; ++size) {
            (, Consortium c) = owned(size);
            vm.assertEq(c.threshold(), thresholds[size - 1], "threshold");
        }
    }

    function test_announcesItsFirstMembers() public {
        vm.recordLogs();
        new Consortium(registry, LIFETIME, founders(2));
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs.length, 2, "events");
        for (uint160 i = 0; i < 2; ++i) {
            vm.assertEq(logs[i].topics[0], keccak256("MemberAdded(address,string)"), "event");
            vm.assertEq(logs[i].topics[1], bytes32(uint256(uint160(account(i)))), "account");
            vm.assertEq(logs[i].data, abi.encode("a member"), "name");
        }
    }

    function test_aProposalHoldsItsCallsAndTheProposersApproval() public {
        Consortium.Call[] memory calls = _twoCalls();
        vm.recordLogs();
        bytes32 id = propose(TOWN, calls);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(id, keccak256(abi.encode(uint64(0), calls)), "id");
        vm.assertEq(consortium.proposalId(0), id, "id by number");
        vm.assertEq(consortium.proposalCount(), 1, "count");
        (, uint64 number, address proposer, uint64 expiresAt, uint64 epoch, uint256 approvals, uint256 rejections, uint256 count) =
            consortium.proposal(id);
        vm.assertTrue(number == 0 && proposer == TOWN && expiresAt == NOW + LIFETIME && epoch == 0, "proposal");
        vm.assertTrue(approvals == 1 && rejections == 0 && count == 2, "votes");
        for (uint256 i = 0; i < 2; ++i) {
            (address target, bytes memory data) = consortium.proposedCall(id, i);
            vm.assertTrue(target == calls[i].target, "target");
            vm.assertEq(data, calls[i].data, "data");
        }
        vm.assertEq(logs.length, 2, "events");
        vm.assertEq(logs[0].topics[0], keccak256("ProposalMade(bytes32,address,uint64,uint64)"), "made");
        vm.assertEq(logs[0].data, abi.encode(uint64(0), NOW + LIFETIME), "number and end");
        vm.assertEq(logs[1].topics[0], keccak256("VoteCast(bytes32,address,uint8)"), "vote");
        vm.assertEq(logs[1].data, abi.encode(Consortium.Vote.Approved), "approved");
        requireState(id, Consortium.State.Open);
    }

    function test_theSameCallsTwiceAreTwoProposals() public {
        bytes32 first = propose(CITY, naming(AUTHORITY));
        bytes32 second = propose(CITY, naming(AUTHORITY));
        vm.assertFalse(first == second, "ids");
        approve(TOWN, first);
        vm.assertEq(uint256(consortium.voteOf(second, TOWN)), uint256(Consortium.Vote.None), "vote on the other");
    }

    function test_aMajorityChangesTheRegistryInOneStep() public {
        bytes32 id = agreed(_twoCalls());
        vm.assertEq(bytes(registry.authorityName(AUTHORITY)).length, 0, "not before the execution");
        execute(UNIVERSITY, id);
        vm.assertEq(bytes(registry.authorityName(AUTHORITY)), "Stadt Musterstadt", "name");
        vm.assertTrue(registry.mayIssueAt(AUTHORITY, TYPE, NOW), "right");
        requireState(id, Consortium.State.Executed);
    }

    /// @dev What readers of the journal rely on does not depend on who owns the registry.
    function test_eachRegistryChangeExtendsTheJournal() public {
        bytes32 id = agreed(_twoCalls());
        vm.recordLogs();
        execute(CITY, id);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        bytes memory first = abi.encodePacked(uint8(1), uint64(NOW), AUTHORITY, "Stadt Musterstadt");
        bytes memory second = abi.encodePacked(uint8(4), uint64(NOW), AUTHORITY, TYPE, uint64(NOW));
        bytes32 head = sha256(abi.encodePacked(bytes32(0), first));
        _requireExtension(logs[1], 0, first, head);
        head = sha256(abi.encodePacked(head, second));
        _requireExtension(logs[3], 1, second, head);
        vm.assertTrue(registry.journalHead() == head && registry.journalSize() == 2, "journal");
        vm.assertEq(logs[4].topics[0], keccak256("ProposalExecuted(bytes32,address)"), "executed");
        vm.assertTrue(logs[4].topics[1] == id && logs.length == 5, "last event");
    }

    function test_aVoteMayBeChangedUntilTheExecution() public {
        bytes32 id = agreed(naming(AUTHORITY));
        reject(CENTRE, id);
        vm.expectRevert(abi.encodeWithSelector(Consortium.ConsortiumMajorityMissing.selector, id, 2, 3));
        execute(CITY, id);
        approve(CENTRE, id);
        execute(CITY, id);
        requireState(id, Consortium.State.Executed);
    }

    function test_isClosedWhenNoMajorityIsLeft() public {
        bytes32 id = propose(CITY, naming(AUTHORITY));
        reject(TOWN, id);
        requireState(id, Consortium.State.Open);
        vm.recordLogs();
        reject(CENTRE, id);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertEq(logs.length, 2, "events");
        vm.assertEq(logs[1].topics[0], keccak256("ProposalRejected(bytes32)"), "rejected");
        requireState(id, Consortium.State.Rejected);
        // A closed proposal is not opened again by a change of mind.
        vm.expectRevert(notOpen(id, Consortium.State.Rejected));
        approve(TOWN, id);
    }

    function test_isExpiredFromTheLastSecondOn() public {
        bytes32 id = agreed(naming(AUTHORITY));
        vm.warp(NOW + LIFETIME - 1);
        requireState(id, Consortium.State.Open);
        vm.warp(NOW + LIFETIME);
        requireState(id, Consortium.State.Expired);
        vm.expectRevert(notOpen(id, Consortium.State.Expired));
        execute(CITY, id);
    }

    /// @dev All or none: what the first call did is undone, and the proposal can be executed when the obstacle is gone.
    function test_aFailingCallUndoesAllKeepsItsReasonAndTheProposalOpen() public {
        bytes32 id = agreed(_twoCalls());
        decided(naming(AUTHORITY));
        bytes32 head = registry.journalHead();
        vm.expectRevert(
            abi.encodeWithSelector(IssuerRegistry.IssuerRegistryAuthorityAlreadyRegistered.selector, AUTHORITY)
        );
        execute(CITY, id);
        requireState(id, Consortium.State.Open);

        Consortium.Call[] memory calls = new Consortium.Call[](2);
        calls[0] = ofRegistry(abi.encodeCall(registry.registerProfile, (TYPE, AUTHORITY)))[0];
        calls[1] = ofRegistry(abi.encodeCall(registry.replaceLogAccount, (LOG, TOWN)))[0];
        id = agreed(calls);
        vm.expectRevert(abi.encodeWithSelector(IssuerRegistry.IssuerRegistryUnknownLog.selector, LOG));
        execute(CITY, id);
        vm.assertTrue(registry.profileDigest(TYPE) == 0 && registry.journalHead() == head, "nothing is left of it");
        decided(ofRegistry(abi.encodeCall(registry.registerLog, (LOG, CITY, 10))));
        execute(CITY, id);
        vm.assertEq(registry.profileDigest(TYPE), AUTHORITY, "profile");
    }

    /// @dev Whoever executes with too little gas changes nothing and uses nothing up.
    function test_tooLittleGasLeavesTheProposalOpen() public {
        bytes32 id = agreed(naming(AUTHORITY));
        vm.prank(CITY);
        (bool ok,) = address(consortium).call{gas: 60_000}(abi.encodeCall(consortium.execute, (id)));
        vm.assertFalse(ok, "too little");
        requireState(id, Consortium.State.Open);
        execute(TOWN, id);
        requireState(id, Consortium.State.Executed);
    }

    /// @dev The known limit: one who begins alone decides alone, visibly, until the first other member is there.
    function test_aSingleFounderDecidesAloneUntilThereAreTwo() public {
        (registry, consortium) = owned(1);
        bytes32 early = propose(CITY, naming(TYPE));
        execute(CITY, propose(CITY, adding(TOWN)));
        vm.expectRevert(notOpen(early, Consortium.State.Void));
        execute(CITY, early);
        bytes32 id = propose(CITY, naming(AUTHORITY));
        vm.expectRevert(abi.encodeWithSelector(Consortium.ConsortiumMajorityMissing.selector, id, 1, 2));
        execute(CITY, id);
    }

    function test_handsTheRegistryToASuccessor() public {
        Consortium successor = new Consortium(registry, LIFETIME, founders(3));
        decided(ofRegistry(abi.encodeCall(registry.transferOwnership, (address(successor)))));
        vm.assertTrue(registry.owner() == address(consortium), "until the successor accepts");
        vm.prank(STRANGER);
        successor.acceptOwnership();
        vm.assertTrue(registry.owner() == address(successor), "owner");
    }

    function _twoCalls() private view returns (Consortium.Call[] memory calls) {
        calls = new Consortium.Call[](2);
        calls[0] = naming(AUTHORITY)[0];
        calls[1] = ofRegistry(abi.encodeCall(registry.allowType, (AUTHORITY, TYPE, NOW)))[0];
    }

    function _requireExtension(Vm.Log memory log, uint256 index, bytes memory change, bytes32 head) private view {
        vm.assertTrue(log.emitter == address(registry), "the registry's journal");
        vm.assertTrue(log.topics[0] == JOURNAL_EXTENDED && log.topics[1] == bytes32(index), "extension");
        vm.assertEq(log.data, abi.encode(change, head), "change and head");
    }
}
