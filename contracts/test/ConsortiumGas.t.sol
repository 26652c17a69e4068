// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Consortium} from "../src/Consortium.sol";
import {ConsortiumFixture} from "./ConsortiumFixture.sol";
import {vm} from "./Vm.sol";

/// @dev Gas of the members' transactions, all included, for docs/gas.md; with bounds a little above what was measured.
/// forge-config: default.isolate = true
contract ConsortiumGasTest is ConsortiumFixture {
    event log_named_uint(string key, uint256 value);

    function test_gas_ofAddingAKey() public {
        decided(naming(AUTHORITY));
        bytes memory data = abi.encodeCall(registry.addKey, (AUTHORITY, TYPE, 1, NOW, type(uint64).max));
        _measure("add a key", ofRegistry(data), 380_000, 120_000);
    }

    function test_gas_ofReplacingAMember() public {
        _measure("replace a member", replacing(UNIVERSITY, NEWCOMER), 380_000, 135_000);
    }

    /// @dev An authority joins: its name, key, right, log and status list at once.
    function test_gas_ofFiveCalls() public {
        Consortium.Call[] memory calls = new Consortium.Call[](5);
        calls[0] = naming(AUTHORITY)[0];
        calls[1] = ofRegistry(abi.encodeCall(registry.addKey, (AUTHORITY, TYPE, 1, NOW, type(uint64).max)))[0];
        calls[2] = ofRegistry(abi.encodeCall(registry.allowType, (AUTHORITY, TYPE, NOW)))[0];
        calls[3] = ofRegistry(abi.encodeCall(registry.registerLog, (LOG, CITY, 10_000)))[0];
        calls[4] = ofRegistry(abi.encodeCall(registry.registerStatusList, (TYPE, AUTHORITY, LOG)))[0];
        _measure("five calls", calls, 1_000_000, 400_000);
    }

    function _measure(string memory what, Consortium.Call[] memory calls, uint256 proposing, uint256 executing) private {
        bytes32 id = propose(CITY, calls);
        _report(string.concat(what, ": propose"), proposing);
        approve(TOWN, id);
        _report(string.concat(what, ": approve, first"), 65_000);
        approve(CENTRE, id);
        _report(string.concat(what, ": approve"), 65_000);
        execute(CITY, id);
        _report(string.concat(what, ": execute"), executing);
    }

    function _report(string memory what, uint256 bound) private {
        uint256 gas = vm.lastCallGas().gasTotalUsed;
        emit log_named_uint(what, gas);
        vm.assertTrue(gas < bound, "dearer than it was");
    }
}
