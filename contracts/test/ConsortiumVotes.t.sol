// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Consortium} from "../src/Consortium.sol";
import {ConsortiumFixture} from "./ConsortiumFixture.sol";
import {vm} from "./Vm.sol";

/// @dev Random votes of random members against counting by hand.
contract ConsortiumVotesTest is ConsortiumFixture {
    /// @dev What each member said last, counted anew each time.
    Consortium.Vote[9] private _last;

    function testFuzz_executesExactlyWithAStrictMajority(uint8 seed, bytes calldata votes) public {
        uint160 size = 1 + seed % 9;
        (registry, consortium) = owned(size);
        bytes32 id = propose(CITY, naming(AUTHORITY));
        _last[0] = Consortium.Vote.Approved;
        bool closed = false;
        for (uint256 i = 0; i < votes.length && !closed; ++i) {
            _cast(id, uint160(uint8(votes[i]) / 2) % size, votes[i] & 0x01 == 0x01);
            closed = 2 * (size - _count(Consortium.Vote.Rejected)) <= size;
        }
        bool majority = 2 * _count(Consortium.Vote.Approved) > size;
        vm.prank(CITY);
        (bool executed,) = address(consortium).call(abi.encodeCall(consortium.execute, (id)));
        vm.assertTrue(executed == (majority && !closed), "executed");
        vm.assertEq(registry.journalSize(), executed ? 1 : 0, "journal");
        Consortium.State open = closed ? Consortium.State.Rejected : Consortium.State.Open;
        requireState(id, executed ? Consortium.State.Executed : open);
    }

    function testFuzz_onlyMembersVote(address stranger, uint8 seed) public {
        bytes32 id = propose(CITY, naming(AUTHORITY));
        if (consortium.isMember(stranger)) return;
        bytes[4] memory acts = [
            abi.encodeCall(consortium.propose, (naming(TYPE))),
            abi.encodeCall(consortium.approve, (id)),
            abi.encodeCall(consortium.reject, (id)),
            abi.encodeCall(consortium.execute, (id))
        ];
        vm.prank(stranger);
        (bool ok,) = address(consortium).call(acts[seed % 4]);
        vm.assertFalse(ok, "a stranger acted");
    }

    /// @dev Nothing but an approval of its exact calls approves a proposal: the id binds them.
    function testFuzz_theIdBindsNumberAndCalls(bytes calldata first, bytes calldata second) public {
        bytes32 a = propose(CITY, ofRegistry(first));
        bytes32 b = propose(CITY, ofRegistry(second));
        vm.assertEq(a, keccak256(abi.encode(uint64(0), ofRegistry(first))), "first");
        vm.assertEq(b, keccak256(abi.encode(uint64(1), ofRegistry(second))), "second");
        (, bytes memory data) = consortium.proposedCall(b, 0);
        vm.assertEq(data, second, "data");
    }

    function testFuzz_isOpenUntilItsLifetimeEnds(uint64 lifetime, uint64 later) public {
        lifetime = 1 + lifetime % 366 days;
        later %= 2 * lifetime;
        consortium = new Consortium(registry, lifetime, founders(3));
        bytes32 id = propose(CITY, naming(AUTHORITY));
        vm.warp(NOW + later);
        requireState(id, later < lifetime ? Consortium.State.Open : Consortium.State.Expired);
    }

    function _cast(bytes32 id, uint160 member, bool approves) private {
        Consortium.Vote vote = approves ? Consortium.Vote.Approved : Consortium.Vote.Rejected;
        if (_last[member] == vote) {
            vm.expectRevert(abi.encodeWithSelector(Consortium.ConsortiumVoteUnchanged.selector, id, account(member)));
        }
        if (approves) approve(account(member), id);
        else reject(account(member), id);
        _last[member] = vote;
        vm.assertEq(uint256(consortium.voteOf(id, account(member))), uint256(vote), "vote");
    }

    function _count(Consortium.Vote vote) private view returns (uint256 count) {
        for (uint256 i = 0; i < _last.length; ++i) {
            if (_last[i] == vote) ++count;
        }
    }
}
