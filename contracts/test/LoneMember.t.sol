// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {LoneMemberHandler} from "./LoneMemberHandler.sol";
import {vm} from "./Vm.sol";

/// @dev No sequence of calls by one member's account changes the registry, its owner or the members. test/must-fail.mjs shows
/// which guards this rests on.
contract LoneMemberTest {
    LoneMemberHandler private handler;

    function setUp() public {
        handler = new LoneMemberHandler();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function invariant_oneMemberChangesNothingAlone() public view {
        handler.requireUnchanged();
    }

    /// @dev The handler's acts reach the contracts: it proposes and insists in each consortium.
    function test_handlerReallyTries() public {
        uint8[] memory acts = new uint8[](3);
        (acts[0], acts[1], acts[2]) = (1, 0, 2);
        for (uint8 i = 0; i < 24; ++i) {
            handler.proposeAnything(i % 3, i / 3, address(0xBAD));
            handler.insist(i % 3, i / 3, acts);
            handler.goAround(i % 3, i / 3, address(0xBAD));
        }
        vm.assertEq(handler.attempts(), 24 * 6, "attempts");
        handler.requireUnchanged();
    }
}
