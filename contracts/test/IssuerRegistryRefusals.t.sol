// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {IssuerRegistry} from "../src/IssuerRegistry.sol";
import {Fixture} from "./Fixture.sol";
import {vm} from "./Vm.sol";

/// @dev Every refusal of the registry, with its exact error; nothing changes after one.
contract IssuerRegistryRefusalsTest is Fixture {
    function test_everyChangeIsTheOwnersOnly() public {
        bytes[10] memory calls = [
            abi.encodeCall(registry.registerAuthority, (KEY, "x")),
            abi.encodeCall(registry.addKey, (AUTHORITY, KEY, 1, 0, 1)),
            abi.encodeCall(registry.revokeKey, (AUTHORITY, KEY, 1)),
            abi.encodeCall(registry.allowType, (AUTHORITY, TYPE, 1)),
            abi.encodeCall(registry.disallowType, (AUTHORITY, TYPE, 1)),
            abi.encodeCall(registry.registerLog, (NEXT_LOG, OPERATOR, 1)),
            abi.encodeCall(registry.replaceLogAccount, (LOG, STRANGER)),
            abi.encodeCall(registry.closeLog, (LOG, 1, bytes32(0))),
            abi.encodeCall(registry.registerStatusList, (KEY, AUTHORITY, LOG)),
            abi.encodeCall(registry.registerProfile, (TYPE, KEY))
        ];
        bytes32 head = registry.journalHead();
        for (uint256 i = 0; i < calls.length; ++i) {
            vm.prank(OPERATOR);
            (bool ok, bytes memory answer) = address(registry).call(calls[i]);
            vm.assertFalse(ok, "refused");
            bytes memory expected = abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, OPERATOR);
            vm.assertEq(answer, expected, "as not the owner's");
        }
        vm.assertEq(registry.journalHead(), head, "journal");
    }

    function test_refusesToBeLeftWithoutOwner() public {
        _expect(abi.encodeWithSelector(Ownable.OwnableInvalidOwner.selector, address(0)));
        new IssuerRegistry(address(0));
        _expect(abi.encodeWithSelector(IssuerRegistry.IssuerRegistryOwnerRequired.selector));
        registry.renounceOwnership();
    }

    function test_refusesZeroHashes() public {
        bytes memory zero = abi.encodeWithSelector(IssuerRegistry.IssuerRegistryZeroHash.selector);
        _expect(zero);
        registry.registerAuthority(0, "x");
        _expect(zero);
        registry.addKey(AUTHORITY, 0, 1, 0, 1);
        _expect(zero);
        registry.allowType(AUTHORITY, 0, 0);
        _expect(zero);
        registry.registerLog(0, OPERATOR, 1);
        _expect(zero);
        registry.registerStatusList(0, AUTHORITY, LOG);
        _expect(zero);
        registry.registerProfile(0, KEY);
        _expect(zero);
        registry.registerProfile(TYPE, 0);
    }

    function test_refusesEmptyAndOverlongNames() public {
        _expect(abi.encodeWithSelector(IssuerRegistry.IssuerRegistryInvalidName.selector, 0));
        registry.registerAuthority(KEY, "");
        _expect(abi.encodeWithSelector(IssuerRegistry.IssuerRegistryInvalidName.selector, 257));
        registry.registerAuthority(KEY, string(new bytes(257)));
        registry.registerAuthority(KEY, string(new bytes(256)));
    }

    function test_refusesAnAuthorityTwice() public {
        _expect(abi.encodeWithSelector(IssuerRegistry.IssuerRegistryAuthorityAlreadyRegistered.selector, AUTHORITY));
        registry.registerAuthority(AUTHORITY, "Another name");
    }

    function test_refusesUnknownAuthorities() public {
        bytes memory unknown = abi.encodeWithSelector(IssuerRegistry.IssuerRegistryUnknownAuthority.selector, TYPE);
        _expect(unknown);
        registry.addKey(TYPE, KEY, 1, 0, 1);
        _expect(unknown);
        registry.allowType(TYPE, TYPE, 0);
        _expect(unknown);
        registry.registerStatusList(KEY, TYPE, LOG);
    }

    function test_refusesKeysWithoutOrWithUnknownPurposes() public {
        _expect(abi.encodeWithSelector(IssuerRegistry.IssuerRegistryInvalidPurposes.selector, 0));
        registry.addKey(AUTHORITY, KEY, 0, 0, 1);
        _expect(abi.encodeWithSelector(IssuerRegistry.IssuerRegistryInvalidPurposes.selector, 16));
        registry.addKey(AUTHORITY, KEY, 16, 0, 1);
    }

    function test_refusesPeriodsThatAreEmptyOrEndBeforeTheyBegin() public {
        _expect(abi.encodeWithSelector(IssuerRegistry.IssuerRegistryInvalidPeriod.selector, 5, 5));
        registry.addKey(AUTHORITY, KEY, 1, 5, 5);
        _expect(abi.encodeWithSelector(IssuerRegistry.IssuerRegistryInvalidPeriod.selector, 6, 5));
        registry.addKey(AUTHORITY, KEY, 1, 6, 5);
        registry.allowType(AUTHORITY, TYPE, 10);
        _expect(abi.encodeWithSelector(IssuerRegistry.IssuerRegistryInvalidPeriod.selector, 10, 9));
        registry.disallowType(AUTHORITY, TYPE, 9);
    }

    /// @dev Whoever sends milliseconds is told so at once: a change in the journal cannot be taken back.
    function test_refusesTimesBeyondTheYear9999() public {
        uint64 last = 253_402_300_799;
        bytes memory invalid = abi.encodeWithSelector(IssuerRegistry.IssuerRegistryInvalidTime.selector, last + 1);
        _expect(invalid);
        registry.addKey(AUTHORITY, KEY, 1, last + 1, last + 2);
        registry.addKey(AUTHORITY, KEY, 1, last, type(uint64).max);
        _expect(invalid);
        registry.revokeKey(AUTHORITY, KEY, last + 1);
        registry.revokeKey(AUTHORITY, KEY, last);
        _expect(invalid);
        registry.allowType(AUTHORITY, TYPE, last + 1);
        registry.allowType(AUTHORITY, TYPE, last);
        _expect(invalid);
        registry.disallowType(AUTHORITY, TYPE, last + 1);
        registry.disallowType(AUTHORITY, TYPE, last);
    }

    function test_refusesSizesBeyond63Bits() public {
        _expect(abi.encodeWithSelector(IssuerRegistry.IssuerRegistryInvalidSize.selector, uint64(1) << 63));
        registry.closeLog(LOG, uint64(1) << 63, 0);
        registry.closeLog(LOG, (uint64(1) << 63) - 1, 0);
    }

    function test_refusesAKeyTwice() public {
        registry.addKey(AUTHORITY, KEY, 1, 0, 10);
        registry.revokeKey(AUTHORITY, KEY, 5);
        _expect(abi.encodeWithSelector(IssuerRegistry.IssuerRegistryKeyAlreadyAdded.selector, AUTHORITY, KEY));
        registry.addKey(AUTHORITY, KEY, 1, 0, 20);
    }

    function test_refusesToRevokeAnUnknownKey() public {
        _expect(abi.encodeWithSelector(IssuerRegistry.IssuerRegistryUnknownKey.selector, AUTHORITY, KEY));
        registry.revokeKey(AUTHORITY, KEY, 1);
    }

    function test_refusesToTakeARevocationBackOrMoveItForward() public {
        registry.addKey(AUTHORITY, KEY, 1, 0, 10);
        _expectInvalidRevocation(0);
        registry.revokeKey(AUTHORITY, KEY, 0);
        registry.revokeKey(AUTHORITY, KEY, 5);
        _expectInvalidRevocation(0);
        registry.revokeKey(AUTHORITY, KEY, 0);
        _expectInvalidRevocation(5);
        registry.revokeKey(AUTHORITY, KEY, 5);
        _expectInvalidRevocation(6);
        registry.revokeKey(AUTHORITY, KEY, 6);
        registry.revokeKey(AUTHORITY, KEY, 4);
    }

    function test_refusesARightThatOverlapsAnother() public {
        bytes memory twice =
            abi.encodeWithSelector(IssuerRegistry.IssuerRegistryTypeAlreadyAllowed.selector, AUTHORITY, TYPE);
        registry.allowType(AUTHORITY, TYPE, 10);
        _expect(twice);
        registry.allowType(AUTHORITY, TYPE, 20);
        registry.disallowType(AUTHORITY, TYPE, 15);
        _expect(twice);
        registry.allowType(AUTHORITY, TYPE, 14);
        registry.allowType(AUTHORITY, TYPE, 15);
    }

    function test_refusesToWithdrawARightThatIsNotThere() public {
        bytes memory none = abi.encodeWithSelector(IssuerRegistry.IssuerRegistryTypeNotAllowed.selector, AUTHORITY, TYPE);
        _expect(none);
        registry.disallowType(AUTHORITY, TYPE, 10);
        registry.allowType(AUTHORITY, TYPE, 10);
        registry.disallowType(AUTHORITY, TYPE, 20);
        _expect(none);
        registry.disallowType(AUTHORITY, TYPE, 20);
        _expect(none);
        registry.disallowType(AUTHORITY, TYPE, 21);
        registry.disallowType(AUTHORITY, TYPE, 19);
    }

    function test_refusesALogTwice() public {
        _expect(abi.encodeWithSelector(IssuerRegistry.IssuerRegistryLogAlreadyRegistered.selector, LOG));
        registry.registerLog(LOG, STRANGER, 1);
    }

    function test_refusesUnknownLogs() public {
        bytes memory unknown = abi.encodeWithSelector(IssuerRegistry.IssuerRegistryUnknownLog.selector, KEY);
        _expect(unknown);
        registry.replaceLogAccount(KEY, STRANGER);
        _expect(unknown);
        registry.closeLog(KEY, 0, 0);
        _expect(unknown);
        registry.registerStatusList(KEY, AUTHORITY, KEY);
    }

    function test_refusesChangesToAClosedLog() public {
        registry.closeLog(LOG, 0, 0);
        bytes memory closed = abi.encodeWithSelector(IssuerRegistry.IssuerRegistryLogIsClosed.selector, LOG);
        _expect(closed);
        registry.replaceLogAccount(LOG, STRANGER);
        _expect(closed);
        registry.closeLog(LOG, 0, 0);
        _expect(closed);
        registry.registerStatusList(KEY, AUTHORITY, LOG);
    }

    function test_refusesNobodyAndThePresentAccountAsWriter() public {
        bytes4 invalid = IssuerRegistry.IssuerRegistryInvalidAccount.selector;
        _expect(abi.encodeWithSelector(invalid, address(0)));
        registry.registerLog(NEXT_LOG, address(0), 1);
        _expect(abi.encodeWithSelector(invalid, address(0)));
        registry.replaceLogAccount(LOG, address(0));
        _expect(abi.encodeWithSelector(invalid, OPERATOR));
        registry.replaceLogAccount(LOG, OPERATOR);
    }

    function test_refusesALogThatMayNotGrow() public {
        _expect(abi.encodeWithSelector(IssuerRegistry.IssuerRegistryInvalidGrowth.selector));
        registry.registerLog(NEXT_LOG, OPERATOR, 0);
    }

    function test_refusesASuccessorThatCannotGoOn() public {
        bytes4 invalid = IssuerRegistry.IssuerRegistryInvalidSuccessor.selector;
        _expect(abi.encodeWithSelector(invalid, LOG, LOG));
        registry.closeLog(LOG, 0, LOG);
        _expect(abi.encodeWithSelector(invalid, LOG, NEXT_LOG));
        registry.closeLog(LOG, 0, NEXT_LOG);
        registry.registerLog(NEXT_LOG, OPERATOR, 1);
        registry.closeLog(NEXT_LOG, 0, 0);
        _expect(abi.encodeWithSelector(invalid, LOG, NEXT_LOG));
        registry.closeLog(LOG, 0, NEXT_LOG);
    }

    function test_refusesToMoveAStatusListAnywhereButToTheSuccessor() public {
        bytes32 otherAuthority = keccak256("other");
        bytes32 otherLog = keccak256("other log");
        registry.registerAuthority(otherAuthority, "Other");
        registry.registerLog(NEXT_LOG, OPERATOR, 1);
        registry.registerLog(otherLog, OPERATOR, 1);
        bytes memory twice =
            abi.encodeWithSelector(IssuerRegistry.IssuerRegistryStatusListAlreadyRegistered.selector, LIST);
        _expect(twice);
        registry.registerStatusList(LIST, AUTHORITY, LOG);
        _expect(twice);
        registry.registerStatusList(LIST, AUTHORITY, NEXT_LOG);
        registry.closeLog(LOG, 0, NEXT_LOG);
        _expect(twice);
        registry.registerStatusList(LIST, AUTHORITY, otherLog);
        _expect(twice);
        registry.registerStatusList(LIST, otherAuthority, NEXT_LOG);
    }

    function test_refusesTheSameProfileAgain() public {
        registry.registerProfile(TYPE, KEY);
        _expect(abi.encodeWithSelector(IssuerRegistry.IssuerRegistryProfileUnchanged.selector, TYPE));
        registry.registerProfile(TYPE, KEY);
    }

    function _expectInvalidRevocation(uint64 time) private {
        bytes4 invalid = IssuerRegistry.IssuerRegistryInvalidRevocation.selector;
        _expect(abi.encodeWithSelector(invalid, AUTHORITY, KEY, time));
    }

    function _expect(bytes memory error_) private {
        vm.expectRevert(error_);
    }
}
