// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Consortium} from "../src/Consortium.sol";
import {IssuerRegistry} from "../src/IssuerRegistry.sol";
import {Membership} from "../src/Membership.sol";
import {vm} from "./Vm.sol";

/// @dev Organisations that own a registry, and what they do.
abstract contract ConsortiumActions {
    uint64 internal constant NOW = 1_780_000_000;
    uint64 internal constant LIFETIME = 7 days;
    bytes32 internal constant AUTHORITY = keccak256("https://musterstadt.example");
    bytes32 internal constant TYPE = keccak256("https://musterstadt.example/types/liquor-licence");
    bytes32 internal constant LOG = keccak256("musterstadt.example/log/2026");
    address internal constant CITY = address(0xC1);
    address internal constant TOWN = address(0xC2);
    address internal constant CENTRE = address(0xC3);
    address internal constant UNIVERSITY = address(0xC4);
    address internal constant NEWCOMER = address(0xC5);
    address internal constant STRANGER = address(0x0456);

    IssuerRegistry internal registry;
    Consortium internal consortium;

    /// @dev A registry and the consortium of the first `size` accounts from CITY on, which owns it.
    function owned(uint160 size) internal returns (IssuerRegistry r, Consortium c) {
        r = new IssuerRegistry(address(this));
        c = new Consortium(r, LIFETIME, founders(size));
        r.transferOwnership(address(c));
        c.acceptOwnership();
    }

    function founders(uint160 size) internal pure returns (Membership.Member[] memory list) {
        list = new Membership.Member[](size);
        for (uint160 i = 0; i < size; ++i) {
            list[i] = Membership.Member(account(i), "a member");
        }
    }

    function account(uint160 position) internal pure returns (address) {
        return address(uint160(CITY) + position);
    }

    /// @dev One call of the registry.
    function ofRegistry(bytes memory data) internal view returns (Consortium.Call[] memory calls) {
        return one(address(registry), data);
    }

    /// @dev One call of the consortium to itself.
    function ofItself(bytes memory data) internal view returns (Consortium.Call[] memory calls) {
        return one(address(consortium), data);
    }

    function one(address target, bytes memory data) internal pure returns (Consortium.Call[] memory calls) {
        calls = new Consortium.Call[](1);
        calls[0] = Consortium.Call(target, data);
    }

    function naming(bytes32 authority) internal view returns (Consortium.Call[] memory) {
        return ofRegistry(abi.encodeCall(registry.registerAuthority, (authority, "Stadt Musterstadt")));
    }

    function adding(address newcomer) internal view returns (Consortium.Call[] memory) {
        return ofItself(abi.encodeCall(consortium.addMember, (newcomer, "a newcomer")));
    }

    function removing(address member) internal view returns (Consortium.Call[] memory) {
        return ofItself(abi.encodeCall(consortium.removeMember, (member)));
    }

    function replacing(address former, address next) internal view returns (Consortium.Call[] memory) {
        return ofItself(abi.encodeCall(consortium.replaceMember, (former, next, "the same with a new key")));
    }

    function propose(address member, Consortium.Call[] memory calls) internal returns (bytes32) {
        vm.prank(member);
        return consortium.propose(calls);
    }

    function approve(address member, bytes32 id) internal {
        vm.prank(member);
        consortium.approve(id);
    }

    function reject(address member, bytes32 id) internal {
        vm.prank(member);
        consortium.reject(id);
    }

    function execute(address member, bytes32 id) internal {
        vm.prank(member);
        consortium.execute(id);
    }

    /// @dev Proposed by CITY and approved by two more: a majority of four, not executed yet.
    function agreed(Consortium.Call[] memory calls) internal returns (bytes32 id) {
        id = propose(CITY, calls);
        approve(TOWN, id);
        approve(CENTRE, id);
    }

    function decided(Consortium.Call[] memory calls) internal {
        execute(CITY, agreed(calls));
    }

    function stateOf(bytes32 id) internal view returns (Consortium.State state) {
        (state,,,,,,,) = consortium.proposal(id);
    }

    function requireState(bytes32 id, Consortium.State expected) internal view {
        vm.assertEq(uint256(stateOf(id)), uint256(expected), "state");
    }

    function notOpen(bytes32 id, Consortium.State state) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(Consortium.ConsortiumProposalNotOpen.selector, id, state);
    }
}

/// @dev Four organisations that own a registry: three of them are a majority.
abstract contract ConsortiumFixture is ConsortiumActions {
    function setUp() public {
        vm.warp(NOW);
        (registry, consortium) = owned(4);
    }
}
