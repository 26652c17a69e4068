// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Consortium} from "../src/Consortium.sol";
import {IssuerRegistry} from "../src/IssuerRegistry.sol";
import {ConsortiumActions} from "./ConsortiumFixture.sol";
import {vm} from "./Vm.sol";

/// @dev One member, in a consortium of two, three and four, does all it can think of while the others are asleep.
contract LoneMemberHandler is ConsortiumActions {
    struct Owned {
        IssuerRegistry registry;
        Consortium consortium;
        bytes32 fingerprint;
        bytes32[] ids;
    }

    Owned[] private _all;
    uint256 public attempts;

    constructor() {
        vm.warp(NOW);
        for (uint160 size = 2; size <= 4; ++size) {
            Owned storage o = _all.push();
            (o.registry, o.consortium) = owned(size);
            o.fingerprint = _fingerprint(o);
        }
    }

    modifier among(uint8 which) {
        (registry, consortium) = (_all[which % 3].registry, _all[which % 3].consortium);
        _;
    }

    /// @dev A change of the registry or of the members, or an act of a member in the consortium's own name.
    function proposeAnything(uint8 which, uint8 kind, address other) external among(which) {
        bytes32[] storage ids = _all[which % 3].ids;
        Consortium.Call[] memory calls = _temptation(kind, other, ids);
        vm.prank(CITY);
        ids.push(consortium.propose(calls));
    }

    /// @dev Approve, reject and execute in any order, as often as it likes.
    function insist(uint8 which, uint8 proposal, uint8[] calldata acts) external among(which) {
        bytes32[] storage ids = _all[which % 3].ids;
        if (ids.length == 0) return;
        bytes32 id = ids[proposal % ids.length];
        for (uint256 i = 0; i < acts.length && i < 12; ++i) {
            if (acts[i] % 3 == 0) _try(address(consortium), abi.encodeCall(consortium.approve, (id)));
            if (acts[i] % 3 == 1) _try(address(consortium), abi.encodeCall(consortium.reject, (id)));
            if (acts[i] % 3 == 2) _try(address(consortium), abi.encodeCall(consortium.execute, (id)));
        }
    }

    /// @dev What needs a proposal, without one.
    function goAround(uint8 which, uint8 kind, address other) external among(which) {
        Consortium.Call[] memory calls = _temptation(kind, other, _all[which % 3].ids);
        _try(calls[0].target, calls[0].data);
        _try(address(registry), abi.encodeCall(registry.acceptOwnership, ()));
        _try(address(consortium), abi.encodeCall(consortium.acceptOwnership, ()));
    }

    function callWithAnything(uint8 which, bool toRegistry, bytes calldata data) external among(which) {
        _try(toRegistry ? address(registry) : address(consortium), data);
    }

    function wait(uint32 time) external {
        vm.warp(block.timestamp + time % LIFETIME);
    }

    function requireUnchanged() external view {
        for (uint256 i = 0; i < _all.length; ++i) {
            vm.assertEq(_fingerprint(_all[i]), _all[i].fingerprint, "one member changed something alone");
        }
    }

    function _try(address target, bytes memory data) private {
        ++attempts;
        vm.prank(CITY);
        // Whether it is refused is not the question, only whether anything changes.
        (bool ok,) = target.call(data);
        ok;
    }

    function _temptation(uint8 kind, address other, bytes32[] storage ids)
        private
        view
        returns (Consortium.Call[] memory)
    {
        bytes32 last = ids.length == 0 ? bytes32(0) : ids[ids.length - 1];
        if (kind % 8 == 0) return naming(keccak256(abi.encode(other)));
        if (kind % 8 == 1) return adding(other);
        if (kind % 8 == 2) return removing(TOWN);
        if (kind % 8 == 3) return replacing(TOWN, other);
        if (kind % 8 == 4) return ofRegistry(abi.encodeCall(registry.transferOwnership, (CITY)));
        if (kind % 8 == 5) return ofItself(abi.encodeCall(consortium.approve, (last)));
        if (kind % 8 == 6) return ofItself(abi.encodeCall(consortium.execute, (last)));
        return adding(address(consortium));
    }

    function _fingerprint(Owned storage o) private view returns (bytes32) {
        bytes memory ofRegistry_ = abi.encode(o.registry.owner(), o.registry.pendingOwner(), o.registry.journalHead());
        return keccak256(abi.encode(ofRegistry_, o.consortium.members(), o.consortium.membershipEpoch()));
    }
}
