// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {Consortium} from "../src/Consortium.sol";
import {IssuerRegistry} from "../src/IssuerRegistry.sol";
import {Membership} from "../src/Membership.sol";
import {ConsortiumFixture} from "./ConsortiumFixture.sol";
import {vm} from "./Vm.sol";

/// @dev Every refusal of the consortium apart from those of its membership, with its exact error.
contract ConsortiumRefusalsTest is ConsortiumFixture {
    function test_everythingIsForMembersOnly() public {
        bytes32 id = agreed(naming(AUTHORITY));
        bytes memory refusal = abi.encodeWithSelector(Membership.ConsortiumUnauthorizedAccount.selector, STRANGER);
        vm.expectRevert(refusal);
        propose(STRANGER, naming(TYPE));
        vm.expectRevert(refusal);
        approve(STRANGER, id);
        vm.expectRevert(refusal);
        reject(STRANGER, id);
        vm.expectRevert(refusal);
        execute(STRANGER, id);
    }

    function test_refusesARegistryThatIsNoContract() public {
        _expect(abi.encodeWithSelector(Consortium.ConsortiumInvalidRegistry.selector, STRANGER));
        new Consortium(IssuerRegistry(STRANGER), LIFETIME, founders(2));
    }

    function test_refusesLifetimesOfZeroAndOfMoreThanAYear() public {
        _expect(abi.encodeWithSelector(Consortium.ConsortiumInvalidLifetime.selector, 0));
        new Consortium(registry, 0, founders(2));
        _expect(abi.encodeWithSelector(Consortium.ConsortiumInvalidLifetime.selector, 366 days + 1));
        new Consortium(registry, 366 days + 1, founders(2));
        new Consortium(registry, 366 days, founders(2));
        new Consortium(registry, 1, founders(2));
    }

    function test_refusesToBeginWithoutMembersOrWithOneTwice() public {
        _expect(abi.encodeWithSelector(Membership.ConsortiumTooFewMembers.selector, 0));
        new Consortium(registry, LIFETIME, founders(0));
        Membership.Member[] memory twice = founders(2);
        twice[1].account = CITY;
        _expect(abi.encodeWithSelector(Membership.ConsortiumAlreadyMember.selector, CITY));
        new Consortium(registry, LIFETIME, twice);
        twice[1].account = address(0);
        _expect(abi.encodeWithSelector(Membership.ConsortiumInvalidMember.selector, address(0)));
        new Consortium(registry, LIFETIME, twice);
    }

    function test_refusesAProposalWithoutCalls() public {
        _expect(abi.encodeWithSelector(Consortium.ConsortiumNoCalls.selector));
        propose(CITY, new Consortium.Call[](0));
    }

    function test_refusesCallsOfForeignContracts() public {
        Consortium.Call[] memory calls = new Consortium.Call[](2);
        calls[0] = naming(AUTHORITY)[0];
        calls[1] = one(address(this), abi.encodeCall(this.test_refusesCallsOfForeignContracts, ()))[0];
        _expect(abi.encodeWithSelector(Consortium.ConsortiumForeignTarget.selector, address(this)));
        propose(CITY, calls);
        vm.assertEq(consortium.proposalCount(), 0, "proposals");
    }

    function test_refusesTheSameVoteTwice() public {
        bytes32 id = propose(CITY, naming(AUTHORITY));
        _expect(abi.encodeWithSelector(Consortium.ConsortiumVoteUnchanged.selector, id, CITY));
        approve(CITY, id);
        reject(TOWN, id);
        _expect(abi.encodeWithSelector(Consortium.ConsortiumVoteUnchanged.selector, id, TOWN));
        reject(TOWN, id);
        (,,,,, uint256 approvals, uint256 rejections,) = consortium.proposal(id);
        vm.assertTrue(approvals == 1 && rejections == 1, "votes");
    }

    function test_refusesUnknownProposals() public {
        bytes4 notOpenSelector = Consortium.ConsortiumProposalNotOpen.selector;
        bytes memory unknown = abi.encodeWithSelector(notOpenSelector, TYPE, Consortium.State.Unknown);
        _expect(unknown);
        approve(CITY, TYPE);
        _expect(unknown);
        reject(CITY, TYPE);
        _expect(unknown);
        execute(CITY, TYPE);
    }

    function test_refusesToExecuteTwice() public {
        bytes32 id = agreed(naming(AUTHORITY));
        execute(CITY, id);
        bytes memory executed = notOpen(id, Consortium.State.Executed);
        _expect(executed);
        execute(TOWN, id);
        _expect(executed);
        approve(UNIVERSITY, id);
        _expect(executed);
        reject(TOWN, id);
    }

    function test_refusesToExecuteWithoutMajority() public {
        bytes32 id = propose(CITY, naming(AUTHORITY));
        approve(TOWN, id);
        _expect(abi.encodeWithSelector(Consortium.ConsortiumMajorityMissing.selector, id, 2, 3));
        execute(CITY, id);
    }

    function test_namesTheCallThatFailedWithoutReason() public {
        Consortium.Call[] memory calls = new Consortium.Call[](2);
        calls[0] = naming(AUTHORITY)[0];
        calls[1] = ofRegistry("no such function")[0];
        bytes32 id = agreed(calls);
        _expect(abi.encodeWithSelector(Consortium.ConsortiumCallFailed.selector, id, 1));
        execute(CITY, id);
    }

    /// @dev An executed call is not a member: it cannot vote, propose, execute, or execute itself again.
    function test_refusesThatAnExecutedCallActsAsAMember() public {
        bytes32 other = propose(CITY, naming(AUTHORITY));
        bytes[4] memory acts = [
            abi.encodeCall(consortium.propose, (naming(TYPE))),
            abi.encodeCall(consortium.approve, (other)),
            abi.encodeCall(consortium.reject, (other)),
            abi.encodeCall(consortium.execute, (other))
        ];
        for (uint256 i = 0; i < acts.length; ++i) {
            bytes32 id = agreed(ofItself(acts[i]));
            _expect(abi.encodeWithSelector(Membership.ConsortiumUnauthorizedAccount.selector, address(consortium)));
            execute(CITY, id);
        }
    }

    function test_refusesARegistryThatWasNotOffered() public {
        _expect(abi.encodeWithSelector(Ownable.OwnableUnauthorizedAccount.selector, address(consortium)));
        consortium.acceptOwnership();
    }

    /// @dev Not even the members can leave the registry without an owner.
    function test_refusesToGiveTheRegistryUp() public {
        bytes32 id = agreed(ofRegistry(abi.encodeCall(registry.renounceOwnership, ())));
        _expect(abi.encodeWithSelector(IssuerRegistry.IssuerRegistryOwnerRequired.selector));
        execute(CITY, id);
    }

    function test_refusesToShowWhatIsNotThere() public {
        bytes32 id = propose(CITY, naming(AUTHORITY));
        _expect(abi.encodeWithSelector(Consortium.ConsortiumNoSuchProposal.selector, 1));
        consortium.proposalId(1);
        _expect(abi.encodeWithSelector(Consortium.ConsortiumNoSuchCall.selector, id, 1));
        consortium.proposedCall(id, 1);
        requireState(TYPE, Consortium.State.Unknown);
    }

    function _expect(bytes memory refusal) private {
        vm.expectRevert(refusal);
    }
}
