// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AppendOnlyHandler} from "./AppendOnlyHandler.sol";
import {vm} from "./Vm.sol";

/// @dev No sequence of calls makes an anchored root that the earlier ones are not a prefix of.
contract AppendOnlyTest {
    AppendOnlyHandler private handler;

    function setUp() public {
        handler = new AppendOnlyHandler();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariant_everyAnchoredRootIsAPrefixOfTheHistory() public view {
        handler.requirePrefixes();
    }

    function invariant_onlyAcceptedCheckpointsAreStored() public view {
        handler.requireWhatWasAccepted();
    }

    /// @dev The handler's lies do get through to the contract, and its check does notice a root that is no prefix.
    function test_handlerReallyLies() public {
        handler.growHonestly(7, "a");
        handler.rewriteHistory(3, 5, "b");
        handler.dropLeaf(2, 5, "c");
        handler.flipBit(0, 9, 4, "d");
        handler.inventTree(4, "e", new bytes32[](3));
        handler.shrink(3, 4);
        handler.repeatLatest(new bytes32[](1));
        handler.anchorAsStranger(address(1), "f");
        vm.assertEq(handler.lies(), 9, "lies");
        handler.growHonestly(11, "g");
        handler.requirePrefixes();
        handler.requireWhatWasAccepted();
    }

    /// @dev The known limit: a wrong size of the same shape is accepted, and even then the history is continued.
    function test_wrongSizeOfTheSameShapeIsAcceptedAndStillAPrefix() public {
        handler.growHonestly(7, "a");
        handler.lieAboutSize(5, 3, "b");
        vm.assertEq(handler.sizeLiesAccepted(), 1, "accepted");
        handler.requirePrefixes();
        handler.requireWhatWasAccepted();
    }
}
