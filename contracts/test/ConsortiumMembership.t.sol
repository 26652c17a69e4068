// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Consortium} from "../src/Consortium.sol";
import {Membership} from "../src/Membership.sol";
import {ConsortiumFixture} from "./ConsortiumFixture.sol";
import {vm, Vm} from "./Vm.sol";

contract ConsortiumMembershipTest is ConsortiumFixture {
    function test_addsAMemberWhoThenVotes() public {
        _decidedWithEvent(adding(NEWCOMER), keccak256("MemberAdded(address,string)"));
        vm.assertTrue(consortium.isMember(NEWCOMER) && consortium.threshold() == 3, "five members");
        bytes32 id = propose(NEWCOMER, naming(AUTHORITY));
        approve(CITY, id);
        approve(TOWN, id);
        execute(NEWCOMER, id);
    }

    function test_removesAMemberWhoThenHasNoSay() public {
        _decidedWithEvent(removing(CITY), keccak256("MemberRemoved(address)"));
        vm.assertFalse(consortium.isMember(CITY), "member");
        vm.assertEq(consortium.threshold(), 2, "threshold");
        _requireMembers(UNIVERSITY, TOWN, CENTRE);
        vm.expectRevert(abi.encodeWithSelector(Membership.ConsortiumUnauthorizedAccount.selector, CITY));
        propose(CITY, naming(AUTHORITY));
    }

    function test_removesTheLastOfTheList() public {
        decided(removing(UNIVERSITY));
        _requireMembers(CITY, TOWN, CENTRE);
    }

    function test_replacesALostKeyInItsPlace() public {
        _decidedWithEvent(replacing(UNIVERSITY, NEWCOMER), keccak256("MemberReplaced(address,address,string)"));
        vm.assertTrue(consortium.isMember(NEWCOMER) && !consortium.isMember(UNIVERSITY), "accounts");
        vm.assertEq(consortium.memberCount(), 4, "members");
        vm.assertTrue(consortium.members()[3] == NEWCOMER, "place");
    }

    /// @dev Two of four approve. Without the epoch the removal of one who did not would lower the threshold to two, and
    /// what had failed to find a majority would pass by surprise.
    function test_aRemovalDoesNotMakeAnOldProposalPass() public {
        bytes32 old = propose(CITY, naming(AUTHORITY));
        approve(TOWN, old);
        decided(removing(UNIVERSITY));
        vm.assertEq(consortium.threshold(), 2, "threshold");
        _requireVoid(old);
    }

    /// @dev The thief of a key must not have approved anything that counts after the key is replaced.
    function test_approvalsOfAReplacedKeyDoNotCount() public {
        bytes32 old = propose(UNIVERSITY, naming(AUTHORITY));
        approve(TOWN, old);
        decided(replacing(UNIVERSITY, NEWCOMER));
        _requireVoid(old);
    }

    function test_aNewMemberDoesNotDecideWhatOthersWereAsked() public {
        bytes32 old = propose(CITY, naming(AUTHORITY));
        decided(adding(NEWCOMER));
        vm.expectRevert(notOpen(old, Consortium.State.Void));
        approve(NEWCOMER, old);
        _requireVoid(old);
    }

    function test_severalChangesInOneProposal() public {
        Consortium.Call[] memory calls = new Consortium.Call[](3);
        calls[0] = adding(NEWCOMER)[0];
        calls[1] = removing(CITY)[0];
        calls[2] = naming(AUTHORITY)[0];
        decided(calls);
        vm.assertEq(consortium.membershipEpoch(), 2, "epoch");
        vm.assertEq(consortium.memberCount(), 4, "members");
        vm.assertEq(bytes(registry.authorityName(AUTHORITY)), "Stadt Musterstadt", "name");
    }

    function test_refusesChangesThatNobodyProposed() public {
        bytes memory proposalRequired = abi.encodeWithSelector(Membership.ConsortiumProposalRequired.selector);
        vm.expectRevert(proposalRequired);
        vm.prank(CITY);
        consortium.addMember(NEWCOMER, "");
        vm.expectRevert(proposalRequired);
        vm.prank(CITY);
        consortium.removeMember(TOWN);
        vm.expectRevert(proposalRequired);
        vm.prank(CITY);
        consortium.replaceMember(TOWN, NEWCOMER, "");
    }

    function test_refusesNobodyAndItselfAsMember() public {
        address[2] memory invalid = [address(0), address(consortium)];
        for (uint256 i = 0; i < 2; ++i) {
            bytes memory refusal = abi.encodeWithSelector(Membership.ConsortiumInvalidMember.selector, invalid[i]);
            _refuses(adding(invalid[i]), refusal);
            _refuses(replacing(CITY, invalid[i]), refusal);
        }
    }

    function test_refusesAMemberTwice() public {
        bytes memory twice = abi.encodeWithSelector(Membership.ConsortiumAlreadyMember.selector, TOWN);
        _refuses(adding(TOWN), twice);
        _refuses(replacing(CITY, TOWN), twice);
        _refuses(replacing(TOWN, TOWN), twice);
    }

    function test_refusesToRemoveOrReplaceStrangers() public {
        bytes memory unknown = abi.encodeWithSelector(Membership.ConsortiumUnknownMember.selector, STRANGER);
        _refuses(removing(STRANGER), unknown);
        _refuses(replacing(STRANGER, NEWCOMER), unknown);
    }

    function test_refusesOverlongNamesAndTakesNone() public {
        bytes memory tooLong = abi.encodeWithSelector(Membership.ConsortiumInvalidName.selector, 257);
        string memory name = string(new bytes(257));
        _refuses(ofItself(abi.encodeCall(consortium.addMember, (NEWCOMER, name))), tooLong);
        _refuses(ofItself(abi.encodeCall(consortium.replaceMember, (CITY, NEWCOMER, name))), tooLong);
        decided(ofItself(abi.encodeCall(consortium.addMember, (NEWCOMER, string(new bytes(256))))));
        decided(ofItself(abi.encodeCall(consortium.addMember, (STRANGER, ""))));
    }

    /// @dev The other would rule alone from then on, though every approval was in order.
    function test_refusesToLeaveOneMemberAlone() public {
        (registry, consortium) = owned(2);
        bytes32 id = propose(CITY, removing(TOWN));
        approve(TOWN, id);
        vm.expectRevert(abi.encodeWithSelector(Membership.ConsortiumTooFewMembers.selector, 1));
        execute(CITY, id);
        (registry, consortium) = owned(1);
        id = propose(CITY, removing(CITY));
        vm.expectRevert(abi.encodeWithSelector(Membership.ConsortiumTooFewMembers.selector, 0));
        execute(CITY, id);
    }

    function _decidedWithEvent(Consortium.Call[] memory calls, bytes32 kind) private {
        bytes32 id = agreed(calls);
        vm.recordLogs();
        execute(CITY, id);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        vm.assertTrue(logs.length == 2 && logs[0].topics[0] == kind, "event");
        vm.assertEq(consortium.membershipEpoch(), 1, "epoch");
    }

    function _refuses(Consortium.Call[] memory calls, bytes memory refusal) private {
        bytes32 id = agreed(calls);
        vm.expectRevert(refusal);
        execute(CITY, id);
        vm.assertEq(consortium.membershipEpoch(), 0, "epoch");
    }

    function _requireVoid(bytes32 id) private {
        requireState(id, Consortium.State.Void);
        vm.expectRevert(notOpen(id, Consortium.State.Void));
        execute(TOWN, id);
        vm.expectRevert(notOpen(id, Consortium.State.Void));
        reject(TOWN, id);
        vm.assertEq(registry.journalSize(), 0, "journal");
    }

    function _requireMembers(address a, address b, address c) private view {
        address[] memory list = consortium.members();
        vm.assertTrue(list.length == 3 && list[0] == a && list[1] == b && list[2] == c, "members");
    }
}
