// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Consortium} from "../src/Consortium.sol";
import {ConsortiumActions} from "./ConsortiumFixture.sol";
import {vm} from "./Vm.sol";

/// @dev Six accounts, members or not, honest or lying, do anything in any order. Beside the contract goes a plain model:
/// who is a member, what each account last said about each proposal. At each execution the model is asked, not the contract.
contract ConsortiumHandler is ConsortiumActions {
    enum Kind {
        Profile,
        Add,
        Remove,
        Replace
    }

    struct Made {
        bytes32 id;
        Kind kind;
        address first;
        address second;
        uint256 madeAt;
        uint256 changesBefore;
        uint256 executions;
    }

    uint160 private constant ACCOUNTS = 6;

    Made[] private _made;
    mapping(uint256 number => mapping(address => bool)) private _approves;
    mapping(address => bool) private _member;
    uint256 private _members = 4;
    uint256 private _membershipChanges;
    uint256 private _registryChanges;

    uint256 public executions;
    uint256 public refusals;
    uint256 public withoutMajority;
    uint256 public outOfTime;
    uint256 public acrossMemberships;
    uint256 public repeated;
    uint256 public byStrangers;
    uint256 public refusedWrongly;

    constructor() {
        vm.warp(NOW);
        (registry, consortium) = owned(4);
        for (uint160 i = 0; i < 4; ++i) {
            _member[account(i)] = true;
        }
    }

    function proposeAny(uint8 who, uint8 kind, uint8 first, uint8 second) external {
        address proposer = _actor(who);
        Made memory made;
        made.kind = Kind(kind % 4);
        (made.first, made.second) = (_actor(first), account(second % ACCOUNTS));
        (made.madeAt, made.changesBefore) = (block.timestamp, _membershipChanges);
        Consortium.Call[] memory calls = _calls(made);
        vm.prank(proposer);
        try consortium.propose(calls) returns (bytes32 id) {
            if (!_member[proposer]) ++byStrangers;
            made.id = id;
            _approves[_made.length][proposer] = true;
            _made.push(made);
        } catch {
            ++refusals;
        }
    }

    /// @dev The accounts whose bits are set approve, one after the other.
    function approveBy(uint8 accounts, uint8 which) external {
        for (uint160 i = 0; i < ACCOUNTS; ++i) {
            if (accounts >> i & 1 == 1) _cast(account(i), which, true);
        }
    }

    function rejectBy(uint8 who, uint8 which) external {
        _cast(_actor(who), which, false);
    }

    /// @dev Back and forth, as often as a liar likes.
    function wavers(uint8 who, uint8 which, uint8 times) external {
        for (uint256 i = 0; i < times % 6; ++i) {
            _cast(_actor(who), which, i % 2 == 1);
        }
    }

    /// @dev Without this, few random sequences would find a majority before the members or the time change.
    function approveAndExecuteBy(uint8 accounts, uint8 who, uint8 which) external {
        for (uint160 i = 0; i < ACCOUNTS; ++i) {
            if (accounts >> i & 1 == 1) _cast(account(i), which, true);
        }
        executeBy(who, which);
    }

    function executeBy(uint8 who, uint8 which) public {
        if (_made.length == 0) return;
        uint256 number = _recent(which);
        address caller = _actor(who);
        bytes32 id = _made[number].id;
        vm.prank(caller);
        try consortium.execute(id) {
            _judge(number, caller);
            _follow(_made[number]);
        } catch {
            ++refusals;
            if (_mustSucceed(number, caller)) ++refusedWrongly;
        }
    }

    function wait(uint32 time) external {
        vm.warp(block.timestamp + time % (2 * LIFETIME));
    }

    /// @dev The contract's members are the model's.
    function requireMembers() external view {
        vm.assertEq(consortium.memberCount(), _members, "count");
        vm.assertEq(consortium.membershipEpoch(), _membershipChanges, "epoch");
        for (uint160 i = 0; i < ACCOUNTS; ++i) {
            vm.assertTrue(consortium.isMember(account(i)) == _member[account(i)], "member");
        }
        address[] memory list = consortium.members();
        vm.assertEq(list.length, _members, "list");
        for (uint256 i = 0; i < list.length; ++i) {
            vm.assertTrue(_member[list[i]], "listed");
            for (uint256 j = 0; j < i; ++j) {
                vm.assertTrue(list[i] != list[j], "listed once");
            }
        }
    }

    /// @dev Each executed change of the registry is in its journal, and nothing else is.
    function requireJournal() external view {
        vm.assertEq(registry.journalSize(), _registryChanges, "journal");
        vm.assertTrue(registry.owner() == address(consortium) && registry.pendingOwner() == address(0), "owner");
    }

    function _cast(address voter, uint8 which, bool approves) private {
        if (_made.length == 0) return;
        uint256 number = _recent(which);
        bytes32 id = _made[number].id;
        vm.prank(voter);
        (bool ok,) = address(consortium).call(
            approves ? abi.encodeCall(consortium.approve, (id)) : abi.encodeCall(consortium.reject, (id))
        );
        if (!ok) ++refusals;
        else if (!_member[voter]) ++byStrangers;
        else _approves[number][voter] = approves;
    }

    function _judge(uint256 number, address caller) private {
        Made storage made = _made[number];
        ++executions;
        if (!_member[caller]) ++byStrangers;
        if (2 * _approvers(number) <= _members) ++withoutMajority;
        if (block.timestamp >= made.madeAt + LIFETIME) ++outOfTime;
        if (made.changesBefore != _membershipChanges) ++acrossMemberships;
        if (made.executions++ != 0) ++repeated;
    }

    function _follow(Made storage made) private {
        if (made.kind == Kind.Profile) {
            _registryChanges += 2;
            return;
        }
        ++_membershipChanges;
        if (made.kind != Kind.Remove) _member[made.second] = true;
        if (made.kind != Kind.Add) _member[made.first] = false;
        if (made.kind == Kind.Add) ++_members;
        if (made.kind == Kind.Remove) --_members;
    }

    /// @dev Changes of the registry are valid, so a majority in time and among the same members must get through.
    function _mustSucceed(uint256 number, address caller) private view returns (bool) {
        Made storage made = _made[number];
        return made.kind == Kind.Profile && _member[caller] && 2 * _approvers(number) > _members
            && block.timestamp < made.madeAt + LIFETIME && made.changesBefore == _membershipChanges
            && made.executions == 0 && stateOf(made.id) != Consortium.State.Rejected;
    }

    /// @dev Distinct members of today whose last word is an approval.
    function _approvers(uint256 number) private view returns (uint256 count) {
        for (uint160 i = 0; i < ACCOUNTS; ++i) {
            if (_member[account(i)] && _approves[number][account(i)]) ++count;
        }
    }

    /// @dev Mostly a member, else whoever it is.
    function _actor(uint8 who) private view returns (address) {
        uint160 position = who / 4 % ACCOUNTS;
        if (who % 4 == 3) return account(position);
        while (!_member[account(position)]) {
            position = (position + 1) % ACCOUNTS;
        }
        return account(position);
    }

    /// @dev One of the last three, executed or not: older ones would hardly ever find a majority.
    function _recent(uint8 which) private view returns (uint256) {
        uint256 back = which % 3;
        return back < _made.length ? _made.length - 1 - back : 0;
    }

    function _calls(Made memory made) private view returns (Consortium.Call[] memory) {
        if (made.kind == Kind.Add) return adding(made.second);
        if (made.kind == Kind.Remove) return removing(made.first);
        if (made.kind == Kind.Replace) return replacing(made.first, made.second);
        // There and back again: the registry itself would take these calls any number of times.
        Consortium.Call[] memory calls = new Consortium.Call[](2);
        calls[0] = ofRegistry(abi.encodeCall(registry.registerProfile, (TYPE, AUTHORITY)))[0];
        calls[1] = ofRegistry(abi.encodeCall(registry.registerProfile, (TYPE, LOG)))[0];
        return calls;
    }
}
