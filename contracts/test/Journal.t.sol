// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IssuerRegistry} from "../src/IssuerRegistry.sol";
import {vm, Vm} from "./Vm.sol";

/// @dev The journal's bytes against expectations written by hand from docs/spec/contracts.md.
contract JournalTest {
    bytes32 private constant A = hex"a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1";
    bytes32 private constant B = hex"b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2";
    bytes32 private constant C = hex"c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3";
    bytes32 private constant JOURNAL_EXTENDED = keccak256("JournalExtended(uint64,bytes,bytes32)");

    IssuerRegistry private registry;

    function setUp() public {
        vm.warp(0x6a18b100);
        registry = new IssuerRegistry(address(this));
    }

    function test_isEmptyAtFirst() public view {
        vm.assertEq(registry.journalHead(), bytes32(0), "head");
        vm.assertEq(registry.journalSize(), 0, "size");
    }

    function test_extendsByTheExactBytesOfEachChange() public {
        vm.recordLogs();
        registry.registerAuthority(A, unicode"Stadt Köln");
        registry.addKey(A, B, 5, 0x6a000000, 0x7a000000);
        registry.revokeKey(A, B, 0x6b000000);
        registry.allowType(A, C, 0x6a000001);
        registry.disallowType(A, C, 0x6a000002);
        registry.registerLog(B, address(0x00d1D2D3d4D5d6d7d8d9dadBDCdDdeDfe0E1e2E3), 1_000_000);
        registry.registerLog(C, address(1), 1);
        registry.replaceLogAccount(B, address(0x11d1d2D3D4d5d6D7d8D9DADBDCddDedfe0E1E2E4));
        registry.registerStatusList(C, A, B);
        registry.closeLog(B, 0x0102030405060708, C);
        registry.registerProfile(C, B);

        bytes[11] memory expected = [
            bytes(hex"01000000006a18b100a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a15374616474204bc3b66c6e"),
            hex"02000000006a18b100a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b205000000006a000000000000007a000000",
            hex"03000000006a18b100a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2000000006b000000",
            hex"04000000006a18b100a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3000000006a000001",
            hex"05000000006a18b100a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3000000006a000002",
            hex"06000000006a18b100b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b200d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e300000000000f4240",
            hex"06000000006a18b100c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c300000000000000000000000000000000000000010000000000000001",
            hex"07000000006a18b100b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b211d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e4",
            hex"09000000006a18b100c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2",
            hex"08000000006a18b100b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b20102030405060708c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3",
            hex"0a000000006a18b100c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2"
        ];
        _requireJournal(expected);
    }

    function _requireJournal(bytes[11] memory expected) private {
        Vm.Log[] memory logs = vm.getRecordedLogs();
        bytes32 head = 0;
        uint256 index = 0;
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] != JOURNAL_EXTENDED) continue;
            (bytes memory change, bytes32 announced) = abi.decode(logs[i].data, (bytes, bytes32));
            vm.assertEq(change, expected[index], "change");
            vm.assertEq(uint256(logs[i].topics[1]), index, "index");
            head = sha256(abi.encodePacked(head, change));
            vm.assertEq(announced, head, "announced head");
            ++index;
        }
        vm.assertEq(index, expected.length, "changes");
        vm.assertEq(registry.journalHead(), head, "head");
        vm.assertEq(registry.journalSize(), expected.length, "size");
        // Each change has an event of its own as well.
        vm.assertEq(logs.length, 2 * expected.length, "events");
    }
}
