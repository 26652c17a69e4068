// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Fixture} from "./Fixture.sol";
import {vm} from "./Vm.sol";

/// @dev What the registry answers for a point in time.
contract IssuerRegistryTest is Fixture {
    uint64 private constant FROM = NOW - 1000;
    uint64 private constant UNTIL = NOW + 1000;

    function test_keyServesItsPurposesInsideItsPeriodOnly() public {
        registry.addKey(AUTHORITY, KEY, 5, FROM, UNTIL);
        _requireKey(1, FROM - 1, false);
        _requireKey(1, FROM, true);
        _requireKey(1, UNTIL - 1, true);
        _requireKey(1, UNTIL, false);
        _requireKey(4, NOW, true);
        _requireKey(5, NOW, true);
        _requireKey(2, NOW, false);
        _requireKey(3, NOW, false);
        _requireKey(0, NOW, false);
        vm.assertFalse(registry.keyIsValidAt(LOG, KEY, 1, NOW), "another authority's key");
        vm.assertFalse(registry.keyIsValidAt(AUTHORITY, LOG, 1, NOW), "unknown key");
    }

    function test_revocationTakesAKeyFromItsTimeOn() public {
        registry.addKey(AUTHORITY, KEY, 1, FROM, UNTIL);
        registry.revokeKey(AUTHORITY, KEY, NOW);
        _requireKey(1, NOW - 1, true);
        _requireKey(1, NOW, false);
        _requireKey(1, UNTIL - 1, false);
        registry.revokeKey(AUTHORITY, KEY, NOW - 10);
        _requireKey(1, NOW - 11, true);
        _requireKey(1, NOW - 10, false);
        (uint8 purposes, uint64 validFrom, uint64 validUntil, uint64 revokedAt) = registry.keyOf(AUTHORITY, KEY);
        vm.assertTrue(purposes == 1 && validFrom == FROM && validUntil == UNTIL, "stays as it was added");
        vm.assertEq(revokedAt, NOW - 10, "the earlier of both");
    }

    function test_rightToIssueHoldsInEachOfItsPeriods() public {
        _requireRight(NOW, false);
        registry.allowType(AUTHORITY, TYPE, FROM);
        _requireRight(FROM - 1, false);
        _requireRight(FROM, true);
        _requireRight(type(uint64).max - 1, true);
        registry.disallowType(AUTHORITY, TYPE, NOW);
        _requireRight(NOW - 1, true);
        _requireRight(NOW, false);
        registry.allowType(AUTHORITY, TYPE, UNTIL);
        _requireRight(NOW, false);
        _requireRight(UNTIL - 1, false);
        _requireRight(UNTIL, true);
        _requireRight(FROM, true);
        vm.assertFalse(registry.mayIssueAt(AUTHORITY, KEY, NOW), "another type");
        vm.assertFalse(registry.mayIssueAt(LOG, TYPE, NOW - 1), "another authority");
    }

    function test_rightCanBeTakenBackToItsBeginning() public {
        registry.allowType(AUTHORITY, TYPE, FROM);
        registry.disallowType(AUTHORITY, TYPE, NOW);
        registry.allowType(AUTHORITY, TYPE, NOW);
        _requireRight(NOW, true);
        registry.disallowType(AUTHORITY, TYPE, NOW);
        _requireRight(NOW, false);
        _requireRight(UNTIL, false);
        _requireRight(NOW - 1, true);
    }

    /// @dev Any series of rights and withdrawals against a plain list of seconds.
    function testFuzz_rightsAgreeWithAListOfSeconds(uint8[12] memory steps) public {
        bool[64] memory expected;
        uint64 next = 0;
        for (uint256 i = 0; i + 1 < steps.length; i += 2) {
            uint64 from = next + steps[i] % 6;
            uint64 until = from + steps[i + 1] % 6;
            registry.allowType(AUTHORITY, TYPE, from);
            registry.disallowType(AUTHORITY, TYPE, until);
            for (uint64 t = from; t < until; ++t) {
                expected[t] = true;
            }
            next = until;
        }
        for (uint64 t = 0; t < expected.length; ++t) {
            _requireRight(t, expected[t]);
        }
    }

    function test_logIsReadBackWithItsSuccessor() public {
        registry.registerLog(NEXT_LOG, STRANGER, 7);
        registry.replaceLogAccount(LOG, STRANGER);
        (address account, uint64 maxGrowth, bool closed, bytes32 successor) = registry.logOf(LOG);
        vm.assertTrue(account == STRANGER && maxGrowth == MAX_GROWTH && !closed && successor == 0, "open");
        registry.closeLog(LOG, 10, NEXT_LOG);
        (account, maxGrowth, closed, successor) = registry.logOf(LOG);
        vm.assertTrue(account == STRANGER && maxGrowth == MAX_GROWTH && closed && successor == NEXT_LOG, "closed");
        (account, maxGrowth, closed, successor) = registry.logOf(KEY);
        vm.assertTrue(account == address(0) && maxGrowth == 0 && !closed && successor == 0, "unknown");
    }

    function test_statusListMovesToTheSuccessorOfItsClosedLog() public {
        registry.registerLog(NEXT_LOG, STRANGER, 7);
        registry.closeLog(LOG, 10, NEXT_LOG);
        registry.registerStatusList(LIST, AUTHORITY, NEXT_LOG);
        (bytes32 authority, bytes32 logId) = registry.statusListOf(LIST);
        vm.assertEq(authority, AUTHORITY, "authority");
        vm.assertEq(logId, NEXT_LOG, "log");
    }

    function test_newProfileTakesThePlaceOfTheOld() public {
        registry.registerProfile(TYPE, KEY);
        registry.registerProfile(TYPE, LOG);
        vm.assertEq(registry.profileDigest(TYPE), LOG, "digest");
        vm.assertEq(registry.profileDigest(KEY), 0, "unknown");
    }

    function test_nameIsReadBack() public view {
        vm.assertEq(bytes(registry.authorityName(AUTHORITY)), bytes("Stadt Musterstadt"), "name");
        vm.assertEq(bytes(registry.authorityName(KEY)), bytes(""), "unknown");
    }

    function test_newOwnerTakesOverByAccepting() public {
        registry.transferOwnership(STRANGER);
        vm.assertTrue(registry.owner() == address(this), "not yet");
        vm.prank(STRANGER);
        registry.acceptOwnership();
        vm.assertTrue(registry.owner() == STRANGER, "now");
    }

    function _requireKey(uint8 purpose, uint64 time, bool expected) private view {
        vm.assertTrue(registry.keyIsValidAt(AUTHORITY, KEY, purpose, time) == expected, "keyIsValidAt");
    }

    function _requireRight(uint64 time, bool expected) private view {
        vm.assertTrue(registry.mayIssueAt(AUTHORITY, TYPE, time) == expected, "mayIssueAt");
    }
}
