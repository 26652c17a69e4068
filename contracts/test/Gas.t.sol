// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {StatusUpdate} from "../src/StatusUpdate.sol";
import {Fixture} from "./Fixture.sol";
import {UniformTree} from "./UniformTree.sol";
import {vm} from "./Vm.sol";

/// @dev Gas of one anchoring transaction, all included, for docs/gas.md. The bounds are a
/// little above what was measured: a change that makes anchoring dearer is noticed.
/// forge-config: default.isolate = true
contract GasTest is Fixture {
    event log_named_uint(string key, uint256 value);

    bytes32 private constant BIG_LOG = keccak256("big log");
    bytes32 private constant TWIN_LOG = keccak256("a log that announces nothing");

    function setUp() public override {
        super.setUp();
        registry.registerLog(BIG_LOG, address(this), type(uint64).max);
    }

    function test_gas_firstCheckpoint() public {
        _anchor(1, noUpdates());
        _report("first checkpoint, size 1", 130_000);
    }

    function test_gas_from1To2() public {
        _grow(1, 2, 120_000);
    }

    function test_gas_from1000To2000() public {
        _grow(1000, 2000, 130_000);
    }

    function test_gas_from1MillionBy5000() public {
        _grow(1_000_000, 1_005_000, 140_000);
    }

    function test_gas_from1BillionBy1Million() public {
        _grow(1_000_000_000, 1_001_000_000, 150_000);
    }

    function test_gas_withOneStatusUpdate() public {
        _anchor(1000, noUpdates());
        registry.registerStatusList(keccak256("list"), AUTHORITY, BIG_LOG);
        _anchor(1001, oneUpdate(keccak256("list"), 1, "bits"));
        _anchor(2000, oneUpdate(keccak256("list"), 2, "other bits"));
        _report("from 1001 to 2000 with one status update", 220_000);
    }

    /// @dev What one more version of a list costs in a checkpoint that announces a hundred.
    function test_gas_perListVersion() public {
        registry.registerLog(TWIN_LOG, address(this), type(uint64).max);
        registry.registerStatusList(keccak256("list"), AUTHORITY, BIG_LOG);
        anchor.anchor(TWIN_LOG, 1000, UniformTree.root(1000), noHashes(), noUpdates());
        anchor.anchor(TWIN_LOG, 2000, UniformTree.root(2000), UniformTree.consistencyProof(1000, 2000), noUpdates());
        uint256 without = vm.lastCallGas().gasTotalUsed;
        StatusUpdate[] memory updates = new StatusUpdate[](100);
        for (uint64 i = 0; i < updates.length; ++i) {
            updates[i] = StatusUpdate(keccak256("list"), i + 2, keccak256(abi.encode(i)));
        }
        _anchor(1000, oneUpdate(keccak256("list"), 1, "bits"));
        _anchor(2000, updates);
        uint256 each = (vm.lastCallGas().gasTotalUsed - without) / updates.length;
        emit log_named_uint("each of 100 versions of a list", each);
        vm.assertTrue(each < 60_000, "dearer than it was");
    }

    function _grow(uint64 first, uint64 second, uint256 bound) private {
        _anchor(first, noUpdates());
        _anchor(second, noUpdates());
        string memory sizes = string.concat("from ", vm.toString(first), " to ", vm.toString(second));
        _report(sizes, bound);
        emit log_named_uint("  hashes in the proof", UniformTree.consistencyProof(first, second).length);
    }

    function _anchor(uint64 size, StatusUpdate[] memory updates) private {
        (uint64 anchored,,,) = anchor.latest(BIG_LOG);
        bytes32[] memory proof = anchored == 0 ? noHashes() : UniformTree.consistencyProof(anchored, size);
        anchor.anchor(BIG_LOG, size, UniformTree.root(size), proof, updates);
    }

    function _report(string memory what, uint256 bound) private {
        uint256 gas = vm.lastCallGas().gasTotalUsed;
        emit log_named_uint(what, gas);
        vm.assertTrue(gas < bound, "dearer than it was");
    }
}
