// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ConsortiumHandler} from "./ConsortiumHandler.sol";
import {vm} from "./Vm.sol";

/// @dev What holds after any sequence of acts of many accounts. test/must-fail.mjs takes the guards out of the contract one by
/// one and requires that the invariant named beside each breaks; with fewer
/// runs some of them would find no sequence that breaks it.
/// forge-config: default.invariant.runs = 128
/// forge-config: default.invariant.depth = 64
contract ConsortiumInvariantsTest {
    ConsortiumHandler private handler;

    function setUp() public {
        handler = new ConsortiumHandler();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariant_executedOnlyWithAMajorityOfPresentMembers() public view {
        vm.assertEq(handler.withoutMajority(), 0, "executed without a majority");
    }

    function invariant_executedOnlyWithinTheLifetime() public view {
        vm.assertEq(handler.outOfTime(), 0, "executed after the end");
    }

    function invariant_executedOnlyByTheMembershipThatWasAsked() public view {
        vm.assertEq(handler.acrossMemberships(), 0, "executed after a change of the members");
    }

    function invariant_executedAtMostOnce() public view {
        vm.assertEq(handler.repeated(), 0, "executed again");
    }

    function invariant_onlyMembersAct() public view {
        vm.assertEq(handler.byStrangers(), 0, "a stranger acted");
    }

    function invariant_aMajorityInTimeGetsThrough() public view {
        vm.assertEq(handler.refusedWrongly(), 0, "refused wrongly");
    }

    function invariant_membersAreThoseThatProposalsMade() public view {
        handler.requireMembers();
    }

    function invariant_theJournalHoldsWhatWasExecuted() public view {
        handler.requireJournal();
    }

    /// @dev The handler does get through to executions of every kind, and to refusals.
    function test_handlerReallyActs() public {
        handler.proposeAny(0, 0, 0, 0);
        handler.approveBy(0x0E, 0);
        handler.wavers(4 * 3, 0, 5);
        handler.executeBy(4, 0);
        handler.executeBy(4, 0);
        handler.proposeAny(0, 1, 0, 4);
        handler.approveAndExecuteBy(0x06, 8, 0);
        handler.proposeAny(4 * 4, 2, 0, 0);
        handler.approveAndExecuteBy(0x0E, 8, 0);
        handler.proposeAny(4 * 4, 3, 4 * 3, 5);
        handler.approveAndExecuteBy(0x0E, 4 * 4, 0);
        handler.proposeAny(3, 0, 0, 0);
        handler.wait(1);
        handler.proposeAny(4, 0, 0, 0);
        handler.rejectBy(8, 0);
        vm.assertEq(handler.executions(), 4, "executions");
        vm.assertEq(handler.refusals(), 2, "refusals");
        handler.requireMembers();
        handler.requireJournal();
    }
}
